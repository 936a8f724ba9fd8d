import { toItemJson } from '../../../../engine/json';
import { simplifyField } from '../../../../engine/simplify';
import { taskId } from '../../fields/pickers';
import { conductorOneOperation } from '../../operation';
import { tellingDeletion } from '../../simplify';
import { readTask, simplifyTask, taskRelated } from './task';

export const get = conductorOneOperation({
	value: 'get',
	name: 'Get',
	action: 'Get task',
	description: 'Retrieve a task (access request) by its ID or number',
	fields: [taskId, simplifyField],
	options: [taskRelated],
	async execute({ service, params: { taskId: id, simplify, options } }) {
		const task = await readTask(service, id, options.include);
		return (simplify ? tellingDeletion(simplifyTask) : toItemJson)(task);
	},
});
