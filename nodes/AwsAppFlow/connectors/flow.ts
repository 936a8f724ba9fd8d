import type { ConnectorType, Operator } from '@aws-sdk/client-appflow';

import { connectors, findConnector } from './index';
import type { Connector, DestinationConnector, SourceConnector } from './types';

function isSource(connector: Connector): connector is SourceConnector {
	return connector.flow.source !== undefined;
}

function isDestination(connector: Connector): connector is DestinationConnector {
	return connector.flow.destination !== undefined;
}

/** The connectors that flows can read from. */
export const sourceConnectors: readonly SourceConnector[] =
	Object.values(connectors).filter(isSource);

/** The connectors that flows can write to. */
export const destinationConnectors: readonly DestinationConnector[] =
	Object.values(connectors).filter(isDestination);

/**
 * The key of a connector in the unions of a flow, such as those of its tasks' operators. Most often
 * it is the type, and taken to be so for connectors that AWS has made since.
 */
export function flowKey(connectorType: ConnectorType): string {
	return findConnector(connectorType)?.flow.key ?? connectorType;
}

/** What tasks can do with the fields of this source. */
export function operatorsOf(connectorType: ConnectorType): readonly Operator[] {
	return findConnector(connectorType)?.flow.source?.operators ?? [];
}
