import { appFlowOperation } from '../../operation';
import { arnOf, taggedField } from './tagged';
import { tagsField } from './tags';

export const add = appFlowOperation({
	value: 'add',
	name: 'Add',
	action: 'Add tags',
	description: 'Add tags to a flow or to a registered connector, or change their values',
	fields: [taggedField, tagsField],
	async execute({ params, service, signal }) {
		const { tagged, tags } = params;
		const resourceArn = await arnOf(service, tagged, signal);
		await service.send('TagResource', { resourceArn, tags }, signal);
		return { added: true, resourceArn, tags };
	},
});
