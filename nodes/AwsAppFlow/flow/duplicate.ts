import type { DestinationFlowConfig } from '@aws-sdk/client-appflow';

import { OutcomeError } from '../../../engine/errors';
import { InputError } from '../../../engine/field';
import { isObject } from '../../../engine/json';
import { findConnector } from '../connectors';
import { merged, placedAt } from '../connectors/paths';
import type { Json } from '../connectors/paths';
import { definitionOf, settingsOf } from './definition';
import type { DescribedFlow } from './describe';
import type { GivenFlow } from './givenDefinition';

/** What a copy of a flow has of its own. */
interface CopyChanges {
	readonly sourceConnectorProfileName?: string | undefined;
	readonly destinationConnectorProfileName?: string | undefined;
	readonly destinationObject?: string | undefined;
	readonly destinationBucketName?: string | undefined;
	readonly destinationBucketPrefix?: string | undefined;
}

/**
 * A flow's definition for a second one.
 *
 * @throws {InputError} for a change of what the flow's connectors do not have
 */
export function duplicated(
	flow: DescribedFlow,
	changes: CopyChanges,
	{ copyTags }: { readonly copyTags: boolean },
): GivenFlow {
	const definition = definitionOf(flow);
	const { kmsArn, tags } = settingsOf(flow);
	const [destination] = definition.destinationFlowConfigList;
	if (!destination) throw new OutcomeError(`AWS described no destination of '${flow.flowName}'`);
	const { sourceConnectorProfileName: sourceProfile } = changes;
	const source = definition.sourceFlowConfig;
	refuseProfile('Source', source, sourceProfile);
	return {
		definition: {
			...definition,
			sourceFlowConfig: {
				...source,
				...(sourceProfile !== undefined && { connectorProfileName: sourceProfile }),
			},
			destinationFlowConfigList: [changedDestination(destination, changes)],
		},
		settings: { ...(kmsArn && { kmsArn }), ...(copyTags && tags && { tags }) },
	};
}

function changedDestination(
	destination: DestinationFlowConfig,
	changes: CopyChanges,
): DestinationFlowConfig {
	const { destinationConnectorProfileName: connectorProfileName } = changes;
	refuseProfile('Destination', destination, connectorProfileName);
	const { connectorType, destinationConnectorProperties: union } = destination;
	if (!connectorType) return destination;
	const { label, flow } = findConnector(connectorType) ?? {};
	const entries: Array<[string, unknown]> = Object.entries(union ?? {});
	const [key, properties] = entries.find(([, member]) => member !== undefined) ?? [];
	const own = isObject(properties) ? properties : {};
	const parts = [
		changed('Destination Object', flow?.destination?.object?.path, changes.destinationObject),
		changed('Destination Bucket Name', bucketPath(own), changes.destinationBucketName),
		changed('Destination Bucket Prefix', prefixPath(own), changes.destinationBucketPrefix),
	].flatMap((part) => (part ? [part(label ?? connectorType)] : []));
	const together = parts.reduce<Json>((json, part) => merged(json, part), own);
	return {
		...destination,
		...(connectorProfileName !== undefined && { connectorProfileName }),
		...(key !== undefined && { destinationConnectorProperties: { ...union, [key]: together } }),
	};
}

/** Where files are what is written, there is a bucket; others have one in between only. */
function bucketPath({ bucketName }: Json): string[] | undefined {
	return bucketName === undefined ? undefined : ['bucketName'];
}

function prefixPath({ bucketName }: Json): string[] | undefined {
	return bucketName === undefined ? undefined : ['bucketPrefix'];
}

function changed(field: string, path: readonly string[] | undefined, value: string | undefined) {
	if (value === undefined) return undefined;
	return (label: string): Json => {
		if (path) return placedAt(path, value);
		throw new InputError(
			field,
			`is given, but flows to ${label} have none`,
			'Remove it, or choose another flow',
		);
	};
}

function refuseProfile(
	side: string,
	{
		connectorType,
		connectorProfileName,
	}: { connectorType?: unknown; connectorProfileName?: string },
	given: string | undefined,
): void {
	if (given === undefined || connectorProfileName !== undefined) return;
	throw new InputError(
		`${side} Connector Profile`,
		`is given, but ${String(connectorType)} has no connector profile in a flow`,
		'Remove it',
	);
}
