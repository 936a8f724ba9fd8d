import type { Resource } from '../../../../engine/operation';
import type { AppFlow } from '../../transport/client';
import { activate } from './activate';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { deactivate } from './deactivate';
import { deleteFlow } from './delete';
import { duplicate } from './duplicate';
import { exportFlow } from './export';
import { get } from './get';
import { getMany } from './getMany';
import { start } from './start';
import { stop } from './stop';
import { update } from './update';

// In an order in which operations can share fields.
/** What is transferred from where to where, and when. */
export const flow: Resource<AppFlow> = {
	name: 'Flow',
	value: 'flow',
	operations: [
		create,
		createOrUpdate,
		update,
		duplicate,
		start,
		stop,
		activate,
		deactivate,
		deleteFlow,
		exportFlow,
		get,
		getMany,
	],
	defaultOperation: 'get',
};
