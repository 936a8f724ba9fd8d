import type { ConnectorType } from '@aws-sdk/client-appflow';

import type { Choice } from '../../engine/fields';
import { connectors, optionName } from './connectors';

/** All connectors, those without profiles included, in the order of their names. */
export const connectorOptions: ReadonlyArray<Choice<ConnectorType>> = Object.values(connectors)
	.map((connector) => ({ name: optionName(connector), value: connector.type }))
	.sort((a, b) => (a.name < b.name ? -1 : 1));
