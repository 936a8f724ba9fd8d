import type { Resource } from '../../../../engine/operation';
import type { AppFlow } from '../../transport/client';
import { get } from './get';
import { getMany } from './getMany';
import { register } from './register';
import { unregister } from './unregister';
import { updateRegistration } from './updateRegistration';

/**
 * What flows can read from and write to: AWS's own connectors, and those that the account
 * registers.
 */
export const connector: Resource<AppFlow> = {
	name: 'Connector',
	value: 'connector',
	operations: [get, getMany, register, updateRegistration, unregister],
};
