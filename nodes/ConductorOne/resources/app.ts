import { flag, text } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint, entity, list } from '../endpoint';
import { idList, idLocator, refList } from '../fields/ids';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

const appId = idLocator({
	displayName: 'App',
	name: 'appId',
	description: 'App to work with',
	searchListMethod: 'searchApps',
});

const simplify = (app: Record<string, unknown>) =>
	pick(app, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		isDirectory: 'isDirectory',
		isManuallyManaged: 'isManuallyManaged',
		userCount: 'userCount',
		monthlyCostUsd: 'monthlyCostUsd',
		parentAppId: 'parentAppId',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

export const app: Resource<ConductorOne> = {
	value: 'app',
	name: 'App',
	defaultOperation: 'getMany',
	operations: [
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get app',
			description: 'Retrieve an app by ID',
			method: 'GET',
			path: '/api/v1/apps/{appId}',
			fields: [appId],
			reply: entity('app'),
			simplify,
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many apps',
			description: 'Retrieve a list of apps',
			method: 'GET',
			path: '/api/v1/apps',
			fields: [],
			reply: list(),
			simplify,
		}),
		endpoint({
			value: 'search',
			name: 'Search',
			action: 'Search apps',
			description: 'Find apps by name, description, or policy',
			method: 'POST',
			path: '/api/v1/search/apps',
			fields: [],
			reply: list(),
			simplify,
			optional: [
				text({
					displayName: 'Query',
					name: 'query',
					description: 'Text that resembles part of the display name or the description',
				}),
				text({
					displayName: 'Display Name',
					name: 'displayName',
					description: 'Display name of the app, regardless of case',
				}),
				flag({
					displayName: 'Only Directories',
					name: 'onlyDirectories',
					description: 'Whether to return only apps that are directories',
				}),
				idList({
					displayName: 'App IDs',
					name: 'appIds',
					description: 'Comma-separated IDs of apps to search among',
				}),
				idList({
					displayName: 'Exclude App IDs',
					name: 'excludeAppIds',
					description: 'Comma-separated IDs of apps to leave out',
				}),
				refList({
					displayName: 'Policy IDs',
					name: 'policyRefs',
					description: 'Comma-separated IDs of policies, any of which the app uses',
				}),
			],
		}),
	],
};
