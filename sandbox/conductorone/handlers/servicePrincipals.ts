import type { Call } from '../call';
import { notFound } from '../errors';
import { page } from '../paging';

export function listServicePrincipals(call: Call) {
	const { state, settings } = call.tenant;
	const { list, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: state.servicePrincipals,
			floor: 5,
			scope: 'service_principals',
		},
		settings,
	);
	return { list: list.map(({ principal }) => principal), nextPageToken };
}

export function listServicePrincipalCredentials(call: Call) {
	const { state, settings } = call.tenant;
	const id = call.id('service_principal_id');
	const found = state.servicePrincipals.find(({ principal }) => principal.id === id);
	if (!found) throw notFound('service principal');
	return page(
		{
			...call.queryPage(),
			rows: found.credentials,
			floor: 5,
			scope: ['service_principals', id, 'credentials'],
		},
		settings,
	);
}
