import { caseName, connectionCases, parametersOf } from '../unit/connectors.cases';
import type { ConnectionCase } from '../unit/connectors.cases';
import { amplitude, salesforce, salesforceConfig, useAccount } from './support';

const account = useAccount();

const create = 'connectorProfile.create';
const name = 'new-profile';
const named = (parameters: Record<string, unknown>) => ({
	newConnectorProfileName: name,
	...parameters,
});

/** As in the account's own partition: the local AppFlow plays one of Europe's regions. */
const here = (connection: ConnectionCase): ConnectionCase =>
	JSON.parse(JSON.stringify(connection).replaceAll('cn.com.amazonaws', 'com.amazonaws'));

// Custom connectors have tests of their own.
const cases = connectionCases
	.filter(({ connectorType }) => connectorType !== 'CustomConnector')
	.map(here);
const modeOf = ({ selectors }: ConnectionCase) => String(selectors?.connectionMode ?? 'Public');

function expectedConfig({ key, connectorType, properties, credentials }: ConnectionCase) {
	const union = key ?? connectorType;
	return {
		connectorProfileProperties: { [union]: properties },
		connectorProfileCredentials: { [union]: credentials },
	};
}

test.each(cases.map((connection) => [caseName(connection), connection] as const))(
	'a profile for %s is created with exactly what the form holds',
	async (_name, connection) => {
		const json = await account().json(create, named(parametersOf(connection)));
		expect(json).toEqual([
			{
				created: true,
				connectorProfileName: name,
				connectorProfileArn: expect.stringMatching(/^arn:aws:appflow:eu-west-1:.*new-profile$/),
				connectorType: connection.connectorType,
				connectionMode: modeOf(connection),
			},
		]);
		expect(account().sent('CreateConnectorProfile')).toEqual([
			{
				connectorProfileName: name,
				connectorType: connection.connectorType,
				connectionMode: modeOf(connection),
				connectorProfileConfig: expectedConfig(connection),
			},
		]);
	},
);

test('every connector that can have profiles was among them', async () => {
	const { AwsAppFlow } = await import('../../nodes/AwsAppFlow/AwsAppFlow.node');
	const field = new AwsAppFlow().description.properties.find(
		(property) => property.name === 'connectorType' && property.options?.length === 19,
	);
	const offered = (field?.options ?? []).map((option) => 'value' in option && option.value);
	expect([...new Set(connectionCases.map(({ connectorType }) => connectorType))].sort()).toEqual(
		offered.sort(),
	);
});

test.each(
	cases
		.filter(({ connectorType }) =>
			['Salesforce', 'Snowflake', 'Servicenow'].includes(connectorType),
		)
		.map((connection) => [caseName(connection), connection] as const),
)('the secrets for %s can come from a credential', async (_name, connection) => {
	const { connectorType, authentication, secrets, selectors, given } = connection;
	await account().json(create, named({ connectorType, ...selectors, ...given }), {
		connector: { connectorType, ...(authentication && { authentication }), ...secrets },
	});
	expect(account().sent('CreateConnectorProfile')).toMatchObject([
		{ connectorProfileConfig: expectedConfig(connection) },
	]);
});

describe('what the SDK does not know still reaches AWS', () => {
	const slack = {
		connectorType: 'Slack',
		secretsFrom: 'fields',
		authentication: 'tokens',
		instanceUrl: 'https://acme.slack.com',
		clientId: 'dummy-client',
		clientSecret: 'dummy-client-secret',
		accessToken: 'dummy-access',
	};

	test('as additional members, at any depth', async () => {
		const newProperty = { nested: [1, { two: true }] };
		const additionalMembers = JSON.stringify({
			connectorProfileProperties: { ServiceNow: { newProperty } },
			connectorProfileCredentials: { ServiceNow: { oAuth2Credentials: { newSecret: 'dummy' } } },
		});
		await account().json(
			create,
			named({
				...slack,
				connectorType: 'Servicenow',
				refreshToken: 'dummy-refresh',
				additionalFields: { additionalMembers },
			}),
		);
		expect(account().sent('CreateConnectorProfile')).toMatchObject([
			{
				connectorProfileConfig: {
					connectorProfileProperties: {
						ServiceNow: { instanceUrl: 'https://acme.slack.com', newProperty },
					},
					connectorProfileCredentials: {
						ServiceNow: {
							oAuth2Credentials: { accessToken: 'dummy-access', newSecret: 'dummy' },
						},
					},
				},
			},
		]);
	});

	test('as members beside the two that the configuration has today', async () => {
		const additionalMembers = {
			connectorProfileProperties: {},
			connectorProfileNews: { since: '2027' },
		};
		await account().json(create, named({ ...slack, additionalFields: { additionalMembers } }));
		expect(account().sent('CreateConnectorProfile')).toMatchObject([
			{ connectorProfileConfig: { connectorProfileNews: { since: '2027' } } },
		]);
	});

	test('in a configuration given as JSON', async () => {
		const connectorProfileConfig = {
			connectorProfileProperties: { Slack: { instanceUrl: 'https://acme.slack.com', later: 1 } },
			connectorProfileCredentials: {
				Slack: { clientId: 'c', clientSecret: 's', accessToken: 'a', newSecret: 'dummy-new' },
			},
		};
		const json = { connectorType: 'Slack', configureWith: 'json', secretsFrom: 'fields' };
		await account().json(
			create,
			named({ ...json, connectorProfileConfig: JSON.stringify(connectorProfileConfig) }),
		);
		expect(account().sent('CreateConnectorProfile')).toMatchObject([{ connectorProfileConfig }]);
	});

	test('and is signed, so that it is not altered on its way', async () => {
		const additionalMembers = { connectorProfileProperties: { Slack: { ünïcode: '„Straße“ 😀' } } };
		await account().json(create, named({ ...slack, additionalFields: { additionalMembers } }));
		expect(account().requests('CreateConnectorProfile')).toMatchObject([{ status: 200 }]);
	});
});

