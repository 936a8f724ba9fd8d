import type { Resource } from '../../../../engine/operation';
import type { ConductorOne } from '../../transport/client';
import { actions } from './actions';
import { creations } from './create';
import { get, getHistory, search } from './read';
import { wait } from './wait';

/** Requests for access and what else people decide on. */
export const task: Resource<ConductorOne> = {
	value: 'task',
	name: 'Task',
	defaultOperation: 'search',
	operations: [get, search, getHistory, wait, ...creations, ...actions],
};
