import type {
	ConnectorType,
	DestinationConnectorProperties,
	DestinationFlowConfig,
} from '@aws-sdk/client-appflow';

import { InputError } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { connectors } from '../connectors';
import { flowKey } from '../connectors/flow';
import { needsId } from '../connectors/flowMembers';
import { valueAt } from '../connectors/paths';
import type { Json } from '../connectors/paths';
import { changedProperties, endChanges, newEnd } from './end';
import type { EndInput } from './end';

const form = newEnd('destination');

/** Where a new flow writes. */
export const flowDestination: Field<'destination', DestinationFlowConfig> = {
	...form,
	read(reader) {
		const input = form.read(reader);
		const properties = { [flowKey(input.connectorType)]: input.properties };
		return { connectorType: input.connectorType, ...destinationParts(input, properties) };
	},
};

/** Changes to where a flow writes; `undefined` if there are none. */
export const flowDestinationChanges: Field<'destination', EndInput | undefined> =
	endChanges('destination');

/**
 * A flow's destination with the changes to it.
 *
 * @throws {InputError} when the changes are for another connector, or lack an ID to update by
 */
export function changedDestination(
	described: DestinationFlowConfig,
	changes: EndInput | undefined,
): DestinationFlowConfig {
	if (!changes) return described;
	const { connectorType, destinationConnectorProperties: properties } = described;
	const changed = changedProperties('destination', { connectorType, properties }, changes);
	refuseWithoutId(changes, changed);
	return { ...described, ...destinationParts(changes, changed) };
}

function refuseWithoutId({ connectorType }: EndInput, union: Json): void {
	const { key, destination } = connectors[connectorType].flow;
	const operation = needsId.find((one) => one === valueAt(union, [key, 'writeOperationType']));
	const ids = valueAt(union, [key, 'idFieldNames']);
	if (!operation || !destination?.writeOperations.length) return;
	if (Array.isArray(ids) && ids.length > 0) return;
	throw new InputError(
		'ID Field Names',
		'is empty',
		`The write operation ${operation} needs the fields by which the destination knows a record`,
	);
}

function destinationParts({ connectorProfileName, apiVersion }: EndInput, union: Json) {
	return {
		...(connectorProfileName !== undefined && { connectorProfileName }),
		...(apiVersion !== undefined && { apiVersion }),
		// A test compares the catalogue, from which the members come, with the schemas of the SDK.
		destinationConnectorProperties: Object.assign<DestinationConnectorProperties, Json>({}, union),
	};
}

/** The key of a destination's connector in the union of its properties. */
export function destinationKeyOf({
	connectorType,
}: {
	connectorType: ConnectorType | undefined;
}): string {
	return connectorType ? flowKey(connectorType) : '';
}
