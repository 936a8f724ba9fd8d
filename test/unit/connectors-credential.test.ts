import { AwsAppFlowConnectorApi } from '../../credentials/AwsAppFlowConnectorApi.credentials';
import {
	checkConnectorCredential,
	connectorCredentialSecrets,
} from '../../nodes/AwsAppFlow/connectors/connectorCredential';
import { caseName, connectionCases } from './connectors.cases';
import { connectorCredential } from '../support/connectorCredential';

const withSecrets = connectionCases
	.filter(({ secrets }) => Object.keys(secrets).length > 0)
	.map((connection) => ({ name: caseName(connection), connection }));

describe('The credential AWS AppFlow Connector API', () => {
	it('is called so, and offers its connectors', () => {
		const credential = new AwsAppFlowConnectorApi();
		expect([credential.name, credential.displayName]).toEqual([
			'awsAppFlowConnectorApi',
			'AWS AppFlow Connector API',
		]);
		expect(credential.properties[0]?.options).toHaveLength(19);
	});

	it('does not offer a way to authenticate that has no secrets', () => {
		expect(JSON.stringify(new AwsAppFlowConnectorApi().properties)).not.toContain(
			'dataApiServerless',
		);
	});

	it('masks a field of one name everywhere, since n8n decides that by name', () => {
		const masked = new Map<string, boolean>();
		for (const { name, typeOptions } of new AwsAppFlowConnectorApi().properties) {
			const isMasked = typeOptions?.password === true;
			expect([name, masked.get(name) ?? isMasked]).toEqual([name, isMasked]);
			masked.set(name, isMasked);
		}
	});
});

describe("The credential's form", () => {
	it("has one default per name, because n8n's form of credentials knows no more", () => {
		const defaults = new Map<string, unknown>();
		for (const { name, default: initial } of new AwsAppFlowConnectorApi().properties) {
			expect([name, defaults.get(name) ?? initial]).toEqual([name, initial]);
			defaults.set(name, initial);
		}
	});
});

describe("The credential's test", () => {
	it.each(withSecrets)('finds $name complete', ({ connection }) => {
		const { connectorType, authentication, secrets } = connection;
		const answer = checkConnectorCredential(
			connectorCredential({ connectorType, authentication, ...secrets }),
		);
		expect(answer.status).toBe('OK');
		expect(answer.message).toMatch(/^Complete.* when a connector profile is made with them\.$/);
	});

	it.each([
		[
			{ connectorType: 'Salesforce', authentication: 'jwtBearer' },
			"'JWT' is empty. Salesforce needs this for 'JWT Bearer': complete the credential",
		],
		[
			{ connectorType: 'Salesforce', authentication: 'jwtBearer', jwtToken: 'dummy' },
			"'JWT' has characters that are not allowed here. It must be a JSON web token: three parts in base64, separated by dots",
		],
		[
			{ connectorType: 'CustomConnector', authentication: 'basic', connectorLabel: '!' },
			"'Connector Label' has characters that are not allowed here. It must begin with a letter or digit and consist of at least two letters, digits, or characters out of _ ! @ # . -",
		],
		[
			{ connectorType: 'EventBridge' },
			"'Connector' is Amazon EventBridge, which has no connector profiles",
		],
	])('says what is wrong with %j', (data, message) => {
		expect(checkConnectorCredential(connectorCredential(data))).toEqual({
			status: 'Error',
			message,
		});
	});
});

describe("A credential's secrets", () => {
	it.each(withSecrets)(
		'are all known for $name, so that no message shows them',
		({ connection }) => {
			const open = ['clientId', 'redirectUri', 'userId', 'username', 'customAuthenticationType'];
			const { connectorType, authentication, secrets } = connection;
			const found = connectorCredentialSecrets(
				connectorCredential({ connectorType, authentication, ...secrets }),
			);
			const expected = Object.entries(secrets)
				.filter(([name]) => !open.includes(name))
				.map(([, value]) => (typeof value === 'string' ? value : 'dummy-pat'));
			expect(new Set(found)).toEqual(new Set(expected));
		},
	);
});
