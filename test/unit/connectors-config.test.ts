import { InputError } from '../../engine/field';
import type { Field } from '../../engine/field';
import { connectorProfileConfig, mergeProperties } from '../../nodes/AwsAppFlow/connectors/config';
import type { Sources } from '../../nodes/AwsAppFlow/connectors/config';
import {
	createConnection,
	rotateConnection,
	updateConnection,
} from '../../nodes/AwsAppFlow/connectors/form';
import type { ConnectionInput } from '../../nodes/AwsAppFlow/connectors/form';
import { checkLabel } from '../../nodes/AwsAppFlow/connectors/label';
import { caseName, connectionCases, parametersOf } from './connectors.cases';
import type { ConnectionCase } from './connectors.cases';
import { connectorCredential } from '../support/connectorCredential';

type Form = Field<'connection', ConnectionInput>;

function read(form: Form, parameters: Record<string, unknown>) {
	const secrets: string[] = [];
	const input = form.read({
		get: (name) => parameters[name],
		protect: (secret) => secrets.push(secret),
	});
	return { input, secrets };
}

function configOf(form: Form, parameters: Record<string, unknown>, sources?: Sources) {
	const { credential } = sources ?? {};
	return connectorProfileConfig(read(form, parameters).input, {
		...sources,
		...(credential && { credential: connectorCredential(credential) }),
	});
}

function create(parameters: Record<string, unknown>, sources?: Sources) {
	return configOf(createConnection, parameters, sources);
}

function goldenOf({ key, connectorType, properties, credentials }: ConnectionCase) {
	const union = key ?? connectorType;
	return {
		connectorProfileProperties: { [union]: properties },
		connectorProfileCredentials: { [union]: credentials },
	};
}

function credentialOf({ connectorType, authentication, secrets }: ConnectionCase) {
	return { connectorType, ...(authentication && { authentication }), ...secrets };
}

function refusal(run: () => unknown): InputError {
	try {
		run();
	} catch (error) {
		if (error instanceof InputError) return error;
		throw error;
	}
	throw new Error('Nothing was refused');
}

const everyone = Object.assign({}, ...connectionCases.map(parametersOf));

describe.each(connectionCases.map((connection) => ({ name: caseName(connection), connection })))(
	'The configuration for $name',
	({ connection }) => {
		const parameters = parametersOf(connection);

		it('is what AWS expects', () => {
			expect(create(parameters)).toEqual(goldenOf(connection));
		});

		it('is the same with the secrets in a credential', () => {
			const beside = { ...parameters, secretsFrom: 'credential' };
			const credential = credentialOf(connection);
			expect(create(beside, { credential })).toEqual(goldenOf(connection));
		});

		it('is the same when the node still holds values for other connectors', () => {
			expect(create({ ...everyone, connectionMode: 'Public', ...parameters })).toEqual(
				goldenOf(connection),
			);
		});

		it('passes as JSON as it came', () => {
			const { connectorType, selectors } = connection;
			const connectorProfileConfig = JSON.stringify(goldenOf(connection));
			const json = { connectorType, ...selectors, configureWith: 'json', secretsFrom: 'fields' };
			expect(create({ ...json, connectorProfileConfig })).toEqual(goldenOf(connection));
		});

		it('keeps secrets out of messages, whether given in fields or as JSON', () => {
			const { connectorType, selectors } = connection;
			const open = ['clientId', 'redirectUri', 'userId', 'username', 'customAuthenticationType'];
			const secrets = Object.entries(connection.secrets)
				.filter(([name]) => !open.includes(name))
				.map(([, value]) => (typeof value === 'string' ? value : 'dummy-pat'));
			const json = { connectorType, ...selectors, configureWith: 'json', secretsFrom: 'fields' };
			const given = [parameters, { ...json, connectorProfileConfig: goldenOf(connection) }];
			for (const each of given) {
				expect(new Set(read(createConnection, each).secrets)).toEqual(new Set(secrets));
			}
		});

		it('takes all properties from the profile when only credentials are rotated', () => {
			if (Object.keys(connection.secrets).length === 0) return;
			const { connectorProfileProperties: described } = goldenOf(connection);
			expect(configOf(rotateConnection, parameters, { described })).toEqual(goldenOf(connection));
		});

		it('keeps what an update does not touch', () => {
			const untouched = { ...parameters, profileProperties: { mappingMode: 'defineBelow' } };
			const { connectorProfileProperties: described } = goldenOf(connection);
			expect(configOf(updateConnection, untouched, { described })).toEqual(goldenOf(connection));
		});
	},
);

