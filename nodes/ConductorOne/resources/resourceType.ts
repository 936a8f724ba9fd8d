import type { IDataObject } from 'n8n-workflow';

import { ServiceError } from '../../../engine/errors';
import { InputError } from '../../../engine/field';
import { text } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint, pathOf } from '../endpoint';
import { enumChoice, enumOptions } from '../fields/enums';
import { idList, idPicks } from '../fields/ids';
import { changedDisplayName, newDisplayName, queryText } from '../fields/naming';
import { appId, resourceTypeId } from '../fields/pickers';
import { deleted, entity, list, view } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';
import { itemPages } from '../transport/pages';

const simplify = (type: Record<string, unknown>): IDataObject =>
	pick(type, {
		id: 'id',
		appId: 'appId',
		displayName: 'displayName',
		traitIds: 'traitIds',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

const kind = enumChoice({
	displayName: 'Kind',
	name: 'resourceType',
	description: 'What its resources are',
	options: enumOptions(
		'',
		['CLAW_AGENT', 'AI Agent (Claw)'],
		'CATALOG',
		'CUSTOM',
		'GROUP',
		'LICENSE',
		'PROFILE_TYPE',
		'PROJECT',
		'ROLE',
		'SESSION_POLICY',
		'VAULT',
	),
	default: 'GROUP',
});

const all = '/api/v1/apps/{appId}/resource_types';
const one = `${all}/{resourceTypeId}` as const;

const create = endpoint({
	value: 'create',
	name: 'Create',
	action: 'Create resource type',
	description: 'Create a resource type for resources that are managed by hand',
	method: 'POST',
	path: all,
	fields: [appId, newDisplayName, kind],
	reply: entity('appResourceType'),
});

/**
 * A name that the app has already is answered with an internal error.
 *
 * @throws {InputError}
 */
async function refuseTaken(service: ConductorOne, app: string, displayName: string): Promise<void> {
	const path = pathOf(all, { appId: app });
	const types = itemPages(
		service,
		{ method: 'GET', path },
		{ items: 'list', entity: 'appResourceType', pageSize: 100, shape: simplify },
	);
	const wanted = displayName.toLowerCase();
	for await (const page of types) {
		const taken = page.find((type) => String(type.displayName).toLowerCase() === wanted);
		if (!taken) continue;
		throw new InputError(
			'Display Name',
			`is that of a resource type that the app has already (${String(taken.id)})`,
			'Use that one, or choose another name',
		);
	}
}

/** The kinds of resources that an app has. */
export const resourceType: Resource<ConductorOne> = {
	value: 'resourceType',
	name: 'Resource Type',
	defaultOperation: 'getMany',
	operations: [
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get resource type',
			description: 'Retrieve a resource type of an app by ID',
			method: 'GET',
			path: one,
			fields: [appId, resourceTypeId],
			reply: view('appResourceTypeView', 'appResourceType'),
			simplify,
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many resource types',
			description: 'Retrieve a list of the resource types of an app',
			method: 'GET',
			path: all,
			fields: [appId],
			reply: list({ entity: 'appResourceType' }),
			simplify,
		}),
		endpoint({
			value: 'search',
			name: 'Search',
			action: 'Search resource types',
			description: 'Find resource types of any app by name, app, or trait',
			method: 'POST',
			path: '/api/v1/search/app_resource_types',
			fields: [],
			reply: list(),
			simplify,
			optional: [
				queryText,
				text({
					displayName: 'Display Name',
					name: 'displayName',
					description: 'Name of the resource type, as a whole',
				}),
				idList({
					displayName: 'Account IDs',
					name: 'appUserIds',
					description: 'Comma-separated IDs of accounts (app users), any of which has access to it',
				}),
				idPicks({
					displayName: 'App Names or IDs',
					name: 'appIds',
					description: 'Apps, any of which it belongs to',
					loadOptionsMethod: 'searchApps',
				}),
				idList({
					displayName: 'Exclude Resource Type IDs',
					name: 'excludeResourceTypeIds',
					description: 'Comma-separated IDs of resource types to leave out',
				}),
				idList({
					displayName: 'Exclude Trait IDs',
					name: 'excludeResourceTypeTraitIds',
					description: 'Comma-separated IDs of traits that it must not have',
					form: 'any',
				}),
				idList({
					displayName: 'Resource Type IDs',
					name: 'resourceTypeIds',
					description: 'Comma-separated IDs of resource types to search among',
				}),
				idList({
					displayName: 'Trait IDs',
					name: 'resourceTypeTraitIds',
					description: 'Comma-separated IDs of traits, any of which it has',
					form: 'any',
				}),
			],
		}),
		{
			...create,
			run: async (call, reader, options) =>
				await create.run(call, reader, options).catch(async (error: unknown) => {
					if (!(error instanceof ServiceError) || error.status !== 500) throw error;
					await refuseTaken(call.service, appId.read(reader), newDisplayName.read(reader));
					throw error;
				}),
		},
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update resource type',
			description: 'Change the name or the traits of a resource type that is managed by hand',
			method: 'POST',
			path: one,
			fields: [appId, resourceTypeId],
			update: {
				wrapper: 'appResourceType',
				fields: [
					changedDisplayName,
					idList({
						displayName: 'Trait IDs',
						name: 'traitIds',
						description: 'Comma-separated IDs of the traits that it has from now on',
						form: 'any',
					}),
				],
			},
			reply: entity('appResourceType'),
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete resource type',
			description: 'Delete a resource type that is managed by hand, and ALL of its resources',
			method: 'DELETE',
			path: one,
			fields: [appId, resourceTypeId],
			reply: deleted,
		}),
	],
};
