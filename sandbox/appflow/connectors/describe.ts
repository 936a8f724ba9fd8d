import type { JsonObject } from '../../core/json';
import { BUILT_IN_CONNECTORS, type BuiltInConnector, builtInConnector } from './built-in';
import type { CustomConnector } from './custom';
import { operatorsOf } from './operators';

const FREQUENCIES = {
	minutes: ['BYMINUTE', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'ONCE'],
	hours: ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'ONCE'],
	days: ['DAILY', 'WEEKLY', 'MONTHLY', 'ONCE'],
};

/** How often a flow can run, at most, by the word that connectors have for it. */
export const SHORTEST_INTERVAL_MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

const DESTINATIONS = BUILT_IN_CONNECTORS.filter((connector) => connector.destination).map(
	(connector) => connector.type,
);

/** What a connector can do with records at a destination; nothing where it does not say. */
export function writeOperationsOf(type: string, custom?: CustomConnector): string[] {
	if (!custom) return builtInConnector(type)?.writeOperations ?? [];
	return custom.definition.modes.includes('DESTINATION') ? ['INSERT', 'UPSERT', 'UPDATE'] : [];
}

/** A built-in connector as DescribeConnector answers. */
export function builtInConfiguration(connector: BuiltInConnector): JsonObject {
	const { source, destination, metadata } = connector;
	return {
		canUseAsSource: source,
		canUseAsDestination: destination,
		supportedDestinationConnectors: source ? DESTINATIONS : [],
		supportedSchedulingFrequencies: source ? FREQUENCIES[connector.frequency] : [],
		isPrivateLinkEnabled: connector.privateLink,
		isPrivateLinkEndpointUrlRequired: connector.privateLink && connector.type !== 'Salesforce',
		supportedTriggerTypes: triggersOf(connector),
		...(metadata ? { connectorMetadata: { [metadata[0]]: metadata[1] } } : {}),
		connectorType: connector.type,
		connectorDescription: `Transfers data with ${connector.name}.`,
		connectorOwner: 'AWS',
		connectorName: connector.name,
		connectorModes: modesOf(connector),
		authenticationConfig: connector.authentication,
		supportedApiVersions: connector.apiVersions ?? [],
		supportedOperators: operatorsOf(connector.unionKey ?? connector.type),
		supportedWriteOperations: writeOperationsOf(connector.type),
		supportedDataTransferTypes: ['RECORD'],
	};
}

/** A built-in connector as the lists name it. */
export function builtInDetail(connector: BuiltInConnector): JsonObject {
	return {
		connectorDescription: `Transfers data with ${connector.name}.`,
		connectorName: connector.name,
		connectorOwner: 'AWS',
		connectorType: connector.type,
		connectorModes: modesOf(connector),
		supportedDataTransferTypes: ['RECORD'],
	};
}

function triggersOf({ source, events }: BuiltInConnector): string[] {
	if (!source) return [];
	return events ? ['Scheduled', 'Event', 'OnDemand'] : ['Scheduled', 'OnDemand'];
}

function modesOf({ source, destination }: BuiltInConnector): string[] {
	return [...(source ? ['SOURCE'] : []), ...(destination ? ['DESTINATION'] : [])];
}

/** An AWS-authored or registered connector as DescribeConnector answers. */
export function customConfiguration(connector: CustomConnector): JsonObject {
	const { definition } = connector;
	return {
		...customDetail(connector),
		canUseAsSource: definition.modes.includes('SOURCE'),
		canUseAsDestination: definition.modes.includes('DESTINATION'),
		supportedDestinationConnectors: DESTINATIONS,
		supportedSchedulingFrequencies: FREQUENCIES.minutes,
		isPrivateLinkEnabled: definition.privateLink,
		isPrivateLinkEndpointUrlRequired: false,
		supportedTriggerTypes: ['Scheduled', 'OnDemand'],
		connectorArn: connector.arn,
		authenticationConfig: definition.authentication,
		connectorRuntimeSettings: definition.runtimeSettings,
		supportedApiVersions: definition.apiVersions,
		supportedDataTransferApis: definition.transferApis ?? [],
		supportedOperators: operatorsOf('CustomConnector'),
		supportedWriteOperations: writeOperationsOf('CustomConnector', connector),
		...(connector.lambdaArn
			? { connectorProvisioningConfig: { lambda: { lambdaArn: connector.lambdaArn } } }
			: {}),
	};
}

/** An AWS-authored or registered connector as the lists name it. */
export function customDetail(connector: CustomConnector): JsonObject {
	const { definition, registered } = connector;
	return {
		connectorDescription: connector.description,
		connectorName: definition.name,
		connectorOwner: definition.owner,
		connectorVersion: definition.version,
		connectorType: 'CustomConnector',
		connectorLabel: connector.label,
		...(registered
			? {
					registeredAt: registered.at.getTime() / 1000,
					registeredBy: registered.by,
					connectorProvisioningType: 'LAMBDA',
				}
			: {}),
		connectorModes: definition.modes,
		supportedDataTransferTypes: ['RECORD'],
	};
}
