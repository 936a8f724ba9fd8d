import type { Call } from '../call';
import { StatusError, missing, notFound } from '../errors';
import { Expansion } from '../expand';
import { anyOf } from '../filters';
import { applyMask } from '../masks';
import { page } from '../paging';
import { fieldMask, int32, list, message, outputOnly, string } from '../protojson';
import { newResourceType, type ResourceType } from '../seed/resources';
import { nextId } from '../state';
import { findApp } from './apps';

const strings = list(string);

/** A type of the app that the path names. */
export function findType(call: Call, name: string): ResourceType {
	const { id: appId } = findApp(call, call.id('app_id'));
	const id = call.id(name);
	const found = call.tenant.state.resourceTypes.find(
		(type) => type.id === id && type.appId === appId,
	);
	if (!found) throw notFound('app resource type');
	return found;
}

function viewOf(call: Call, appResourceType: ResourceType, expansion: Expansion) {
	const appPath = expansion.refer('app_id', 'c1.api.app.v1.App', [
		findApp(call, appResourceType.appId),
	]);
	return { appResourceType, appPath };
}

export function getResourceType(call: Call) {
	const expansion = new Expansion(['*'], ['app_id']);
	const appResourceTypeView = viewOf(call, findType(call, 'id'), expansion);
	return { appResourceTypeView, expanded: expansion.expanded };
}

export function listResourceTypes(call: Call) {
	const { id: appId } = findApp(call, call.id('app_id'));
	const expansion = new Expansion([], ['app_id']);
	const { list: types, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: call.tenant.state.resourceTypes.filter((type) => type.appId === appId),
			floor: 5,
			scope: ['resource_types', appId],
			filter: ({ deletedAt }) => deletedAt === null,
		},
		call.tenant.settings,
	);
	return {
		list: types.map((type) => viewOf(call, type, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

export function searchResourceTypes(call: Call) {
	const { pageSize, pageToken, ...filters } = call.read({
		appIds: strings,
		appUserIds: strings,
		displayName: string,
		excludeResourceTypeIds: strings,
		excludeResourceTypeTraitIds: strings,
		pageSize: int32,
		pageToken: string,
		query: string,
		resourceTypeIds: strings,
		resourceTypeTraitIds: strings,
	});
	const query = filters.query.toLowerCase();
	return page(
		{
			rows: call.tenant.state.resourceTypes,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/app_resource_types', filters],
			filter: (type) =>
				type.deletedAt === null &&
				anyOf(filters.appIds, type.appId) &&
				anyOf(filters.resourceTypeIds, type.id) &&
				!filters.excludeResourceTypeIds.includes(type.id) &&
				anyOf(filters.displayName === '' ? [] : [filters.displayName], type.displayName) &&
				type.displayName.toLowerCase().includes(query),
			filtered: filters.appIds.length > 0 || filters.displayName !== '' || query !== '',
		},
		call.tenant.settings,
	);
}

export function createResourceType(call: Call) {
	const { state, now } = call.tenant;
	const { id: appId } = findApp(call, call.id('app_id'));
	const { displayName, resourceType } = call.read({ displayName: string, resourceType: string });
	if (displayName === '') throw missing('display_name');
	if (resourceType === '') throw missing('resource_type');
	const namesakes = state.resourceTypes.filter((type) => type.appId === appId);
	// An internal error, as the API tells it.
	if (namesakes.some((type) => type.displayName === displayName)) {
		throw new StatusError('unknown', 'duplicate app resource type');
	}
	const id = nextId(state, 'resourceType');
	const appResourceType = newResourceType(id, appId, displayName, now.toISOString());
	state.resourceTypes.push(appResourceType);
	return { appResourceType, expanded: [] };
}

export function updateResourceType(call: Call) {
	const found = findType(call, 'id');
	const { appResourceType, updateMask } = call.read({
		appResourceType: message({
			displayName: string,
			traitIds: strings,
			appId: outputOnly,
			id: outputOnly,
		}),
		updateMask: fieldMask,
	});
	applyMask(found, appResourceType, updateMask, ['displayName', 'traitIds']);
	found.updatedAt = call.tenant.now.toISOString();
	return { appResourceType: found, expanded: [] };
}

/** With all of its resources. */
export function deleteResourceType(call: Call) {
	call.read({});
	const found = findType(call, 'id');
	const deletedAt = call.tenant.now.toISOString();
	found.deletedAt = deletedAt;
	for (const resource of call.tenant.state.resources) {
		if (resource.appResourceTypeId === found.id) resource.deletedAt = deletedAt;
	}
	return {};
}
