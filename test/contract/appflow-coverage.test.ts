import * as sdk from '@aws-sdk/client-appflow';

import { appFlowApi } from '../../docs/generate/appFlowApi';
import { appFlowSchemas } from '../../docs/generate/schemas/appFlow';
import { connectors } from '../../nodes/AwsAppFlow/connectors';
import { Account, amplitude, byName, labelled } from '../appflow/support';
import { connectionCases, parametersOf } from '../unit/connectors.cases';
import {
	filledPlaces,
	fullStructure,
	membersOf,
	modelOperations,
	placesOf,
	structure,
} from './appflow-model';

const commands = Object.keys(sdk)
	.filter((name) => /\wCommand$/.test(name))
	.map((name) => name.replace(/Command$/, ''));

test('the API model has the operations of the SDK', () => {
	expect([...modelOperations].sort()).toEqual([...commands].sort());
	expect(commands).toHaveLength(25);
});

test.each(commands)('the reference has all members of the request %s', (operation) => {
	const documented = Object.entries(appFlowApi).find(([name]) => name === operation)?.[1];
	expect(Object.keys(documented?.members ?? {}).sort()).toEqual(membersOf(operation).sort());
});

type Data = Record<string, unknown>;

const scheduled = { flowName: byName('salesforce-accounts-to-s3') };
const salesforce = { connectorProfileName: byName('salesforce-production') };
const s3 = { entitiesOf: 'connector', connectorType: 'S3' };
const kmsArn = 'arn:aws:kms:eu-west-1:123456789012:key/0ab1c2d3-dummy';

/** Runs that fill in what the samples of the output schemas leave out. */
const RUNS: ReadonlyArray<readonly [operation: string, parameters: Data]> = [
	['connector.getMany', { filters: { connectorTypes: ['Slack'] } }],
	[
		'connector.register',
		{
			newConnectorLabel: 'orders',
			lambdaArn: 'arn:aws:lambda:eu-west-1:123456789012:function:orders',
			options: { description: 'Orders' },
		},
	],
	[
		'connector.updateRegistration',
		{
			connectorLabel: byName('AcmeTickets'),
			updateFields: {
				description: 'Tickets',
				lambdaArn: 'arn:aws:lambda:eu-west-1:123456789012:function:tickets',
			},
		},
	],
	[
		'connectorEntity.getMany',
		{ ...salesforce, entitiesPath: 'Account', options: { apiVersion: 'v58.0' } },
	],
	['connectorEntity.getMany', s3],
	[
		'connectorEntity.getFields',
		{ ...salesforce, connectorEntityName: byName('Account'), options: { apiVersion: 'v58.0' } },
	],
	['connectorEntity.getFields', { ...s3, connectorEntityName: byName('acme-lake') }],
	[
		'connectorEntity.resetMetadataCache',
		{
			...salesforce,
			options: { connectorEntityName: 'Account', entitiesPath: 'Account', apiVersion: 'v58.0' },
		},
	],
	['connectorProfile.create', { newConnectorProfileName: 'p', ...amplitude, options: { kmsArn } }],
	[
		'connectorProfile.getMany',
		{ filters: { connectorType: 'CustomConnector', connectorLabel: 'AcmeTickets' } },
	],
	[
		'flow.update',
		{ ...scheduled, defineWith: 'json', flowDefinition: '{ "description": "Changed" }' },
	],
	['flowRun.cancel', { ...scheduled, runsToCancel: 'chosen', executionIds: 'no-such-run' }],
];

const inJson = (connectorType: string, connectorProfileConfig: Data): Data => ({
	connectorType,
	configureWith: 'json',
	secretsFrom: 'fields',
	connectorProfileConfig: JSON.stringify(connectorProfileConfig),
});

/**
 * Configurations of profiles, given as JSON: each way to connect, and the first one of a connector
 * with each property that none of its ways needs.
 */
