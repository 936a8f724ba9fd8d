import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { profileConnectors } from '../../nodes/AwsAppFlow/connectors';
import { connectorCredentialProperties } from '../../nodes/AwsAppFlow/connectors/connectorCredential';
import {
	createConnection,
	rotateConnection,
	secretsFrom,
	secretsFromAgain,
	updateConnection,
} from '../../nodes/AwsAppFlow/connectors/form';
import { caseName, connectionCases, parametersOf } from './connectors.cases';
import { connectorCredential } from '../support/connectorCredential';

const CONTROLS = [
	'additionalFields',
	'authentication',
	'configureWith',
	'connectionMode',
	'connectorLabel',
	'connectorProfileConfig',
	'connectorType',
	'secretsFrom',
	'updateFields',
];

const createForm = [...secretsFrom.properties, ...createConnection.properties];
const updateForm = [...secretsFromAgain.properties, ...updateConnection.properties];
const rotateForm = [...secretsFrom.properties, ...rotateConnection.properties];

const NODE = { typeVersion: 1 };
const DESCRIPTION = null;

/** What n8n shows and hands over for these parameters, defaults filled in. */
function shownBy(
	properties: readonly INodeProperties[],
	parameters: Record<string, unknown>,
): Record<string, unknown> {
	return (
		NodeHelpers.getNodeParameters(
			[...properties],
			parameters as INodeParameters,
			true,
			false,
			NODE,
			DESCRIPTION,
		) ?? {}
	);
}

function fieldsShown(properties: readonly INodeProperties[], parameters: Record<string, unknown>) {
	return Object.keys(shownBy(properties, parameters))
		.filter((name) => !CONTROLS.includes(name) && !name.startsWith('authentication'))
		.sort();
}

/** The definitions of the shown fields. */
function definitions(properties: readonly INodeProperties[], parameters: Record<string, unknown>) {
	const values = shownBy(properties, parameters) as INodeParameters;
	return properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, NODE, DESCRIPTION),
	);
}

function withCredential(parameters: Record<string, unknown>) {
	return { ...parameters, secretsFrom: 'credential' };
}

describe.each(connectionCases.map((connection) => ({ name: caseName(connection), connection })))(
	'The form for $name',
	({ connection }) => {
		const parameters = parametersOf(connection);
		const given = Object.keys(connection.given);
		const secrets = Object.keys(connection.secrets);

		it('shows its own fields and no others', () => {
			expect(fieldsShown(createForm, parameters)).toEqual([...given, ...secrets].sort());
		});

		it('shows every field once', () => {
			const names = definitions(createForm, parameters).map(({ name }) => name);
			expect(names).toEqual([...new Set(names)]);
		});

		it('shows no secret fields where a credential has them', () => {
			const shown = fieldsShown(createForm, withCredential(parameters));
			expect(shown.filter((name) => secrets.includes(name))).toEqual([]);
		});

		it('asks for all secrets and for no properties outside "Update Fields" in an update', () => {
			const shown = fieldsShown(updateForm, parameters);
			const mapper = given.filter((name) => name === 'profileProperties');
			expect(shown).toEqual([...secrets, ...mapper].sort());
		});

		it('offers its properties in an update, and does not require them', () => {
			const updates = definitions(updateForm, parameters).find(
				({ name }) => name === 'updateFields',
			);
			const offered = (updates?.options ?? []).map(({ name }) => name);
			expect(offered).toEqual(
				expect.arrayContaining(given.filter((name) => name !== 'profileProperties')),
			);
			expect(JSON.stringify(updates)).not.toContain('"required"');
		});

		it('shows in the credential the same secrets as in the node', () => {
			if (secrets.length === 0) return;
			const { connectorType, authentication } = connection;
			expect(
				fieldsShown(
					connectorCredentialProperties,
					connectorCredential({ connectorType, authentication }),
				),
			).toEqual([...secrets].sort());
		});

		if (secrets.length > 0) {
			it('asks for secrets only when credentials are rotated', () => {
				expect(fieldsShown(rotateForm, parameters)).toEqual([...secrets].sort());
			});
		}
	},
);

/** Members of a form that are no secrets although they go along with them. */
const OPEN = ['clientId', 'customAuthenticationType', 'redirectUri', 'userId', 'username'];

function isMasked(property: INodeProperties): boolean {
	return JSON.stringify(property).includes('"password":true');
}

describe.each([
	['create', createForm],
	['update', updateForm],
	['rotate', rotateForm],
	['credential', connectorCredentialProperties],
])('Every form: %s', (_, properties) => {
	it('masks each secret, and nothing else', () => {
		const secretNames = new Set(
			connectionCases
				.flatMap(({ secrets }) => Object.keys(secrets))
				.filter((name) => !OPEN.includes(name)),
		);
		for (const property of properties) {
			expect([property.name, isMasked(property)]).toEqual([
				property.name,
				secretNames.has(property.name),
			]);
		}
	});

	it('offers the 19 connectors that can have profiles, in alphabetical order', () => {
		const selector = properties.find(({ name }) => name === 'connectorType');
		const names = (selector?.options ?? []).map(({ name }) => name);
		expect(names).toHaveLength(19);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		expect(names).toContain('Google Analytics (Universal Analytics) (Deprecated)');
		expect(names).toContain('Amazon Honeycode (Deprecated)');
	});
});

describe('The form', () => {
	it('asks for the connection mode only where a connection can be private', () => {
		const asked = profileConnectors
			.filter(({ type }) => 'connectionMode' in shownBy(createForm, { connectorType: type }))
			.map(({ type }) => type);
		expect([...asked].sort()).toEqual(['CustomConnector', 'SAPOData', 'Salesforce', 'Snowflake']);
	});

	it('asks for the way to authenticate beside a credential only where properties depend on it', () => {
		const asked = profileConnectors
			.filter(({ type }) => 'authentication' in shownBy(createForm, { connectorType: type }))
			.map(({ type }) => type);
		expect([...asked].sort()).toEqual(['CustomConnector', 'Redshift', 'SAPOData']);
	});

	it('shows one JSON field and no others when the configuration is JSON', () => {
		const shown = shownBy(createForm, {
			connectorType: 'Salesforce',
			configureWith: 'json',
			secretsFrom: 'fields',
		});
		expect(Object.keys(shown).sort()).toEqual([
			'configureWith',
			'connectionMode',
			'connectorProfileConfig',
			'connectorType',
			'secretsFrom',
		]);
	});

	it('keeps the same meaning for a parameter name that several connectors share', () => {
		for (const { name, type } of createForm) {
			const types = createForm.filter((other) => other.name === name).map((other) => other.type);
			expect([name, new Set(types).size]).toEqual([name, 1]);
			expect(types).toContain(type);
		}
	});
});
