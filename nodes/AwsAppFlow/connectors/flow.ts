import type { ConnectorType, Operator } from '@aws-sdk/client-appflow';

import { connectors } from './index';
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

/** The key of a connector in the unions of a flow, such as those of its tasks' operators. */
export function flowKey(connectorType: ConnectorType): string {
	return connectors[connectorType].flow.key;
}

/** What tasks can do with the fields of this source. */
export function operatorsOf(connectorType: ConnectorType): readonly Operator[] {
	return connectors[connectorType].flow.source?.operators ?? [];
}