function configurations(): Data[] {
	const structures = structure('ConnectorProfileProperties');
	const cases = connectionCases.filter(({ connectorType }) => connectorType !== 'CustomConnector');
	return cases.flatMap(({ connectorType, key = connectorType, properties, credentials }, index) => {
		const ways = cases.filter((other) => other.connectorType === connectorType);
		const spare = Object.entries(fullStructure(structures.get(key) ?? '')).filter(
			([name]) => ways[0] === cases[index] && !ways.some((way) => name in way.properties),
		);
		return [{}, ...spare.map(([name, value]) => ({ [name]: value }))].map((more) => ({
			connectionMode: 'privateLinkServiceName' in properties ? 'Private' : 'Public',
			...inJson(connectorType, {
				connectorProfileProperties: { [key]: { ...properties, ...more } },
				connectorProfileCredentials: { [key]: credentials },
			}),
		}));
	});
}

/** Configurations of a custom connector with each of its ways to authenticate. */
function customConfigurations(): Data[] {
	const { oAuthRequest, accessToken, refreshToken, ...client } = fullStructure('OAuth2Credentials');
	const oAuth2Properties = {
		tokenUrl: 'https://login.acme.example/oauth/token',
		oAuth2GrantType: 'AUTHORIZATION_CODE',
		tokenUrlCustomProperties: { audience: 'tickets' },
	};
	const ways: Data[] = [
		{ authenticationType: 'BASIC', basic: fullStructure('BasicAuthCredentials') },
		{ authenticationType: 'APIKEY', apiKey: fullStructure('ApiKeyCredentials') },
		{ authenticationType: 'OAUTH2', oauth2: { ...client, accessToken, refreshToken } },
		{ authenticationType: 'OAUTH2', oauth2: { ...client, oAuthRequest } },
		{
			authenticationType: 'CUSTOM',
			custom: {
				customAuthenticationType: 'StaffCode',
				credentialsMap: { staffCode: 'dummy-code' },
			},
		},
	];
	return ways.map((CustomConnector) => ({
		...labelled('AcmeTickets'),
		...inJson('CustomConnector', {
			connectorProfileProperties: {
				CustomConnector: {
					profileProperties: { instanceUrl: 'https://tickets.acme.example' },
					...(CustomConnector.oauth2 !== undefined && { oAuth2Properties }),
				},
			},
			connectorProfileCredentials: { CustomConnector },
		}),
	}));
}

/** A flow with everything that the model knows of one source and one destination. */
function definition(source: string, destination: string): Data {
	const sources = structure('SourceConnectorProperties');
	const destinations = structure('DestinationConnectorProperties');
	return {
		description: 'All there is',
		kmsArn,
		tags: { team: 'data' },
		metadataCatalogConfig: fullStructure('MetadataCatalogConfig'),
		triggerConfig: {
			triggerType: 'Scheduled',
			triggerProperties: fullStructure('TriggerProperties'),
		},
		sourceFlowConfig: {
			...fullStructure('SourceFlowConfig'),
			apiVersion: 'v1',
			connectorProfileName: 'acme-tickets',
			connectorType: typeOf(source),
			sourceConnectorProperties: { [source]: fullStructure(sources.get(source) ?? '') },
		},
		destinationFlowConfigList: [
			{
				...fullStructure('DestinationFlowConfig'),
				apiVersion: 'v1',
				connectorProfileName: 'acme-tickets',
				connectorType: typeOf(destination),
				destinationConnectorProperties: {
					[destination]: fullStructure(destinations.get(destination) ?? ''),
				},
			},
		],
		tasks: [task(source)],
	};
}

/** A task of which there is one with every source: some only filter. */
function task(source: string): Data {
	const onlyFilters = source === 'Amplitude' || source === 'GoogleAnalytics';
	return {
		...fullStructure('Task'),
		...(onlyFilters
			? {
					taskType: 'Filter',
					connectorOperator: { [source]: 'BETWEEN' },
					taskProperties: { DATA_TYPE: 'datetime', LOWER_BOUND: '1', UPPER_BOUND: '2' },
				}
			: {
					taskType: 'Map',
					connectorOperator: { [source]: 'NO_OP' },
					taskProperties: { SOURCE_DATA_TYPE: 'string' },
				}),
	};
}

function typeOf(key: string): string {
	const found = Object.values(connectors).find((connector) => connector.flow.key === key);
	if (!found) throw new Error(`No connector has the key ${key}`);
	return found.type;
}

