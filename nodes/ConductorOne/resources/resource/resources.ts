import { text } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { annotations } from '../../fields/annotations';
import { optionalIdLocator } from '../../fields/ids';
import { changedDisplayName, descriptionText, newDisplayName } from '../../fields/naming';
import { appId, resourceId, resourceTypeId } from '../../fields/pickers';
import { related } from '../../fields/related';
import { userList } from '../../fields/users';
import { deleted, entity, list, view } from '../../reply';
import { simplifyResource } from './resource';

const all = '/api/v1/apps/{appId}/resource_types/{resourceTypeId}/resources';
const one = `${all}/{resourceId}` as const;

const matchId = text({
	displayName: 'Match ID',
	name: 'matchBatonId',
	description: 'ID in the connector of the resource that is to become one with this one',
});

export const resources = [
	endpoint({
		value: 'get',
		name: 'Get',
		action: 'Get resource',
		description: 'Retrieve a resource of an app, such as a group or role, by ID',
		method: 'GET',
		path: one,
		fields: [appId, resourceTypeId, resourceId],
		reply: view('appResourceView', 'appResource'),
		simplify: simplifyResource,
	}),
	endpoint({
		value: 'getMany',
		name: 'Get Many',
		action: 'Get many resources',
		description: 'Retrieve a list of the resources of one type in an app',
		method: 'GET',
		path: all,
		fields: [appId, resourceTypeId],
		reply: list({ entity: 'appResource' }),
		simplify: simplifyResource,
	}),
	endpoint({
		value: 'create',
		name: 'Create',
		action: 'Create resource',
		description: 'Create a resource of an app that is managed by hand, such as a group',
		method: 'POST',
		path: all,
		fields: [appId, resourceTypeId, newDisplayName],
		optional: [
			annotations,
			descriptionText,
			matchId,
			userList({
				displayName: 'Owner Users',
				name: 'resourceOwnerUserIds',
				description: 'Users who own it: IDs or e-mail addresses',
			}),
		],
		reply: entity('appResource'),
	}),
	endpoint({
		value: 'update',
		name: 'Update',
		action: 'Update resource',
		description: 'Change the name, description, or other settings of a resource',
		method: 'POST',
		path: one,
		fields: [appId, resourceTypeId, resourceId],
		update: {
			wrapper: 'appResource',
			fields: [
				text({
					displayName: 'Access Configuration ID',
					name: 'accessConfigId',
					description: 'ID of one of the built-in access configurations; empty for none',
					allowEmpty: true,
				}),
				annotations,
				text({
					displayName: 'Custom Description',
					name: 'customDescription',
					description: 'Description that is kept when the connector syncs another',
					allowEmpty: true,
				}),
				descriptionText,
				changedDisplayName,
				matchId,
				optionalIdLocator({
					displayName: 'Parent Resource',
					name: 'parentAppResourceId',
					description: 'Resource that it belongs to',
					searchListMethod: 'searchParentResources',
					dependsOn: ['appId.value', '&parentAppResourceTypeId.value'],
				}),
				optionalIdLocator({
					displayName: 'Parent Resource Type',
					name: 'parentAppResourceTypeId',
					description: 'Type of the resource that it belongs to',
					searchListMethod: 'searchResourceTypes',
					dependsOn: ['appId.value'],
				}),
			],
		},
		reply: view('appResourceView', 'appResource'),
		related: related([
			{ name: 'App', value: 'app_id' },
			{ name: 'Resource Type', value: 'app_resource_type_id' },
		]),
	}),
	endpoint({
		value: 'delete',
		name: 'Delete',
		action: 'Delete resource',
		description: 'Delete a resource that is managed by hand, and its entitlements',
		method: 'DELETE',
		path: one,
		fields: [appId, resourceTypeId, resourceId],
		reply: deleted,
	}),
];