describe('What is missing', () => {
	it.each([
		[
			{ connectorType: 'Salesforce' },
			"'Instance URL', 'Access Token', 'Refresh Token' are empty",
			"Salesforce needs this for 'Access and Refresh Tokens'",
		],
		[
			{
				connectorType: 'Salesforce',
				authentication: 'jwtBearer',
				instanceUrl: 'https://x.example',
			},
			"'JWT' is empty",
			"Salesforce needs this for 'JWT Bearer'",
		],
		[
			{
				connectorType: 'Slack',
				authentication: 'authorizationCode',
				instanceUrl: 'https://x.example',
			},
			"'Client ID', 'Client Secret', 'Authorization Code', 'Redirect URI' are empty",
			"Slack needs this for 'Authorization Code'",
		],
		[
			{
				connectorType: 'Redshift',
				authentication: 'dataApiServerless',
				bucketName: 'dummy-bucket',
			},
			"'Workgroup Name', 'Database Name', 'Data API Role ARN', 'Role ARN' are empty",
			"Amazon Redshift needs this for 'Data API Serverless'",
		],
		[{ connectorType: 'Singular', apiKey: '   ' }, "'API Key' is empty", 'Singular needs this'],
		[
			{ connectorType: 'CustomConnector', authentication: 'apiKey', apiKey: 'dummy-key' },
			"'Connector Label' is empty",
			'Custom Connector needs the label of a registered connector: choose one from the list',
		],
	])('is named at once: %j', (parameters, message, fix) => {
		const error = refusal(() => create({ secretsFrom: 'fields', ...parameters }));
		expect([error.message, error.fix]).toEqual([message, fix]);
	});

	it('is named for a credential that is not complete, and for none at all', () => {
		const parameters = {
			connectorType: 'Snowflake',
			warehouse: 'W',
			stage: 'S',
			bucketName: 'bucket',
		};
		const credential = { connectorType: 'Snowflake', authentication: 'keyPair', password: 'p' };
		expect(refusal(() => create(parameters, { credential }))).toMatchObject({
			message: "'Username', 'Private Key' are empty",
			fix: "Snowflake needs this for 'Key Pair': complete the credential",
		});
		expect(refusal(() => create(parameters)).message).toBe(
			"'Secrets From' is 'Credential', but the node has none",
		);
	});
});

const slack = { connectorType: 'Slack', secretsFrom: 'fields', instanceUrl: 'https://x.example' };
const slackSecrets = { clientId: 'dummy', clientSecret: 'dummy', accessToken: 'dummy' };

function slackJson(connectorProfileConfig: unknown) {
	return { ...slack, configureWith: 'json', connectorProfileConfig };
}

