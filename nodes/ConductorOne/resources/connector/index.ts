import type { Resource } from '../../../../engine/operation';
import type { ConductorOne } from '../../transport/client';
import { audit } from './audit';
import { create, createWithoutConfiguration } from './create';
import { credentialOperations } from './credentials';
import { getManyInAllApps } from './getManyInAllApps';
import { connectorOperations } from './connectors';
import { ownerOperations } from './owners';
import { syncOperations } from './sync';
import { update } from './update';

/** What syncs the accounts and the access of an app. */
export const connector: Resource<ConductorOne> = {
	value: 'connector',
	name: 'Connector',
	defaultOperation: 'getMany',
	operations: [
		...connectorOperations,
		getManyInAllApps,
		audit,
		create,
		createWithoutConfiguration,
		update,
		...syncOperations,
		...credentialOperations,
		...ownerOperations,
	],
};
