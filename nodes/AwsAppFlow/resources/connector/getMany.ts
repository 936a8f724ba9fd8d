import { choice } from '../../../../engine/fields';
import { limitFields, limited } from '../../../../engine/paging';
import { appFlowOperation } from '../../operation';
import { describedConnectors, registeredConnectors } from './list';

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
	],
	execute({ params, service, signal }) {
		const pages =
			params.connectorScope === 'registered'
				? registeredConnectors(service, signal)
				: describedConnectors(service, signal);
		return limited(pages, params);
	},
});