describe('a configuration as JSON', () => {
	const json = { connectorType: 'Salesforce', configureWith: 'json', secretsFrom: 'fields' };

	test('is sent as it is, whether text or an object', async () => {
		const asText = JSON.stringify(salesforceConfig);
		await account().json(create, {
			...json,
			newConnectorProfileName: 'as-text',
			connectorProfileConfig: asText,
		});
		await account().json(
			create,
			{
				...json,
				newConnectorProfileName: 'as-object',
				connectorProfileConfig: '={{ $json.config }}',
			},
			{ items: [{ config: salesforceConfig }] },
		);
		expect(account().sent('CreateConnectorProfile')).toMatchObject([
			{ connectorProfileName: 'as-text', connectorProfileConfig: salesforceConfig },
			{ connectorProfileName: 'as-object', connectorProfileConfig: salesforceConfig },
		]);
	});

	test('takes its secrets from a credential', async () => {
		const { connectorProfileProperties } = salesforceConfig;
		await account().json(
			create,
			named({
				...json,
				secretsFrom: 'credential',
				connectorProfileConfig: { connectorProfileProperties },
			}),
			{ connector: { ...salesforce } },
		);
		expect(account().sent('CreateConnectorProfile')).toMatchObject([
			{ connectorProfileConfig: salesforceConfig },
		]);
	});
});

describe('values from the items', () => {
	test('each item makes its own profile, in order', async () => {
		const items = ['one', 'two', 'three'].map((label) => ({ label, secret: `dummy-${label}` }));
		const json = await account().json(
			create,
			{
				...salesforce,
				newConnectorProfileName: '=sf-{{ $json.label }}',
				instanceUrl: '=https://{{ $json.label }}.my.salesforce.com',
				accessToken: '={{ $json.secret }}',
			},
			{ items },
		);
		expect(json.map(({ connectorProfileName }) => connectorProfileName)).toEqual([
			'sf-one',
			'sf-two',
			'sf-three',
		]);
		const sent = account().sent('CreateConnectorProfile');
		for (const { label, secret } of items) {
			expect(sent).toContainEqual({
				connectorProfileName: `sf-${label}`,
				connectorType: 'Salesforce',
				connectionMode: 'Public',
				connectorProfileConfig: {
					connectorProfileProperties: {
						Salesforce: { instanceUrl: `https://${label}.my.salesforce.com` },
					},
					connectorProfileCredentials: {
						Salesforce: {
							...salesforceConfig.connectorProfileCredentials.Salesforce,
							accessToken: secret,
						},
					},
				},
			});
		}
	});

	test('what was pasted is trimmed, but for passwords', async () => {
		await account().json(create, {
			newConnectorProfileName: ' padded \n',
			connectorType: 'Veeva',
			secretsFrom: 'fields',
			instanceUrl: ' https://acme.veevavault.com ',
			username: '\tdummy-user ',
			password: ' dummy password ',
		});
		expect(account().sent('CreateConnectorProfile')).toMatchObject([
			{
				connectorProfileName: 'padded',
				connectorProfileConfig: {
					connectorProfileProperties: { Veeva: { instanceUrl: 'https://acme.veevavault.com' } },
					connectorProfileCredentials: {
						Veeva: { username: 'dummy-user', password: ' dummy password ' },
					},
				},
			},
		]);
	});

	test('optional properties are sent only where they were added', async () => {
		const additionalFields = { isSandboxEnvironment: true };
		await account().json(create, named({ ...salesforce, additionalFields }));
		expect(account().sent('CreateConnectorProfile')).toMatchObject([
			{
				connectorProfileConfig: {
					connectorProfileProperties: {
						Salesforce: {
							instanceUrl: 'https://acme.my.salesforce.com',
							isSandboxEnvironment: true,
						},
					},
				},
			},
		]);
	});
});

test('a key of one’s own encrypts the secrets', async () => {
	const kmsArn = 'arn:aws:kms:eu-west-1:123456789012:key/dummy';
	await account().json(create, named({ ...amplitude, options: { kmsArn } }));
	expect(account().sent('CreateConnectorProfile')).toMatchObject([{ kmsArn }]);
});

test('a private profile is made without waiting, unless asked to', async () => {
	const [json] = await account().json(create, {
		...named(salesforce),
		connectionMode: 'Private',
	});
	expect(json).toMatchObject({ created: true, connectionMode: 'Private' });
	expect(account().calls()).toEqual(['CreateConnectorProfile']);
	expect(await account().described(name)).toMatchObject({
		privateConnectionProvisioningState: { status: 'PENDING' },
	});
});

test('a name that is taken is a conflict that says what to do', async () => {
	const { message, description } = await account().failure(create, {
		...salesforce,
		newConnectorProfileName: 'salesforce-production',
	});
	expect(message).toBe('The request conflicts with what exists in AppFlow [item 0]');
	expect(description).toContain(
		'Connector profile with name: salesforce-production already exists',
	);
	expect(description).toContain('use Create or Update');
});

test('the service’s refusal of the login is not taken for a refusal of the AWS keys', async () => {
	const { message, description } = await account().failure(
		create,
		named({ ...salesforce, accessToken: 'wrong-password' }),
	);
	expect(message).toBe("The connector's service rejected the login [item 0]");
	expect(description).toContain('(not the AWS keys)');
});