describe('Bad input', () => {
	it.each<[string, Record<string, unknown>, string | RegExp]>([
		[
			'an unknown connector',
			{ connectorType: 'HubSpot' },
			"'Connector' has a value that is not offered",
		],
		[
			'a connector without profiles',
			{ connectorType: 'S3' },
			"'Connector' is Amazon S3, which has no connector profiles",
		],
		[
			'an unknown way',
			{ ...slack, authentication: 'jwtBearer' },
			"'Authentication' has a value that is not offered",
		],
		[
			'a value that is too long',
			{ ...slack, ...slackSecrets, accessToken: 'x'.repeat(4097) },
			"'Access Token' is too long: 4097 of at most 4096 characters",
		],
		[
			'a value with a space in it',
			{ ...slack, ...slackSecrets, instanceUrl: 'https://x example' },
			"'Instance URL' has characters that are not allowed here",
		],
		[
			'a role that is no ARN',
			{
				connectorType: 'Redshift',
				authentication: 'jdbc',
				secretsFrom: 'fields',
				roleArn: 'my-role',
			},
			"'Role ARN' has characters that are not allowed here",
		],
		[
			'a label of one character',
			{ connectorType: 'CustomConnector', authentication: 'basic', connectorLabel: 'x' },
			"'Connector Label' has characters that are not allowed here",
		],
		['no JSON', slackJson('{'), "'Connector Profile Config' is not valid JSON"],
		['a JSON array', slackJson('[]'), "'Connector Profile Config' is not a JSON object"],
		['empty JSON', slackJson('{}'), "'Connector Profile Config' is empty"],
		[
			'a whole request as JSON',
			slackJson({ connectorProfileName: 'p', connectorProfileConfig: {} }),
			"'Connector Profile Config' has 'connectorProfileConfig', which is not part of the configuration",
		],
		[
			'JSON without the right members',
			slackJson({ Slack: {} }),
			"'Connector Profile Config' has neither 'connectorProfileProperties' nor 'connectorProfileCredentials'",
		],
		[
			'another connector in JSON',
			slackJson({ connectorProfileProperties: { Zendesk: {} } }),
			"'Connector Profile Config: connectorProfileProperties' has 'Zendesk', but the connector is Slack",
		],
		[
			'two connectors in JSON',
			slackJson({ connectorProfileProperties: { Slack: {}, Zendesk: {} } }),
			"'Connector Profile Config: connectorProfileProperties' has 'Zendesk', but the connector is Slack",
		],
		[
			'the type as union key',
			{
				connectorType: 'Googleanalytics',
				configureWith: 'json',
				connectorProfileConfig: { connectorProfileProperties: { Googleanalytics: {} } },
			},
			/has 'Googleanalytics', but the connector is Google Analytics/,
		],
		[
			'JSON without secrets',
			slackJson({ connectorProfileProperties: { Slack: { instanceUrl: 'https://x' } } }),
			"'Connector Profile Config' has no secrets for Slack",
		],
		[
			'a number for a text in JSON',
			slackJson({ connectorProfileProperties: { Slack: { instanceUrl: 1 } } }),
			"'Connector Profile Config: connectorProfileProperties.Slack.instanceUrl' is not text",
		],
		[
			'a text for a structure in JSON',
			slackJson({ connectorProfileCredentials: { Slack: { oAuthRequest: 'x' } } }),
			"'Connector Profile Config: connectorProfileCredentials.Slack.oAuthRequest' is not a JSON object",
		],
		[
			'a code verifier that is too short in JSON',
			slackJson({
				connectorProfileCredentials: { Slack: { oAuthRequest: { codeVerifier: 'x' } } },
			}),
			/oAuthRequest.codeVerifier' is too short: 1 of at least 43 characters/,
		],
		[
			'two ways at once in JSON',
			slackJson({
				connectorProfileCredentials: {
					Slack: { ...slackSecrets, oAuthRequest: { authCode: 'x', redirectUri: 'https://x' } },
				},
			}),
			/^'Connector Profile Config' mixes several ways to authenticate: clientId, /,
		],
		[
			'client credentials for Salesforce in JSON',
			{
				connectorType: 'Salesforce',
				configureWith: 'json',
				secretsFrom: 'fields',
				connectorProfileConfig: {
					connectorProfileCredentials: { Salesforce: { oAuth2GrantType: 'CLIENT_CREDENTIALS' } },
				},
			},
			/Salesforce.oAuth2GrantType' has a value that is not supported/,
		],
		[
			'a grant type that contradicts the secrets in JSON',
			{
				connectorType: 'Salesforce',
				configureWith: 'json',
				secretsFrom: 'fields',
				connectorProfileConfig: {
					connectorProfileCredentials: {
						Salesforce: { oAuth2GrantType: 'JWT_BEARER', accessToken: 'x' },
					},
				},
			},
			/mixes several ways to authenticate: accessToken, oAuth2GrantType/,
		],
		[
			'secrets in JSON beside a credential',
			{
				...slackJson({ connectorProfileCredentials: { Slack: slackSecrets } }),
				secretsFrom: 'credential',
			},
			"'Connector Profile Config' has 'connectorProfileCredentials', but the secrets are to come from the credential",
		],
		[
			'an additional member of another way',
			{
				connectorType: 'Snowflake',
				secretsFrom: 'fields',
				warehouse: 'W',
				stage: 'S',
				bucketName: 'bucket',
				username: 'u',
				password: 'p',
				additionalFields: {
					additionalMembers: { connectorProfileCredentials: { Snowflake: { privateKey: 'k' } } },
				},
			},
			/^'Additional Members' mixes several ways to authenticate: username, password, privateKey/,
		],
		[
			'too many custom properties',
			{
				connectorType: 'CustomConnector',
				authentication: 'basic',
				connectorLabel: 'Asana',
				additionalFields: {
					moreProperties: {
						entries: Array.from({ length: 51 }, (_, i) => ({ name: `n${i}`, value: 'v' })),
					},
				},
			},
			"'More Properties' has 51 entries: at most 50 are allowed",
		],
		[
			'a custom secret without a value',
			{
				connectorType: 'CustomConnector',
				authentication: 'custom',
				secretsFrom: 'fields',
				connectorLabel: 'Asana',
				customAuthenticationType: 'PAT',
				authParameters: { entries: [{ name: 'patToken', value: '' }] },
			},
			"'Secrets: patToken' is empty",
		],
	])('is refused with a reason: %s', (_, parameters, message) => {
		const error = refusal(() => create(parameters));
		if (typeof message === 'string') expect(error.message).toBe(message);
		else expect(error.message).toMatch(message);
	});

	it('never quotes a secret', () => {
		const secret = 'dummy secret with spaces';
		const error = refusal(() => create({ ...slack, ...slackSecrets, accessToken: secret }));
		expect(`${error.message} ${error.fix}`).not.toContain(secret);
	});
});

