import type { JsonObject } from '../core/json';
import type { Sequenced } from './paging';

/** A thing in a SaaS application that flows read or write, such as an account or a ticket. */
export interface Entity extends Sequenced {
	name: string;
	label: string;
	/** Entities below this one, found with its name as `entitiesPath`. */
	nested?: Entity[];
	fields: Field[];
}

/** A field of an entity. */
export interface Field {
	name: string;
	label: string;
	type: 'string' | 'number' | 'boolean' | 'datetime';
	key?: boolean;
	readOnly?: boolean;
}

const ID: Field = { name: 'Id', label: 'ID', type: 'string', key: true, readOnly: true };
const MODIFIED: Field = {
	name: 'LastModifiedDate',
	label: 'Last Modified Date',
	type: 'datetime',
	readOnly: true,
};

const SALESFORCE = list(
	entity('Account', 'Account', ['Name', 'Industry', 'Website']),
	entity('Contact', 'Contact', ['FirstName', 'LastName', 'Email']),
	entity('Opportunity', 'Opportunity', ['Name', 'StageName', 'Amount']),
	entity('Lead', 'Lead', ['FirstName', 'LastName', 'Company']),
);

const BY_TYPE: Record<string, Entity[]> = {
	Salesforce: SALESFORCE,
	Pardot: list(entity('prospects', 'Prospects', ['email', 'score'])),
	Zendesk: list(
		entity('tickets', 'Tickets', ['subject', 'status', 'priority']),
		entity('users', 'Users', ['name', 'email']),
	),
	Servicenow: list(
		entity('incident', 'Incident', ['number', 'short_description', 'state']),
		entity('sys_user', 'User', ['user_name', 'email']),
	),
	Slack: list(
		entity(
			'conversations',
			'Conversations',
			['name'],
			[
				entity('conversations/general', 'general', ['text', 'user']),
				entity('conversations/support', 'support', ['text', 'user']),
			],
		),
	),
	Marketo: list(entity('leads', 'Leads', ['email', 'company'])),
	SAPOData: list(
		entity(
			'API_SALES_ORDER_SRV',
			'Sales Order',
			['Description'],
			[
				entity('API_SALES_ORDER_SRV/A_SalesOrder', 'Sales Order Header', [
					'SalesOrder',
					'NetAmount',
				]),
				entity('API_SALES_ORDER_SRV/A_SalesOrderItem', 'Sales Order Item', ['Material']),
			],
		),
	),
	CustomConnector: list(
		entity('issues', 'Issues', ['title', 'state', 'assignee']),
		entity('projects', 'Projects', ['name', 'owner']),
	),
};

const OTHERS = list(entity('events', 'Events', ['name', 'value']));

/** The entities that a connector offers at the top. */
export function entitiesOf(connectorType: string): Entity[] {
	return BY_TYPE[connectorType] ?? OTHERS;
}

/** A field as DescribeConnectorEntity answers. */
export function fieldDescription(field: Field): JsonObject {
	const isDate = field.type === 'datetime';
	return {
		identifier: field.name,
		label: field.label,
		isPrimaryKey: field.key === true,
		isDeprecated: false,
		supportedFieldTypeDetails: {
			v1: {
				fieldType: field.type,
				filterOperators: isDate
					? ['PROJECTION', 'BETWEEN', 'GREATER_THAN', 'LESS_THAN']
					: ['PROJECTION', 'EQUAL_TO', 'NOT_EQUAL_TO'],
			},
		},
		description: `The ${field.label} of the record`,
		sourceProperties: {
			isRetrievable: true,
			isQueryable: true,
			isTimestampFieldForIncrementalQueries: isDate,
		},
		destinationProperties: {
			isCreatable: field.readOnly !== true,
			isNullable: field.key !== true,
			isUpsertable: field.key === true,
			isUpdatable: field.readOnly !== true,
			isDefaultedOnCreate: field.readOnly === true,
			supportedWriteOperations: field.readOnly ? [] : ['INSERT', 'UPSERT', 'UPDATE'],
		},
	};
}

function entity(
	name: string,
	label: string,
	fields: string[],
	nested?: Array<Omit<Entity, 'sequence'>>,
): Omit<Entity, 'sequence'> {
	return {
		name,
		label,
		...(nested ? { nested: list(...nested) } : {}),
		fields: [
			ID,
			...fields.map((field): Field => ({ name: field, label: field, type: 'string' })),
			MODIFIED,
		],
	};
}

function list(...entities: Array<Omit<Entity, 'sequence'>>): Entity[] {
	return entities.map((each, sequence) => ({ ...each, sequence }));
}
