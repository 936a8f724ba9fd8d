import type { Resource } from '../../../../engine/operation';
import type { ConductorOne } from '../../transport/client';
import { actions } from './actions';
import { creations } from './create';
import { get } from './get';
import { getHistory } from './history';
import { search } from './search';
import { wait } from './wait';

/** Requests for access and what else people decide on. */
export const task: Resource<ConductorOne> = {
	value: 'task',
	name: 'Task',
	defaultOperation: 'search',
	operations: [get, search, getHistory, wait, ...creations, ...actions],
};
