import type {
	ConnectorConfiguration,
	CustomConnectorDestinationProperties,
	CustomConnectorSourceProperties,
	TriggerType,
} from '@aws-sdk/client-appflow';
import type { ResourceMapperFields } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import { checkSettings, mapperFields, nameOf } from './custom';

type Side = 'source' | 'destination';

const SCOPES = { source: 'SOURCE', destination: 'DESTINATION' } as const;
const LABELS = { source: 'Source', destination: 'Destination' } as const;
const ABILITIES = { source: 'canUseAsSource', destination: 'canUseAsDestination' } as const;

/**
 * The settings that a custom connector asks for on one side of a flow, as n8n's form of its own.
 *
 * @param optional Whether all may be left empty, because the flow has values already
 */
export function customSettingFields(
	side: Side,
	configuration: ConnectorConfiguration,
	{ optional = false } = {},
): ResourceMapperFields {
	const words = `${side} settings`;
	return mapperFields(configuration, SCOPES[side], { optional, words });
}

/** One end of a flow with a custom connector, as it is going to be sent. */
interface CustomEnd {
	readonly apiVersion: string | undefined;
	/** What starts the flow; of sources only. */
	readonly trigger?: TriggerType | undefined;
	readonly properties:
		CustomConnectorSourceProperties | CustomConnectorDestinationProperties | undefined;
}

/** What only one of the two ends has. */
const NEITHER = { writeOperationType: undefined, dataTransferApi: undefined };

/**
 * Checks one end of a flow against what its custom connector says about itself.
 *
 * @throws {InputError} naming what the connector cannot do, asks for, or does not offer
 */
export function checkCustomEnd(
	side: Side,
	{ apiVersion, properties, trigger }: CustomEnd,
	configuration: ConnectorConfiguration,
): void {
	const name = nameOf(configuration);
	if (configuration[ABILITIES[side]] === false) {
		throw new InputError(
			`${LABELS[side]} Connector Profile`,
			`belongs to ${name}, which cannot be the ${side} of a flow`,
		);
	}
	const version = `${LABELS[side]} API Version`;
	const { supportedApiVersions: versions = [] } = configuration;
	if (apiVersion === undefined && versions.length > 0) {
		throw new InputError(
			version,
			`is empty, but ${name} needs it`,
			`Use one of: ${versions.join(', ')}`,
		);
	}
	checkOffered(version, apiVersion, versions, name);
	checkOffered('Trigger', trigger, configuration.supportedTriggerTypes, name);
	const { writeOperationType, dataTransferApi } = { ...NEITHER, ...properties };
	checkOffered('Write Operation', writeOperationType, configuration.supportedWriteOperations, name);
	const apis = configuration.supportedDataTransferApis?.flatMap(({ Name }) => Name ?? []);
	checkOffered('Data Transfer API Name', dataTransferApi?.Name, apis, name);
	checkSettings(configuration, SCOPES[side], properties?.customProperties ?? {});
}

function checkOffered(
	field: string,
	value: string | undefined,
	offered: readonly string[] | undefined,
	name: string,
): void {
	if (value === undefined || !offered?.length || offered.includes(value)) return;
	throw new InputError(
		field,
		`is ${value}, which ${name} does not support`,
		`Use one of: ${offered.join(', ')}`,
	);
}
