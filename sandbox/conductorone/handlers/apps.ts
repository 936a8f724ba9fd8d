import type { Call } from '../call';
import { notFound } from '../errors';
import { page } from '../paging';
import { bool, int32, list, message, string } from '../protojson';
import type { App } from '../seed/apps';

export function findApp(call: Call, id: string): App {
	const app = call.tenant.state.apps.find((each) => each.id === id);
	if (!app) throw notFound('app');
	return app;
}

export function getApp(call: Call) {
	return { app: findApp(call, call.id('id')) };
}

export function listApps(call: Call) {
	const { state, settings } = call.tenant;
	// Measured on a tenant: page_size=10 gave 23 rows.
	const listing = { ...call.queryPage(), rows: state.apps, floor: 5, overshoot: 13, scope: 'apps' };
	return page(listing, settings);
}

export function searchApps(call: Call) {
	const { state, settings } = call.tenant;
	const { pageSize, pageToken, ...filters } = call.read({
		appIds: list(string),
		displayName: string,
		excludeAppIds: list(string),
		onlyDirectories: bool,
		pageSize: int32,
		pageToken: string,
		policyRefs: list(message({ id: string })),
		query: string,
	});
	const { appIds, excludeAppIds, onlyDirectories } = filters;
	const displayName = filters.displayName.toLowerCase();
	const query = filters.query.toLowerCase();
	const policies = new Set(filters.policyRefs.map((ref) => ref?.id));
	const matches = (app: App) =>
		(appIds.length === 0 || appIds.includes(app.id)) &&
		!excludeAppIds.includes(app.id) &&
		(!onlyDirectories || app.isDirectory) &&
		(displayName === '' || app.displayName.toLowerCase() === displayName) &&
		`${app.displayName} ${app.description}`.toLowerCase().includes(query) &&
		(policies.size === 0 ||
			[app.certifyPolicyId, app.grantPolicyId, app.revokePolicyId].some((id) => policies.has(id)));

	return page(
		{
			rows: state.apps,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/apps', filters],
			filter: matches,
			filtered: !state.apps.every(matches),
		},
		settings,
	);
}
