import type { ConnectorType } from '@aws-sdk/client-appflow';

import type { Choice } from '../../engine/fields';
import { sortedBy } from '../../engine/sort';
import { connectors, optionName } from './connectors';

/** All connectors, those without profiles included, in the order of their names. */
export const connectorOptions: ReadonlyArray<Choice<ConnectorType>> = sortedBy(
	Object.values(connectors),
	optionName,
).map((connector) => ({ name: optionName(connector), value: connector.type }));
