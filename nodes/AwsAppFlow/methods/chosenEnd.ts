import type { ConnectorConfiguration, ConnectorType } from '@aws-sdk/client-appflow';
import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { OutcomeError } from '../../../engine/errors';
import { InputError } from '../../../engine/field';
import { isObject } from '../../../engine/json';
import { connectors } from '../connectors';
import { getFlow } from '../flow/describe';
import { describeEntity, destinationEntity, sourceEntity } from '../flow/entity';
import type { EntityRequest } from '../flow/entity';
import { flowField } from '../flow/flowName';
import { parameterOf, SIDE_LABELS, switchOf } from '../flow/side';
import type { Side } from '../flow/side';
import { getProfile } from '../profile';
import type { AppFlow } from '../transport/client';

/** One end of a flow as far as the form in the editor says it. */
interface ChosenEnd {
	readonly connectorType: ConnectorType;
	readonly connectorLabel: string | undefined;
	readonly connectorProfileName: string | undefined;
	readonly object: string | undefined;
	readonly apiVersion: string | undefined;
}

/** The end as chosen so far; `undefined` where the form does not ask for a connector. */
export function chosenEnd(context: ILoadOptionsFunctions, side: Side): ChosenEnd | undefined {
	// The switch is in forms of changes only; while it is off, n8n may still know what was below it.
	if (context.getCurrentNodeParameter(switchOf(side)) === false) return undefined;
	const connectorType = textIn(context, parameterOf(side, 'ConnectorType'));
	if (!isConnectorType(connectorType)) return undefined;
	return {
		connectorType,
		connectorLabel: textIn(context, parameterOf(side, 'ConnectorLabel')),
		connectorProfileName: textIn(context, parameterOf(side, 'ConnectorProfileName')),
		object: textIn(context, parameterOf(side, 'Object')),
		apiVersion:
			textIn(context, parameterOf(side, 'ApiVersion')) ??
			textIn(context, `${parameterOf(side, 'Options')}.apiVersion`) ??
			textIn(context, `${parameterOf(side, 'Changes')}.apiVersion`),
	};
}

function isConnectorType(value: string | undefined): value is ConnectorType {
	return value !== undefined && Object.hasOwn(connectors, value);
}

/** What was typed or picked; an expression says nothing before the workflow runs. */
function textIn(context: ILoadOptionsFunctions, name: string): string | undefined {
	const raw: unknown = context.getCurrentNodeParameter(name);
	const value = isObject(raw) ? raw.value : raw;
	return typeof value === 'string' && value !== '' && !value.startsWith('=') ? value : undefined;
}

/**
 * The object whose fields are asked about: chosen in the form or, as far as that is empty, the one
 * that the flow has already. `undefined` where nothing is chosen, or AWS describes no fields.
 *
 * @throws {ServiceError}
 */
export async function chosenEntity(
	context: ILoadOptionsFunctions,
	service: AppFlow,
	side: Side,
): Promise<EntityRequest | undefined> {
	const chosen = chosenEnd(context, side);
	if (side === 'source' && chosen?.connectorType === 'S3') return await files(context, service);
	const present = await presentEntity(context, service, side);
	const changed = chosen && {
		connectorType: chosen.connectorType,
		connectorProfileName: chosen.connectorProfileName ?? present?.connectorProfileName,
		entityName: chosen.object ?? present?.entityName,
		apiVersion: chosen.apiVersion ?? present?.apiVersion,
	};
	if (!changed || (present && present.connectorType !== changed.connectorType)) return present;
	const { connectorType, connectorProfileName, entityName, apiVersion } = changed;
	const { flow, profile } = connectors[connectorType];
	const complete = flow[side]?.object && entityName && (connectorProfileName ?? !profile);
	return complete ? { connectorType, connectorProfileName, entityName, apiVersion } : undefined;
}

/** The folder in S3, if AWS describes what is in its files: it does not say for which it can. */
async function files(
	context: ILoadOptionsFunctions,
	service: AppFlow,
): Promise<EntityRequest | undefined> {
	const bucketName = textIn(context, parameterOf('source', 'BucketName'));
	const bucketPrefix = textIn(context, parameterOf('source', 'BucketPrefix'));
	if (bucketName === undefined || bucketPrefix === undefined) return undefined;
	const folder = { connectorType: 'S3', entityName: `${bucketName}/${bucketPrefix}` } as const;
	const fields = await describeEntity(service, folder).catch(() => []);
	return fields.length > 0 ? folder : undefined;
}

/** What the flow named in the form has; `undefined` where the form is about a new one. */
async function presentEntity(
	context: ILoadOptionsFunctions,
	service: AppFlow,
	side: Side,
): Promise<EntityRequest | undefined> {
	if (textIn(context, flowField.name) === undefined) return undefined;
	const reference = flowField.read({
		get: (name) => context.getCurrentNodeParameter(name),
		protect() {},
	});
	const flow = await getFlow(service, reference, undefined);
	const [destination] = flow.destinationFlowConfigList ?? [];
	if (side === 'destination') return destination && destinationEntity(destination);
	return flow.sourceFlowConfig && sourceEntity(flow.sourceFlowConfig);
}

/**
 * The end whose connector has to be known already.
 *
 * @throws {InputError} when its profile is not chosen yet
 */
export function endWithProfile(context: ILoadOptionsFunctions, side: Side): ChosenEnd {
	const label = SIDE_LABELS[side];
	const end = chosenEnd(context, side);
	if (!end) throw new InputError(`${label} Connector`, 'is empty', 'Choose the connector first');
	if (end.connectorProfileName !== undefined || !connectors[end.connectorType].profile) return end;
	throw new InputError(
		`${label} Connector Profile`,
		'is empty',
		'Choose the connector profile first',
	);
}

/**
 * What the chosen connector says about itself (DescribeConnector). Which custom connector is meant
 * is in the form, or else the profile says it.
 *
 * @throws {InputError} when neither label nor profile of a custom connector is chosen yet
 */
export async function chosenConfiguration(
	context: ILoadOptionsFunctions,
	service: AppFlow,
	side: Side,
): Promise<ConnectorConfiguration> {
	const chosen = chosenEnd(context, side);
	const end = chosen?.connectorLabel === undefined ? endWithProfile(context, side) : chosen;
	const { connectorType } = end;
	const { connectorConfiguration } = await service.send('DescribeConnector', {
		connectorType,
		connectorLabel: await labelOf(service, end),
	});
	if (connectorConfiguration) return connectorConfiguration;
	throw new OutcomeError(`AppFlow has no description of ${connectors[connectorType].label}`);
}

async function labelOf(
	service: AppFlow,
	{ connectorType, connectorLabel, connectorProfileName }: ChosenEnd,
): Promise<string | undefined> {
	if (!connectors[connectorType].profile?.labelled) return undefined;
	if (connectorLabel !== undefined || connectorProfileName === undefined) return connectorLabel;
	return (await getProfile(service, { name: connectorProfileName }, undefined)).connectorLabel;
}
