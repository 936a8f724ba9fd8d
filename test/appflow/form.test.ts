import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';

const { description } = new AwsAppFlow();

/** The form as the editor shows it when these answers are given. */
function form(answers: INodeParameters): { values: INodeParameters; fields: INodeProperties[] } {
	const all = { resource: 'connectorProfile', ...answers };
	const values =
		NodeHelpers.getNodeParameters(description.properties, all, true, false, null, description) ??
		{};
	const fields = description.properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, null, description),
	);
	return { values, fields };
}

/** The labels of the fields below Resource and Operation. */
const labels = (answers: INodeParameters) =>
	form(answers)
		.fields.map(({ displayName }) => displayName)
		.filter((label) => !['Resource', 'Operation', 'Options'].includes(label));

/** The credentials that n8n asks for. */
function credentialsOf(answers: INodeParameters): string[] {
	const { values } = form(answers);
	return (description.credentials ?? [])
		.filter((credential) => NodeHelpers.displayParameter(values, credential, null, description))
		.map(({ name }) => name);
}

/** What can be added to a collection. */
function addable(collection: string, answers: INodeParameters): string[] {
	const { values, fields } = form(answers);
	const field = fields.find(({ name }) => name === collection);
	return (field?.options ?? []).flatMap((option) =>
		'type' in option && NodeHelpers.displayParameter({}, option, null, description, values)
			? [option.displayName]
			: [],
	);
}

test('Create goes from the name over the connector to what the connector needs', () => {
	expect(labels({ operation: 'create' })).toEqual([
		'Secrets From',
		'Connector Profile Name',
		'Connector',
		'Configure With',
		'Connection Mode',
		'Instance URL',
		'Additional Fields',
	]);
});

test.each(['create', 'createOrUpdate', 'update', 'rotateCredentials'])(
	'%s asks first where the secrets come from, as n8n shows the credentials there',
	(operation) => {
		expect(labels({ operation })[0]).toBe('Secrets From');
		expect(credentialsOf({ operation })).toEqual(['awsAppFlowApi', 'awsAppFlowConnectorApi']);
		expect(credentialsOf({ operation, secretsFrom: 'fields' })).toEqual(['awsAppFlowApi']);
	},
);

test('no other operation asks for the credential of a connection', () => {
	const operations = description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [], displayOptions }) =>
			options.map((option) => ({
				resource: String(displayOptions?.show?.resource?.[0]),
				operation: 'value' in option ? String(option.value) : '',
			})),
		);
	const asking = operations.filter((answers) => credentialsOf(answers).length > 1);
	expect(asking.map(({ operation }) => operation).sort()).toEqual([
		'create',
		'createOrUpdate',
		'rotateCredentials',
		'update',
	]);
});

test('credentials are told apart by what they are for', () => {
	expect(description.credentials?.map(({ displayName }) => displayName)).toEqual([
		'Credential for AWS AppFlow',
		'Credential for the Connection',
	]);
});

test('the label of a custom connector follows the connector', () => {
	for (const operation of ['create', 'update', 'rotateCredentials']) {
		const shown = labels({ operation, connectorType: 'CustomConnector' });
		expect(shown[shown.indexOf('Connector') + 1]).toBe('Connector Label');
	}
});

test('secrets are asked for where they are to be typed in, as passwords', () => {
	const answers = { operation: 'create', secretsFrom: 'fields' };
	expect(labels(answers).slice(5)).toEqual([
		'Authentication',
		'Instance URL',
		'Access Token',
		'Refresh Token',
		'Client Credentials ARN',
		'Additional Fields',
	]);
	const masked = form(answers).fields.filter(({ typeOptions }) => typeOptions?.password);
	expect(masked.map(({ displayName }) => displayName)).toEqual([
		'Access Token',
		'Refresh Token',
		'Client Credentials ARN',
	]);
});

test('JSON takes the place of the fields', () => {
	expect(labels({ operation: 'create', configureWith: 'json' }).slice(3)).toEqual([
		'Configure With',
		'Connection Mode',
		'Connector Profile Config',
	]);
});

test('the wait for a private connection is offered where the connection is private', () => {
	const waits = (answers: INodeParameters) =>
		addable('options', answers).filter((label) => label.includes('Private Connection'));
	for (const operation of ['create', 'createOrUpdate']) {
		expect(waits({ operation })).toEqual([]);
		expect(waits({ operation, connectionMode: 'Private' })).toHaveLength(3);
		expect(waits({ operation, connectorType: 'Slack' })).toEqual([]);
	}
	for (const operation of ['update', 'rotateCredentials'])
		expect(waits({ operation })).toHaveLength(3);
});

test('Update says why it needs the secrets again', () => {
	const { fields } = form({ operation: 'update' });
	const secretsFrom = fields.find(({ name }) => name === 'secretsFrom');
	expect(secretsFrom?.hint).toContain('AWS replaces the secrets with every update');
});

test('lists of profiles can be filtered by the connectors that have some', () => {
	const { fields } = form({ operation: 'getMany' });
	const filters = fields.find(({ name }) => name === 'filters')?.options ?? [];
	const connector = filters.find(({ name }) => name === 'connectorType');
	const offered = connector && 'options' in connector ? (connector.options ?? []) : [];
	expect(offered).toHaveLength(19);
	expect(offered.map(({ name }) => name)).not.toContain('Amazon S3');
});

test('operations that only read or delete ask for the profile, and no more', () => {
	expect(labels({ operation: 'get' })).toEqual(['Connector Profile']);
	expect(labels({ operation: 'delete' })).toEqual(['Connector Profile']);
	expect(addable('options', { operation: 'delete' })).toEqual(['Concurrency', 'Force']);
	expect(labels({ operation: 'getMany' })).toEqual(['Return All', 'Limit', 'Filters']);
});

test('only what changes something with a client token takes a key of one’s own', () => {
	const keyed = ['create', 'createOrUpdate', 'update', 'rotateCredentials', 'get', 'delete'].filter(
		(operation) => addable('options', { operation }).includes('Idempotency Key'),
	);
	expect(keyed).toEqual(['create', 'createOrUpdate', 'update', 'rotateCredentials']);
});
