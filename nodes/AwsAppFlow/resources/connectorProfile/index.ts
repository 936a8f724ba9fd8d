import type { Resource } from '../../../../engine/operation';
import type { AppFlow } from '../../transport/client';
import { audit } from './audit';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { deleteProfile } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { rotateCredentials } from './rotateCredentials';
import { update } from './update';

/** A connection to an application, with its credentials. */
export const connectorProfile: Resource<AppFlow> = {
	name: 'Connector Profile',
	value: 'connectorProfile',
	// In this order, operations can share the property of a field: see `place` in engine/describe.
	operations: [
		create,
		createOrUpdate,
		rotateCredentials,
		update,
		deleteProfile,
		get,
		getMany,
		audit,
	],
};