describe('A credential', () => {
	const parameters = { connectorType: 'Slack', instanceUrl: 'https://x.example' };

	it('for another connector is refused', () => {
		const credential = { connectorType: 'Singular', apiKey: 'dummy-key' };
		expect(refusal(() => create(parameters, { credential }))).toMatchObject({
			message: "'Credential' holds the secrets for Singular, but the connector is Slack",
			fix: 'Select a credential that was made for Slack',
		});
	});

	it('for another custom connector is refused', () => {
		const custom = { connectorType: 'CustomConnector', authentication: 'basic' };
		const credential = { ...custom, connectorLabel: 'HubSpot', username: 'u', password: 'p' };
		expect(
			refusal(() => create({ ...custom, connectorLabel: 'Asana' }, { credential })).message,
		).toBe("'Credential' holds the secrets for 'HubSpot', but the connector is 'Asana'");
	});

	it('decides the way where the properties are the same for both', () => {
		const credential = { connectorType: 'Slack', authentication: 'tokens', ...slackSecrets };
		const stale = { ...parameters, authentication: 'authorizationCode' };
		expect(create(stale, { credential }).connectorProfileCredentials).toEqual({
			Slack: slackSecrets,
		});
	});

	it('for another way is refused where the properties depend on it', () => {
		const sap = {
			connectorType: 'SAPOData',
			authentication: 'basic',
			applicationHostUrl: 'https://sap.example.com',
			applicationServicePath: '/x',
			clientNumber: '100',
		};
		const tokens = { ...slackSecrets, refreshToken: 'dummy' };
		const credential = { connectorType: 'SAPOData', authentication: 'tokens', ...tokens };
		expect(refusal(() => create(sap, { credential }))).toMatchObject({
			message: "'Authentication' is 'Basic', but the credential was made for 'OAuth 2.0 (Tokens)'",
			fix: 'Choose the same in both: the properties of the connection depend on it',
		});
	});

	it('can give the secrets for properties in JSON', () => {
		const credential = { connectorType: 'Slack', authentication: 'tokens', ...slackSecrets };
		const properties = { connectorProfileProperties: { Slack: { instanceUrl: 'https://x' } } };
		expect(create({ ...slackJson(properties), secretsFrom: 'credential' }, { credential })).toEqual(
			{ ...properties, connectorProfileCredentials: { Slack: slackSecrets } },
		);
	});
});

describe('Members that this version does not know', () => {
	const additionalMembers = {
		connectorProfileProperties: { Slack: { newProperty: { deep: [1] } } },
		connectorProfileCredentials: { Slack: { newSecret: 'dummy-new-secret' } },
		newMember: true,
	};
	const parameters = { ...slack, ...slackSecrets, additionalFields: { additionalMembers } };

	it('reach AWS unchanged, beside those that it knows', () => {
		expect(create(parameters)).toEqual({
			connectorProfileProperties: {
				Slack: { instanceUrl: 'https://x.example', newProperty: { deep: [1] } },
			},
			connectorProfileCredentials: { Slack: { ...slackSecrets, newSecret: 'dummy-new-secret' } },
			newMember: true,
		});
	});

	it('are treated as secrets where they are among the credentials', () => {
		expect(read(createConnection, parameters).secrets).toContain('dummy-new-secret');
	});

	it('can be added when credentials are rotated', () => {
		const described = { Slack: { instanceUrl: 'https://x.example' } };
		expect(configOf(rotateConnection, parameters, { described })).toMatchObject({
			connectorProfileCredentials: { Slack: { newSecret: 'dummy-new-secret' } },
		});
	});
});

