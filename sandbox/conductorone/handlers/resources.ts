import type { Call } from '../call';
import { missing, notFound } from '../errors';
import { Expansion } from '../expand';
import { anyOf } from '../filters';
import { applyMask } from '../masks';
import { ownedFromTheStart, ownersAt } from '../ownership';
import { page } from '../paging';
import {
	bool,
	expandMask,
	fieldMask,
	int32,
	list,
	message,
	outputOnly,
	string,
} from '../protojson';
import { newResource, type Resource } from '../seed/resources';
import { nextId } from '../state';
import { struct } from '../wellKnown';
import { findApp } from './apps';
import { ownedBy } from './owners';
import { findType } from './resourceTypes';

const strings = list(string);
const expandable = ['app_id', 'app_resource_type_id'] as const;

const settings = {
	accessConfigId: string,
	annotations: struct,
	customDescription: string,
	description: string,
	displayName: string,
	matchBatonId: string,
	parentAppResourceId: string,
	parentAppResourceTypeId: string,
};

/** A resource of the app and the type that the path names. */
export function findResource(call: Call, typeName: string, name: string): Resource {
	const type = findType(call, typeName);
	const id = call.id(name);
	const found = call.tenant.state.resources.find(
		(each) => each.id === id && each.appResourceTypeId === type.id,
	);
	if (!found) throw notFound('app resource');
	return found;
}

function viewOf(call: Call, appResource: Resource, expansion: Expansion) {
	const { appId, appResourceTypeId } = appResource;
	const types = call.tenant.state.resourceTypes.filter(({ id }) => id === appResourceTypeId);
	return {
		appResource,
		appPath: expansion.refer('app_id', 'c1.api.app.v1.App', [findApp(call, appId)]),
		resourceTypePath: expansion.refer(
			'app_resource_type_id',
			'c1.api.app.v1.AppResourceType',
			types,
		),
		objectPermissions: null,
		parentResourcePath: '',
		parentResourceTypePath: '',
	};
}

const inPath = (call: Call) => findResource(call, 'app_resource_type_id', 'id');

export const getResource = (call: Call) => ({
	appResourceView: viewOf(call, inPath(call), new Expansion([], expandable)),
	expanded: [],
});

export function listResources(call: Call) {
	const type = findType(call, 'app_resource_type_id');
	const expansion = new Expansion([], expandable);
	const { list: found, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: call.tenant.state.resources.filter((each) => each.appResourceTypeId === type.id),
			floor: 5,
			scope: ['resources', type.id],
			filter: ({ deletedAt }) => deletedAt === null,
		},
		call.tenant.settings,
	);
	return {
		list: found.map((resource) => viewOf(call, resource, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

export function searchResources(call: Call) {
	const { pageSize, pageToken, ...filters } = call.read({
		agentStatuses: strings,
		appId: string,
		appIds: strings,
		appUserIds: strings,
		credentialTypes: strings,
		direction: string,
		excludeDeletedApps: bool,
		excludeDeletedResourceBindings: bool,
		excludeResourceIds: strings,
		excludeResourceTypeTraitIds: strings,
		nhiTypes: strings,
		ownerUserIds: strings,
		pageSize: int32,
		pageToken: string,
		query: string,
		resourceIds: strings,
		resourceTypeIds: strings,
		resourceTypeTraitIds: strings,
		sortField: string,
		unownedOnly: bool,
		withOpenFindings: bool,
	});
	const { state, settings: tenantSettings, now } = call.tenant;
	const ownersOf = ({ id }: Resource) => {
		const owned = state.owned.get(id);
		return owned ? ownersAt(owned, now) : [];
	};
	const query = filters.query.toLowerCase();
	const expansion = new Expansion([], expandable);
	const { list: found, nextPageToken } = page(
		{
			rows: state.resources,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/app_resources', filters],
			filter: (resource) =>
				resource.deletedAt === null &&
				anyOf(filters.appId === '' ? [] : [filters.appId], resource.appId) &&
				anyOf(filters.appIds, resource.appId) &&
				anyOf(filters.resourceIds, resource.id) &&
				anyOf(filters.resourceTypeIds, resource.appResourceTypeId) &&
				!filters.excludeResourceIds.includes(resource.id) &&
				anyOf(filters.nhiTypes, resource.nhiType) &&
				(!filters.unownedOnly || ownersOf(resource).length === 0) &&
				(filters.ownerUserIds.length === 0 ||
					ownersOf(resource).some(({ userId = '' }) => filters.ownerUserIds.includes(userId))) &&
				resource.displayName.toLowerCase().includes(query),
			filtered: true,
		},
		tenantSettings,
	);
	return {
		list: found.map((resource) => viewOf(call, resource, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

export function createResource(call: Call) {
	const { state, now } = call.tenant;
	const type = findType(call, 'app_resource_type_id');
	const { annotations, resourceOwnerUserIds, ...given } = call.read({
		annotations: struct,
		description: string,
		displayName: string,
		matchBatonId: string,
		resourceOwnerUserIds: strings,
	});
	if (given.displayName === '') throw missing('display_name');
	const appResource: Resource = {
		...newResource(nextId(state, 'resource'), now.toISOString()),
		...given,
		annotations: annotations ?? {},
		appId: type.appId,
		appResourceTypeId: type.id,
	};
	state.resources.push(appResource);
	state.owned.set(appResource.id, ownedFromTheStart(ownedBy(call, resourceOwnerUserIds)));
	return { appResource };
}

export function updateResource(call: Call) {
	const found = inPath(call);
	const { appResource, updateMask, ...body } = call.read({
		appResource: message({ ...settings, appId: string, appResourceTypeId: string, id: outputOnly }),
		expandMask,
		updateMask: fieldMask,
	});
	applyMask(found, appResource, updateMask, Object.keys(settings));
	found.updatedAt = call.tenant.now.toISOString();
	const expansion = new Expansion(body.expandMask?.paths ?? [], expandable);
	const appResourceView = viewOf(call, found, expansion);
	return { appResourceView, expanded: expansion.expanded };
}

export function deleteResource(call: Call) {
	call.read({});
	inPath(call).deletedAt = call.tenant.now.toISOString();
	return {};
}
