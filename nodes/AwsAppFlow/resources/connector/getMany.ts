import { choice, choices, collection, showWhen } from '../../../../engine/fields';
import { limitFields, limited } from '../../../../engine/paging';
import { connectorOptions } from '../../connectorFields';
import { appFlowOperation } from '../../operation';
import { describedConnectors, registeredConnectors } from './list';

const filters = showWhen(
	collection({
		displayName: 'Filters',
		name: 'filters',
		placeholder: 'Add filter',
		fields: [
			choices({
				displayName: 'Connectors',
				name: 'connectorTypes',
				description: 'Only these connectors; Custom Connector stands for all that have a label',
				options: connectorOptions,
			}),
		],
	}),
	{ connectorScope: ['all'] },
);

export const getMany = appFlowOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many connectors',
	description: 'Retrieve a list of connectors, built-in and registered',
	fields: [
		choice({
			displayName: 'Include',
			name: 'connectorScope',
			description: 'Which connectors to list',
			options: [
				{ name: 'All', value: 'all', description: 'Built-in connectors and registered ones' },
				{
					name: 'Registered Only',
					value: 'registered',
					description: 'Only connectors registered in this account',
				},
			],
			default: 'all',
		}),
		...limitFields,
		filters,
	],
	execute({ params, service, signal }) {
		const pages =
			params.connectorScope === 'registered'
				? registeredConnectors(service, signal)
				: describedConnectors(service, signal, params.filters.connectorTypes);
		return limited(pages, params);
	},
});
