import type { INodeProperties } from 'n8n-workflow';

import { sortedBy } from '../../../engine/sort';
import { InputError } from '../../../engine/field';
import { connectors, optionName, profileConnector, profileConnectors } from './index';
import type { ProfileConnector } from './types';

const CONNECTOR = 'Connector';

/** Which connector; the parameter that everything else depends on. */
export const connectorTypeProperty: INodeProperties = {
	displayName: CONNECTOR,
	name: 'connectorType',
	type: 'options',
	noDataExpression: true,
	description: 'Application that the connection leads to',
	options: sortedBy(profileConnectors, optionName).map((connector) => {
		const description = connector.deprecated ?? connector.description;
		return {
			name: optionName(connector),
			value: connector.type,
			...(description !== undefined && { description }),
		};
	}),
	default: 'Salesforce',
};

/**
 * The connector that a raw parameter names.
 *
 * @throws {InputError} for one that is unknown or cannot have profiles
 */
export function connectorNamed(raw: unknown): ProfileConnector {
	const wanted = raw ?? connectorTypeProperty.default;
	const found = profileConnector(wanted);
	if (found) return found;
	const other = Object.values(connectors).find(({ type }) => type === wanted);
	if (other) {
		throw new InputError(CONNECTOR, `is ${other.label}, which has no connector profiles`);
	}
	const allowed = profileConnectors.map(({ type }) => type).join(', ');
	throw new InputError(CONNECTOR, 'has a value that is not offered', `Use one of: ${allowed}`);
}
