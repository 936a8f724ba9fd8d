import { entity, field, group, inOrder, plainFields } from './entity';

/** Buckets and the folders in them; a folder's files have columns. */
export const BUCKETS = inOrder(
	group(
		'acme-appflow-source',
		'acme-appflow-source',
		entity('acme-appflow-source/accounts', 'accounts', [
			...plainFields('string', 'Id', 'Name', 'Industry'),
			field('AnnualRevenue', 'double'),
		]),
		entity('acme-appflow-source/orders', 'orders', [
			...plainFields('string', 'number', 'customer'),
			field('total', 'double'),
			field('orderedAt', 'datetime'),
		]),
	),
	group('acme-lake', 'acme-lake'),
	group('acme-appflow-staging', 'acme-appflow-staging'),
);

/** Tables of Redshift. */
export const REDSHIFT = inOrder(
	entity('public.tickets', 'public.tickets', [
		...plainFields('varchar', 'subject', 'status', 'priority'),
		field('updated_at', 'timestamp', { kind: 'datetime' }),
	]),
	entity('public.accounts', 'public.accounts', plainFields('varchar', 'id', 'name', 'industry')),
);

/** Tables of Snowflake. */
export const SNOWFLAKE = inOrder(
	entity('RAW.PUBLIC.ISSUES', 'ISSUES', plainFields('VARCHAR', 'title', 'state', 'assignee')),
	entity('RAW.PUBLIC.EVENTS', 'EVENTS', [
		...plainFields('VARCHAR', 'name'),
		field('value', 'NUMBER', { kind: 'number' }),
	]),
);

/** Sources of partner events. */
export const EVENT_BUSES = inOrder(
	entity('aws.partner/appflow/salesforce.com/123456789012', 'salesforce.com', []),
);
