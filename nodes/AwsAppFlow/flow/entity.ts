import type {
	ConnectorEntityField,
	ConnectorType,
	DestinationFlowConfig,
	SourceFlowConfig,
} from '@aws-sdk/client-appflow';

import { askOnce } from '../askOnce';
import { findConnector } from '../connectors';
import { valueAt } from '../connectors/paths';
import type { AppFlow } from '../transport/client';

/** An object of an application, as DescribeConnectorEntity wants it named. */
export interface EntityRequest {
	readonly connectorType: ConnectorType;
	readonly connectorProfileName?: string | undefined;
	readonly entityName: string;
	readonly apiVersion?: string | undefined;
}

/**
 * The fields of an object (DescribeConnectorEntity), asked for once per profile, object, and run,
 * however many items need them.
 *
 * @throws {ServiceError}
 */
export const describeEntity = askOnce(
	async (
		service: AppFlow,
		{ entityName, ...request }: EntityRequest,
		signal?: AbortSignal,
	): Promise<ConnectorEntityField[]> => {
		const { connectorEntityFields } = await service.send(
			'DescribeConnectorEntity',
			{ connectorEntityName: entityName, ...request },
			signal,
		);
		return connectorEntityFields ?? [];
	},
);

/** The object that a flow reads; `undefined` for files, whose fields AppFlow does not describe. */
export function sourceEntity(config: SourceFlowConfig): EntityRequest | undefined {
	return entityOf(config, 'source', config.sourceConnectorProperties);
}

/** The object that a flow writes; `undefined` where the destination has none. */
export function destinationEntity(config: DestinationFlowConfig): EntityRequest | undefined {
	return entityOf(config, 'destination', config.destinationConnectorProperties);
}

function entityOf(
	{ connectorType, connectorProfileName, apiVersion }: SourceFlowConfig | DestinationFlowConfig,
	side: 'source' | 'destination',
	properties: unknown,
): EntityRequest | undefined {
	const { flow } = findConnector(connectorType) ?? {};
	const object = flow?.[side]?.object;
	if (!connectorType || !flow || !object) return undefined;
	const entityName = valueAt(properties, [flow.key, ...object.path]);
	if (typeof entityName !== 'string') return undefined;
	return { connectorType, connectorProfileName, entityName, apiVersion };
}
