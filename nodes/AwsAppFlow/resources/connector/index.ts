import type { Resource } from '../../../../engine/operation';
import type { AppFlow } from '../../transport/client';
import { get } from './get';
import { getMany } from './getMany';

export const connector: Resource<AppFlow> = {
	name: 'Connector',
	value: 'connector',
	operations: [get, getMany],
};