/** Definitions of flows with every source and every destination. */
function definitions(): Data[] {
	const sources = [...structure('SourceConnectorProperties').keys()];
	const destinations = [...structure('DestinationConnectorProperties').keys()];
	const count = Math.max(sources.length, destinations.length);
	return Array.from({ length: count }, (_, index) =>
		definition(
			sources[index % sources.length] ?? '',
			destinations[index % destinations.length] ?? '',
		),
	);
}

describe('the node', () => {
	const filled = new Map<string, Set<string>>();
	let account: Account;

	/** Notes what was sent since the last time. */
	function note(): void {
		for (const request of account.requests()) {
			const places = filled.get(request.operation) ?? new Set<string>();
			filled.set(request.operation, places);
			for (const place of filledPlaces(request)) places.add(place);
		}
		account.control.clearRequests();
	}

	/** Runs an operation; what AWS says to it does not matter here. */
	async function run(operation: string, parameters: Data): Promise<void> {
		await account.run(operation, parameters);
		note();
	}

	/** Lists of more than one page. */
	async function lists(): Promise<void> {
		const lambdaArn = 'arn:aws:lambda:eu-west-1:123456789012:function:f';
		await account.seed('many', 120);
		await account.run(
			'connector.register',
			{ newConnectorLabel: '=many-{{ $itemIndex }}', lambdaArn },
			{ items: 120 },
		);
		const perform = (action: string, input: Data) =>
			account.control.perform('appflow', action, input);
		perform('addFlows', { count: 120 });
		perform('addRuns', { flowName: 'salesforce-accounts-to-s3', count: 120 });
		for (let index = 0; index < 1001; index += 1) {
			perform('addEntity', { connectorProfileName: 'salesforce-production', name: `E${index}` });
		}
		account.control.advanceClock(2 * 60 * 60 * 1000);
		const returnAll = true;
		await run('connector.getMany', { returnAll });
		await run('connector.getMany', { returnAll, connectorScope: 'registered' });
		await run('connectorEntity.getMany', { ...salesforce, returnAll });
		await run('connectorProfile.getMany', { returnAll });
		await run('flow.getMany', { returnAll });
		await run('flowRun.getMany', { ...scheduled, returnAll });
	}

	beforeAll(async () => {
		account = await Account.start();
		for (const [operation, samples] of Object.entries(appFlowSchemas.samples)) {
			if (typeof samples === 'function') await samples(account);
			else for (const parameters of samples) await account.json(operation, { ...parameters });
			note();
			account.reset();
		}
		for (const [operation, parameters] of RUNS) await run(operation, parameters);
		for (const connection of connectionCases) {
			const parameters = parametersOf(connection);
			account.reset();
			await run('connectorProfile.create', { ...parameters, newConnectorProfileName: 'p' });
			await run('connectorProfile.update', { ...parameters, connectorProfileName: byName('p') });
		}
		for (const configuration of [...configurations(), ...customConfigurations()]) {
			account.reset();
			await run('connectorProfile.create', { ...configuration, newConnectorProfileName: 'p' });
			// One that is private takes its time to be created.
			const name = configuration.connectorType === 'SAPOData' ? 'sap-orders-private' : 'p';
			await run('connectorProfile.update', {
				...configuration,
				connectorProfileName: byName(name),
			});
		}
		account.reset();
		for (const flow of definitions()) {
			const given = { defineWith: 'json', flowDefinition: JSON.stringify(flow) };
			await run('flow.create', { newFlowName: 'all', ...given });
		}
		account.reset();
		await lists();
		account.reset();
	}, 120_000);

	afterAll(async () => await account.close());

	it('uses every operation of AppFlow', () => {
		expect([...filled.keys()].sort()).toEqual([...commands].sort());
	});

	it.each(commands)('can fill in all of the request %s', (operation) => {
		const places = filled.get(operation) ?? new Set();
		const missing = placesOf(operation).filter((place) => !places.has(place));
		// AWS lets nobody change the ends of a flow, so that no update can have them all. What is inside
		// the members is made by the same code as in a new flow.
		if (operation !== 'UpdateFlow') expect(missing).toEqual([]);
		else expect(membersOf(operation).filter((name) => missing.includes(name))).toEqual([]);
	});
});
