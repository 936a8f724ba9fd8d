import { appFlowOperation } from '../../operation';
import { arnOf, taggedField } from './tagged';

export const getMany = appFlowOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many tags',
	description: 'Retrieve all tags of a flow or of a registered connector; there are at most 50',
	fields: [taggedField],
	async execute({ params, service, signal }) {
		const resourceArn = await arnOf(service, params.tagged, signal);
		const { tags = {} } = await service.send('ListTagsForResource', { resourceArn }, signal);
		return Object.entries(tags).map(([key, value]) => ({ key, value, resourceArn }));
	},
});
