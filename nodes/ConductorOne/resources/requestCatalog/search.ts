import { flag, text } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { enumChoice, enumOptions } from '../../fields/enums';
import { queryText } from '../../fields/naming';
import { simplifyEntitlementAt } from '../entitlement/entitlement';
import { list } from '../../reply';

export const searchRequestable = endpoint({
	value: 'searchRequestable',
	name: 'Search Requestable',
	action: 'Search what can be requested',
	description: 'Find entitlements that the credential can request, in any catalog',
	method: 'POST',
	path: '/api/v1/search/request_catalog/entitlements',
	fields: [],
	reply: list({ pageSize: 10 }),
	optional: [
		queryText,
		text({
			displayName: 'App Name',
			name: 'appDisplayName',
			description: 'Display name of the app',
		}),
		text({
			displayName: 'Alias',
			name: 'entitlementAlias',
			description: 'Alias of the entitlement, as a whole',
		}),
		enumChoice({
			displayName: 'Granted',
			name: 'grantedStatus',
			description: 'Whether the credential has it already',
			options: enumOptions('', 'ALL', 'GRANTED', 'NOT_GRANTED'),
		}),
		flag({
			displayName: 'Include Deleted',
			name: 'includeDeleted',
			description: 'Whether to return deleted entitlements too',
			default: true,
		}),
	],
	simplify: simplifyEntitlementAt('entitlement.appEntitlement.'),
});