describe('An update', () => {
	const redshift = {
		bucketName: 'dummy-bucket',
		bucketPrefix: 'kept',
		roleArn: 'arn:aws:iam::123456789012:role/read-s3',
		databaseName: 'dev',
		dataApiRoleArn: 'arn:aws:iam::123456789012:role/data-api',
		clusterIdentifier: 'dummy-cluster',
		isRedshiftServerless: false,
	};
	const described = { Redshift: redshift };

	it('changes what was added to "Update Fields" only', () => {
		const parameters = {
			connectorType: 'Redshift',
			secretsFrom: 'fields',
			username: 'dummy-user',
			updateFields: { databaseName: 'prod', databaseUrl: 'stale, of another way' },
		};
		expect(configOf(updateConnection, parameters, { described })).toEqual({
			connectorProfileProperties: { Redshift: { ...redshift, databaseName: 'prod' } },
			connectorProfileCredentials: { Redshift: { username: 'dummy-user' } },
		});
	});

	it('drops the properties of the old way to authenticate', () => {
		const parameters = {
			connectorType: 'Redshift',
			authentication: 'dataApiServerless',
			updateFields: { workgroupName: 'dummy-workgroup' },
		};
		expect(configOf(updateConnection, parameters, { described })).toEqual({
			connectorProfileProperties: {
				Redshift: {
					bucketName: 'dummy-bucket',
					bucketPrefix: 'kept',
					roleArn: 'arn:aws:iam::123456789012:role/read-s3',
					databaseName: 'dev',
					dataApiRoleArn: 'arn:aws:iam::123456789012:role/data-api',
					workgroupName: 'dummy-workgroup',
					isRedshiftServerless: true,
				},
			},
			connectorProfileCredentials: { Redshift: {} },
		});
	});

	it('says what the new way to authenticate needs and the profile does not have', () => {
		const parameters = { connectorType: 'Redshift', authentication: 'dataApiServerless' };
		expect(refusal(() => configOf(updateConnection, parameters, { described })).message).toBe(
			"'Workgroup Name' is empty",
		);
	});

	it('leaves the connection mode open unless it was added', () => {
		const parameters = { connectorType: 'Singular', secretsFrom: 'fields', apiKey: 'dummy-key' };
		expect(read(updateConnection, parameters).input.connectionMode).toBeUndefined();
		const snowflake = {
			connectorType: 'Snowflake',
			updateFields: { connectionMode: 'Private' },
		};
		expect(read(updateConnection, snowflake).input.connectionMode).toBe('Private');
		expect(read(createConnection, { ...parameters }).input.connectionMode).toBe('Public');
	});

	it('merges the properties of a custom connector by name', () => {
		const parameters = {
			connectorType: 'CustomConnector',
			authentication: 'basic',
			secretsFrom: 'fields',
			username: 'u',
			password: 'p',
			profileProperties: { mappingMode: 'defineBelow', value: { region: 'eu', other: null } },
			updateFields: { moreProperties: { entries: [{ name: 'site', value: 'b' }] } },
		};
		const before = { CustomConnector: { profileProperties: { region: 'us', other: 'kept' } } };
		const config = configOf(updateConnection, parameters, { described: before });
		expect(config.connectorProfileProperties).toEqual({
			CustomConnector: { profileProperties: { region: 'eu', other: 'kept', site: 'b' } },
		});
	});

	it('takes changes as JSON, too', () => {
		const json = {
			connectorType: 'Redshift',
			configureWith: 'json',
			secretsFrom: 'fields',
			connectorProfileConfig: {
				connectorProfileProperties: { Redshift: { databaseName: 'prod' } },
				connectorProfileCredentials: { Redshift: { username: 'dummy-user' } },
			},
		};
		expect(configOf(updateConnection, json, { described }).connectorProfileProperties).toEqual({
			Redshift: { ...redshift, databaseName: 'prod' },
		});
	});

	it('sends a Snowflake stage without the sign that AWS puts before it', () => {
		const stage = { warehouse: 'W', stage: '@DB.SCHEMA.STAGE', bucketName: 'dummy-bucket' };
		const parameters = {
			connectorType: 'Snowflake',
			secretsFrom: 'fields',
			username: 'u',
			password: 'p',
		};
		const config = configOf(updateConnection, parameters, { described: { Snowflake: stage } });
		expect(config.connectorProfileProperties?.Snowflake?.stage).toBe('DB.SCHEMA.STAGE');
	});

	it('replaces lists as a whole', () => {
		expect(mergeProperties({ a: [1, 2], b: { c: 1 } }, { a: [3], b: { d: 2 } })).toEqual({
			a: [3],
			b: { c: 1, d: 2 },
		});
	});
});

