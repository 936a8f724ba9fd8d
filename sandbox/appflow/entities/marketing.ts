import { changeTime, entity, field, inOrder, keyField, plainFields } from './entity';

/** Objects of Marketo. */
export const MARKETO = inOrder(
	entity('leads', 'Leads', [
		keyField('id', 'integer'),
		field('email', 'email', { externalId: true }),
		...plainFields('string', 'firstName', 'lastName', 'company'),
		field('leadScore', 'integer'),
		changeTime('createdAt'),
		changeTime('updatedAt'),
	]),
	entity('activities', 'Activities', [
		keyField('marketoGUID'),
		field('leadId', 'integer'),
		field('activityTypeId', 'integer'),
		changeTime('activityDate'),
	]),
);

/** The reports of Google Analytics, of which dimensions and metrics are the fields. */
export const GOOGLE_ANALYTICS = inOrder(
	entity('123456789', 'All Web Site Data', [
		...['ga:country', 'ga:deviceCategory', 'ga:pagePath'].map((name) =>
			field(name, 'string', { readOnly: true }),
		),
		...['ga:sessions', 'ga:users', 'ga:pageviews'].map((name) =>
			field(name, 'integer', { readOnly: true, queryable: false }),
		),
		changeTime('ga:date', 'date'),
	]),
);
