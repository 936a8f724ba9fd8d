import type { ConnectorConfiguration } from '@aws-sdk/client-appflow';

import { checkCustomEnd, customSettingFields } from '../../nodes/AwsAppFlow/connectors/customFlow';

const configuration: ConnectorConfiguration = {
	connectorName: 'Acme',
	canUseAsSource: true,
	canUseAsDestination: true,
	supportedWriteOperations: ['INSERT', 'UPDATE'],
	connectorRuntimeSettings: [
		{ key: 'url', label: 'URL', isRequired: true, scope: 'CONNECTOR_PROFILE' },
		{ key: 'depth', label: 'Depth', isRequired: true, scope: 'SOURCE' },
		{ key: 'mode', isRequired: false, scope: 'DESTINATION' },
		{
			key: 'format',
			label: 'Format',
			isRequired: true,
			scope: 'SOURCE_AND_DESTINATION',
			connectorSuppliedValueOptions: ['long', 'short'],
		},
	],
};

const read = (customProperties?: Record<string, string>) => () =>
	checkCustomEnd(
		'source',
		{ apiVersion: undefined, properties: { entityName: 'issues', customProperties } },
		configuration,
	);

describe('The settings of a custom connector in a flow', () => {
	it('are those of its side, and those of both', () => {
		const ids = (side: 'source' | 'destination') =>
			customSettingFields(side, configuration).fields.map(({ id }) => id);
		expect(ids('source')).toEqual(['depth', 'format']);
		expect(ids('destination')).toEqual(['mode', 'format']);
	});

	it('are required as the connector says, but not for a change', () => {
		const required = (optional: boolean) =>
			customSettingFields('source', configuration, { optional }).fields.map(
				(field) => field.required,
			);
		expect(required(false)).toEqual([true, true]);
		expect(required(true)).toEqual([false, false]);
	});

	it('have to be complete', () => {
		expect(read()).toThrow("'Depth', 'Format' are empty");
		expect(read({ depth: '2' })).toThrow("'Format' is empty");
		expect(read({ depth: '2', format: 'long' })).not.toThrow();
	});

	it('have to be what the connector offers', () => {
		expect(read({ depth: '2', format: 'wide' })).toThrow(
			"'Format' has a value that Acme does not offer",
		);
	});

	it('may be more than the connector names', () => {
		expect(read({ depth: '2', format: 'short', secretSauce: 'yes' })).not.toThrow();
	});
});

describe('An end of a flow with a custom connector', () => {
	const write = (writeOperationType: 'INSERT' | 'DELETE', more: ConnectorConfiguration = {}) =>
		checkCustomEnd(
			'destination',
			{
				apiVersion: undefined,
				properties: {
					entityName: 'issues',
					writeOperationType,
					customProperties: { format: 'long' },
				},
			},
			{ ...configuration, ...more },
		);

	it('writes as the connector can', () => {
		expect(() => write('INSERT')).not.toThrow();
		expect(() => write('DELETE')).toThrow(
			"'Write Operation' is DELETE, which Acme does not support",
		);
	});

	it('is not refused for what the connector says nothing about', () => {
		expect(() => write('DELETE', { supportedWriteOperations: [] })).not.toThrow();
	});

	it('is not where the connector cannot be', () => {
		expect(() => write('INSERT', { canUseAsDestination: false })).toThrow(
			"'Destination Connector Profile' belongs to Acme, which cannot be the destination of a flow",
		);
	});

	it('has one of the API versions that the connector has', () => {
		expect(() => write('INSERT', { supportedApiVersions: ['v1'] })).toThrow(
			"'Destination API Version' is empty, but Acme needs it",
		);
	});
});
