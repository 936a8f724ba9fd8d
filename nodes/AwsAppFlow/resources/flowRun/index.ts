import type { Resource } from '../../../../engine/operation';
import type { AppFlow } from '../../transport/client';
import { cancel } from './cancel';
import { get } from './get';
import { getMany } from './getMany';
import { wait } from './wait';

/** A run of a flow (AWS: execution record). */
export const flowRun: Resource<AppFlow> = {
	name: 'Flow Run',
	value: 'flowRun',
	operations: [get, wait, getMany, cancel],
	defaultOperation: 'getMany',
};