describe('Rotating credentials', () => {
	it('refuses a way to authenticate for which the profile has no properties', () => {
		const described = {
			SAPOData: {
				applicationHostUrl: 'https://sap.example.com',
				applicationServicePath: '/x',
				portNumber: 443,
				clientNumber: '100',
			},
		};
		const tokens = { ...slackSecrets, refreshToken: 'dummy' };
		const credential = { connectorType: 'SAPOData', authentication: 'tokens', ...tokens };
		const error = refusal(() =>
			configOf(rotateConnection, { connectorType: 'SAPOData' }, { described, credential }),
		);
		expect(error.message).toBe("'Token URL', 'Authorization Code URL', 'OAuth Scopes' are empty");
		expect(error.fix).toContain('update its properties');
	});
});

describe('Values', () => {
	it('lose the white space around them, but for passwords', () => {
		const config = create({
			connectorType: 'Veeva',
			secretsFrom: 'fields',
			instanceUrl: '  https://x.example\n',
			username: ' u ',
			password: ' p ',
		});
		expect(config).toEqual({
			connectorProfileProperties: { Veeva: { instanceUrl: 'https://x.example' } },
			connectorProfileCredentials: { Veeva: { username: 'u', password: ' p ' } },
		});
	});

	it('get back the line breaks that a private key lost when it was pasted', () => {
		const body = 'QUJD'.repeat(20);
		const pasted = `-----BEGIN PRIVATE KEY----- ${body.slice(0, 64)} ${body.slice(64)} -----END PRIVATE KEY-----`;
		const credential = {
			connectorType: 'Snowflake',
			authentication: 'keyPair',
			username: 'u',
			privateKey: pasted,
		};
		const parameters = {
			connectorType: 'Snowflake',
			warehouse: 'W',
			stage: 'S',
			bucketName: 'bucket',
		};
		const { connectorProfileCredentials } = create(parameters, { credential });
		expect(connectorProfileCredentials?.Snowflake).toEqual({
			username: 'u',
			privateKey: `-----BEGIN PRIVATE KEY-----\n${body.slice(0, 64)}\n${body.slice(64)}\n-----END PRIVATE KEY-----\n`,
		});
	});

	it('are ARNs of any AWS partition', () => {
		for (const partition of ['aws', 'aws-cn', 'aws-us-gov']) {
			const clientCredentialsArn = `arn:${partition}:secretsmanager:x:123456789012:secret:dummy`;
			const config = create({
				connectorType: 'Salesforce',
				secretsFrom: 'fields',
				instanceUrl: 'https://x.example',
				accessToken: 'dummy',
				refreshToken: 'dummy',
				clientCredentialsArn,
			});
			expect(config.connectorProfileCredentials?.Salesforce).toMatchObject({
				clientCredentialsArn,
			});
		}
	});
});

describe('A connector label', () => {
	it('is refused for a built-in connector, and required for a custom one', () => {
		expect(refusal(() => checkLabel('Slack', 'HubSpot')).message).toBe(
			"'Connector Label' is 'HubSpot', but Slack has no labels",
		);
		expect(refusal(() => checkLabel('CustomConnector', undefined)).message).toBe(
			"'Connector Label' is empty",
		);
		expect(checkLabel('Slack', undefined)).toBeUndefined();
		expect(checkLabel('CustomConnector', 'HubSpot')).toBeUndefined();
	});
});
