import type { Resource } from '../../../../engine/operation';
import type { AppFlow } from '../../transport/client';
import { deleteFlow } from './delete';
import { get } from './get';
import { getMany } from './getMany';

export const flow: Resource<AppFlow> = {
	name: 'Flow',
	value: 'flow',
	operations: [deleteFlow, get, getMany],
};
