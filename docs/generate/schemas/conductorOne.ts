import { Tenant, byId, ids, okta } from '../../../test/conductorOne/support';
import type { SchemaTable } from './table';

/** How each operation of the ConductorOne node is run for a sample of its output. */
export const conductorOneSchemas: SchemaTable<Tenant> = {
	node: 'ConductorOne',
	start: async () => await Tenant.start(),
	samples: {
		'app.get': [{ appId: byId(ids.apps.okta) }],
		'app.getMany': [{ returnAll: true }],
		'app.search': [{ returnAll: true }],
		'connector.get': [okta],
		'connector.getMany': [{ appId: byId(ids.apps.okta), returnAll: true }],
		'connector.getManyInAllApps': [{ returnAll: true }],
		'connector.getManyOwners': [okta],
		'connector.pause': [okta],
		'connector.resume': [okta],
		'connector.syncNow': [okta],
		'connector.delete': [okta],
		'user.getMany': [{ returnAll: true }],
	},
	open: new Set(['profile', 'annotations', 'config']),
};
