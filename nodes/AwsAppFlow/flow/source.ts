import type {
	ConnectorType,
	SourceConnectorProperties,
	SourceFlowConfig,
} from '@aws-sdk/client-appflow';

import type { Field } from '../../../engine/field';
import { flowKey } from '../connectors/flow';
import type { Json } from '../connectors/paths';
import { changedProperties, endChanges, newEnd } from './end';
import type { EndInput } from './end';

const form = newEnd('source');

/** Where a new flow reads. */
export const flowSource: Field<'source', SourceFlowConfig> = {
	...form,
	read(reader) {
		const input = form.read(reader);
		const properties = { [flowKey(input.connectorType)]: input.properties };
		return { connectorType: input.connectorType, ...sourceParts(input, properties) };
	},
};

/** Changes to where a flow reads; `undefined` if there are none. */
export const flowSourceChanges: Field<'source', EndInput | undefined> = endChanges('source');

/**
 * A flow's source with the changes to it.
 *
 * @throws {InputError} when the changes are for another connector
 */
export function changedSource(
	described: SourceFlowConfig,
	changes: EndInput | undefined,
): SourceFlowConfig {
	if (!changes) return described;
	const { connectorType, sourceConnectorProperties: properties } = described;
	const changed = changedProperties('source', { connectorType, properties }, changes);
	return { ...described, ...sourceParts(changes, changed) };
}

function sourceParts({ connectorProfileName, apiVersion, timestampField }: EndInput, union: Json) {
	return {
		...(connectorProfileName !== undefined && { connectorProfileName }),
		...(apiVersion !== undefined && { apiVersion }),
		...(timestampField !== undefined && {
			incrementalPullConfig: { datetimeTypeFieldName: timestampField },
		}),
		// A test compares the catalogue, from which the members come, with the schemas of the SDK.
		sourceConnectorProperties: Object.assign<SourceConnectorProperties, Json>({}, union),
	};
}

/** The key of a source's connector in the unions of its properties and of its tasks' operators. */
export function sourceKeyOf({
	connectorType,
}: {
	connectorType: ConnectorType | undefined;
}): string {
	return connectorType ? flowKey(connectorType) : '';
}
