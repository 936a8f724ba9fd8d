import type { Resource } from '../../../../engine/operation';
import type { AppFlow } from '../../transport/client';
import { add } from './add';
import { getMany } from './getMany';
import { remove } from './remove';

/** Tags of flows and of registered connectors. */
export const tag: Resource<AppFlow> = {
	name: 'Tag',
	value: 'tag',
	operations: [getMany, add, remove],
};
