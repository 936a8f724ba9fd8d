import { customEntities } from './custom';
import { changeTime, type Entity, entity, field, inOrder, keyField } from './entity';
import { GOOGLE_ANALYTICS, MARKETO } from './marketing';
import { PARDOT, SALESFORCE } from './salesforce';
import { SAP } from './sap';
import { SERVICENOW, SLACK, ZENDESK } from './service';
import { BUCKETS, EVENT_BUSES, REDSHIFT, SNOWFLAKE } from './storage';

const BY_TYPE: Record<string, Entity[]> = {
	EventBridge: EVENT_BUSES,
	Googleanalytics: GOOGLE_ANALYTICS,
	Marketo: MARKETO,
	Pardot: PARDOT,
	Redshift: REDSHIFT,
	S3: BUCKETS,
	SAPOData: SAP,
	Salesforce: SALESFORCE,
	Servicenow: SERVICENOW,
	Slack: SLACK,
	Snowflake: SNOWFLAKE,
	Zendesk: ZENDESK,
};

const OTHERS = inOrder(
	entity('events', 'Events', [
		keyField('id'),
		field('name'),
		field('value', 'double'),
		changeTime('updatedAt'),
	]),
);

/** Where there may be more than the sandbox knows: anybody's tables, folders and event buses. */
const OPEN = ['CustomerProfiles', 'EventBridge', 'LookoutMetrics', 'Redshift', 'S3', 'Snowflake'];

/** The entities that a connector offers at the top. */
export function entitiesOf(connectorType: string, label = ''): Entity[] {
	if (connectorType === 'CustomConnector') return customEntities(label);
	return BY_TYPE[connectorType] ?? OTHERS;
}

/** Whether the sandbox knows every entity that a connector has. */
export function knowsAll(connectorType: string): boolean {
	return (
		connectorType === 'CustomConnector' ||
		(BY_TYPE[connectorType] !== undefined && !OPEN.includes(connectorType))
	);
}

/** An entity by its name, however deep it is. */
export function findEntity(entities: Entity[], name: string): Entity | undefined {
	for (const each of entities) {
		if (each.name === name) return each;
		const below = findEntity(each.nested ?? [], name);
		if (below) return below;
	}
	return undefined;
}
