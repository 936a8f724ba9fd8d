import type { Resource } from '../../../../engine/operation';
import type { AppFlow } from '../../transport/client';
import { activate } from './activate';
import { deactivate } from './deactivate';
import { deleteFlow } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { stop } from './stop';

export const flow: Resource<AppFlow> = {
	name: 'Flow',
	value: 'flow',
	operations: [get, stop, activate, deactivate, deleteFlow, getMany],
	defaultOperation: 'get',
};
