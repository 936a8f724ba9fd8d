import type { Call } from '../call';
import { missing, notFound } from '../errors';
import { Expansion } from '../expand';
import { applyMask } from '../masks';
import { page } from '../paging';
import { bool, enumOf, expandMask, fieldMask, message, outputOnly, string } from '../protojson';
import { newCatalog, type RequestCatalog } from '../seed/requestCatalogs';
import { nextId } from '../state';
import { struct } from '../wellKnown';
import { findUser } from './users';

const expandable = ['app_ids', 'created_by_user_id', 'access_entitlements'] as const;

const settings = {
	annotations: struct,
	description: string,
	displayName: string,
	enrollmentBehavior: enumOf('REQUEST_CATALOG_ENROLLMENT_BEHAVIOR_UNSPECIFIED'),
	published: bool,
	requestBundle: bool,
	unenrollmentBehavior: enumOf('REQUEST_CATALOG_UNENROLLMENT_BEHAVIOR_UNSPECIFIED'),
	unenrollmentEntitlementBehavior: enumOf(
		'REQUEST_CATALOG_UNENROLLMENT_ENTITLEMENT_BEHAVIOR_UNSPECIFIED',
	),
	visibleToEveryone: bool,
};

/** The catalog that a path names; a deleted one only shows when it is read. */
export function findCatalog(call: Call, name: string, deletedToo = false): RequestCatalog {
	const id = call.id(name);
	const found = call.tenant.state.requestCatalogs.find(({ catalog }) => catalog.id === id);
	if (!found || (!deletedToo && found.catalog.deletedAt !== null)) throw notFound('catalog');
	return found;
}

function viewOf(call: Call, { catalog, visibleTo }: RequestCatalog, expansion: Expansion) {
	const entitlements = call.tenant.state.entitlements.map(({ entitlement }) => entitlement);
	return {
		requestCatalog: catalog,
		accessEntitlementsPath: expansion.refer(
			'access_entitlements',
			'c1.api.app.v1.AppEntitlement',
			entitlements.filter(({ appId, id }) =>
				visibleTo.some((ref) => ref.appId === appId && ref.id === id),
			),
		),
		createdByUserPath: expansion.refer('created_by_user_id', 'c1.api.user.v1.User', [
			findUser(call, catalog.createdByUserId),
		]),
		memberCount: '0',
	};
}

function reply(call: Call, found: RequestCatalog, paths: string[] = []) {
	const expansion = new Expansion(paths, expandable);
	return { requestCatalogView: viewOf(call, found, expansion), expanded: expansion.expanded };
}

export const getCatalog = (call: Call) => reply(call, findCatalog(call, 'id', true));

export function listCatalogs(call: Call) {
	const expansion = new Expansion([], expandable);
	const { list, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: call.tenant.state.requestCatalogs,
			floor: 5,
			scope: 'catalogs',
			filter: ({ catalog }) => catalog.deletedAt === null,
		},
		call.tenant.settings,
	);
	return {
		list: list.map((found) => viewOf(call, found, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

export function createCatalog(call: Call) {
	const { state, now } = call.tenant;
	const { expandMask: mask, annotations, ...given } = call.read({ ...settings, expandMask });
	if (given.displayName === '') throw missing('display_name');
	const made: RequestCatalog = {
		catalog: {
			...newCatalog(nextId(state, 'requestCatalog'), now.toISOString()),
			...given,
			annotations: annotations ?? {},
			createdByUserId: call.principal.userId,
		},
		requestable: [],
		visibleTo: [],
		bundleAutomation: undefined,
	};
	state.requestCatalogs.push(made);
	return reply(call, made, mask?.paths);
}

export function updateCatalog(call: Call) {
	const found = findCatalog(call, 'id');
	const { catalog, updateMask, ...body } = call.read({
		catalog: message({
			...settings,
			createdAt: outputOnly,
			createdByUserId: string,
			id: string,
			updatedAt: outputOnly,
		}),
		expandMask,
		updateMask: fieldMask,
	});
	const changed = { ...found.catalog, updatedAt: call.tenant.now.toISOString() };
	applyMask(changed, catalog, updateMask, Object.keys(settings));
	found.catalog = changed;
	return reply(call, found, body.expandMask?.paths);
}

export function deleteCatalog(call: Call) {
	call.read({});
	findCatalog(call, 'id').catalog.deletedAt = call.tenant.now.toISOString();
	return {};
}
