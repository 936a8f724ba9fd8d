import type { ConnectorType } from '@aws-sdk/client-appflow';

import type { Choice } from '../../engine/fields';
import { sortedBy } from '../../engine/sort';
import { connectors, optionName, profileConnectors } from './connectors';
import type { Connector } from './connectors/types';

/** All connectors, those without profiles included, in the order of their names. */
export const connectorOptions = optionsOf(Object.values(connectors));

/** The connectors that can have profiles. */
export const profileConnectorOptions = optionsOf(profileConnectors);

/** The connectors that work without profiles. */
export const profilelessConnectorOptions = optionsOf(
	Object.values(connectors).filter(({ profile }) => profile === undefined),
);

function optionsOf(offered: readonly Connector[]): ReadonlyArray<Choice<ConnectorType>> {
	return sortedBy(offered, optionName).map((connector) => ({
		name: optionName(connector),
		value: connector.type,
	}));
}
