import { changeTime, entity, field, group, inOrder, keyField, plainFields } from './entity';

const zendesk = (name: string, label: string, ...fields: ReturnType<typeof field>[]) =>
	entity(name, label, [
		keyField('id', 'long'),
		...fields,
		changeTime('created_at'),
		changeTime('updated_at'),
	]);

/** Objects of Zendesk. */
export const ZENDESK = inOrder(
	zendesk(
		'tickets',
		'Tickets',
		field('subject', 'string', { required: true }),
		field('description', 'string', { queryable: false }),
		field('status', 'string', { values: ['new', 'open', 'pending', 'solved', 'closed'] }),
		field('priority', 'string', { values: ['low', 'normal', 'high', 'urgent'] }),
		field('requester_id', 'long'),
		field('has_incidents', 'boolean'),
		field('external_id', 'string', { externalId: true }),
	),
	zendesk(
		'users',
		'Users',
		field('name', 'string', { required: true }),
		field('email'),
		field('active', 'boolean', { readOnly: true }),
		field('role', 'string', { values: ['end-user', 'agent', 'admin'] }),
	),
	zendesk('organizations', 'Organizations', field('name', 'string', { required: true })),
);

/** Tables of ServiceNow. */
export const SERVICENOW = inOrder(
	entity('incident', 'Incident', [
		keyField('sys_id'),
		...plainFields('string', 'number', 'short_description', 'assigned_to'),
		field('state', 'integer', { values: ['1', '2', '3', '6', '7'] }),
		field('priority', 'integer', { range: { minimum: 1, maximum: 5 } }),
		field('active', 'boolean'),
		changeTime('sys_created_on'),
		changeTime('sys_updated_on'),
	]),
	entity('sys_user', 'User', [
		keyField('sys_id'),
		...plainFields('string', 'user_name', 'email', 'department'),
		changeTime('sys_updated_on'),
	]),
);

const channel = (name: string) =>
	entity(`conversations/${name}`, name, [
		keyField('ts'),
		...plainFields('string', 'text', 'user', 'type'),
		field('reply_count', 'integer', { readOnly: true }),
		changeTime('timestamp'),
	]);

/** Conversations of Slack. */
export const SLACK = inOrder(
	group('conversations', 'Conversations', channel('general'), channel('support')),
);
