import { appFlowOperation } from '../../operation';
import { arnOf, taggedField } from './tagged';
import { tagKeysField } from './tags';

export const remove = appFlowOperation({
	value: 'remove',
	name: 'Remove',
	action: 'Remove tags',
	description: 'Remove tags from a flow or from a registered connector',
	fields: [taggedField, tagKeysField],
	async execute({ params, service, signal }) {
		const { tagged, tagKeys } = params;
		const resourceArn = await arnOf(service, tagged, signal);
		await service.send('UntagResource', { resourceArn, tagKeys }, signal);
		return { removed: true, resourceArn, tagKeys };
	},
});
