import type { Resource } from '../../../../engine/operation';
import type { AppFlow } from '../../transport/client';
import { getFields } from './getFields';
import { getMany } from './getMany';
import { resetMetadataCache } from './resetMetadataCache';

/** What a connector has to offer: objects, tables, and their fields. */
export const connectorEntity: Resource<AppFlow> = {
	name: 'Connector Entity',
	value: 'connectorEntity',
	operations: [getMany, getFields, resetMetadataCache],
};
