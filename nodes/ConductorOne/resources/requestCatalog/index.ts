import type { Resource } from '../../../../engine/operation';
import type { ConductorOne } from '../../transport/client';
import { bundleAutomationOperations } from './bundleAutomation';
import { catalogs } from './catalogs';
import { contentOperations } from './contents';
import { searchRequestable } from './search';

/** What people can request; as a bundle it is what the product calls an access profile. */
export const requestCatalog: Resource<ConductorOne> = {
	value: 'requestCatalog',
	name: 'Request Catalog',
	defaultOperation: 'getMany',
	operations: [...contentOperations, ...bundleAutomationOperations, ...catalogs, searchRequestable],
};
