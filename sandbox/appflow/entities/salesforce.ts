import {
	changeTime,
	entity,
	type EntityDraft,
	type Field,
	field,
	inOrder,
	keyField,
	plainFields,
} from './entity';

const TIMES = [
	changeTime('CreatedDate'),
	changeTime('LastModifiedDate'),
	changeTime('SystemModstamp'),
];

const ADDRESS = ['Street', 'City', 'PostalCode', 'Country'];

function address(name: string): Field[] {
	return [
		field(`${name}Address`, 'address', { readOnly: true, queryable: false }),
		...ADDRESS.map((part) => field(`${name}${part}`, 'string', { parent: `${name}Address` })),
	];
}

function picklist(name: string, ...values: string[]): Field {
	return field(name, 'picklist', { values });
}

const email = (name: string) =>
	field(name, 'email', { pattern: '^[^@]+@[^@]+$', length: { minimum: 3, maximum: 80 } });

const record = (name: string, ...fields: Field[]) =>
	entity(name, name, [
		keyField('Id', 'id'),
		...fields,
		field('IsDeleted', 'boolean', READ_ONLY),
		...TIMES,
	]);

const READ_ONLY = { readOnly: true };

const events = (name: string, label: string, ...fields: Field[]): EntityDraft => ({
	...entity(name, label, [field('ReplayId', 'string', READ_ONLY), ...fields]),
	events: true,
});

/** Objects and event streams of Salesforce. */
export const SALESFORCE = inOrder(
	record(
		'Account',
		field('Name', 'string', { required: true, length: { minimum: 1, maximum: 255 } }),
		picklist('Industry', 'Banking', 'Energy', 'Retail', 'Technology'),
		field('AnnualRevenue', 'currency', { range: { minimum: 0, maximum: 1e15 } }),
		field('NumberOfEmployees', 'integer', { range: { minimum: 0, maximum: 99_999_999 } }),
		field('Website', 'url'),
		field('Phone', 'phone'),
		...address('Billing'),
		field('Fax', 'phone', { deprecated: true }),
		field('External_Id__c', 'string', { externalId: true }),
		picklist('Region__c', 'Americas', 'Asia', 'Europe'),
	),
	record(
		'Contact',
		field('FirstName'),
		field('LastName', 'string', { required: true }),
		email('Email'),
		field('Birthdate', 'date', { dateFormat: 'yyyy-MM-dd' }),
		field('AccountId', 'reference'),
		field('DoNotCall', 'boolean', { defaultValue: 'false' }),
		...address('Mailing'),
	),
	record(
		'Opportunity',
		field('Name', 'string', { required: true }),
		picklist('StageName', 'Prospecting', 'Negotiation', 'Closed Won', 'Closed Lost'),
		field('Amount', 'currency'),
		field('Probability', 'percent', { range: { minimum: 0, maximum: 100 } }),
		field('CloseDate', 'date', { required: true, dateFormat: 'yyyy-MM-dd' }),
		field('AccountId', 'reference'),
		field('IsWon', 'boolean', READ_ONLY),
	),
	record(
		'Lead',
		field('FirstName'),
		field('LastName', 'string', { required: true }),
		field('Company', 'string', { required: true }),
		email('Email'),
		picklist('Status', 'Open', 'Working', 'Closed'),
		field('Description', 'textarea', { queryable: false, length: { minimum: 0, maximum: 32_000 } }),
	),
	events(
		'AccountChangeEvent',
		'Account Change Event',
		...plainFields('string', 'Name', 'Industry'),
	),
	events('Order_Placed__e', 'Order Placed', field('Order_Number__c'), field('Total__c', 'double')),
);

/** Objects of Salesforce Pardot. */
export const PARDOT = inOrder(
	entity('prospects', 'Prospects', [
		keyField('id', 'integer'),
		...plainFields('string', 'email', 'first_name', 'last_name', 'company'),
		field('score', 'integer'),
		changeTime('created_at'),
		changeTime('updated_at'),
	]),
	entity('campaigns', 'Campaigns', [
		keyField('id', 'integer'),
		field('name'),
		field('cost', 'decimal'),
	]),
);
