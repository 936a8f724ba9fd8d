import type { ConnectorType } from '@aws-sdk/client-appflow';

import type { Choice } from '../../engine/fields';
import { choice } from '../../engine/fields';
import { locator } from '../../engine/locator';
import { connectors, optionName } from './connectors';

/** Length and form of a ConnectorLabel, as the API model has them. */
export const CONNECTOR_LABEL_RULES = {
	max: 256,
	pattern: /^[a-zA-Z0-9][\w!@#.-]+$/,
	patternHint: 'have two or more letters, digits, and _!@#.-, and begin with a letter or digit',
};

/** All connectors, in the order of their names. */
export const connectorOptions: ReadonlyArray<Choice<ConnectorType>> = Object.values(connectors)
	.map((connector) => ({ name: optionName(connector), value: connector.type }))
	.sort((a, b) => (a.name < b.name ? -1 : 1));

/** Any of the connectors, those without profiles included. */
export const anyConnectorField = choice({
	displayName: 'Connector',
	name: 'connectorType',
	noDataExpression: true,
	options: connectorOptions,
	default: 'Salesforce',
});

/** The label that says which custom connector is meant. */
export const connectorLabelField = locator({
	displayName: 'Connector Label',
	name: 'connectorLabel',
	description: 'Which of the custom connectors of this account',
	searchListMethod: 'searchConnectorLabels',
	listPlaceholder: 'Select a connector...',
	modes: [{ name: 'name', displayName: 'By Label', placeholder: 'e.g. GitHub' }],
});
