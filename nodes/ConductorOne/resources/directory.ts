import type { IDataObject } from 'n8n-workflow';

import { text } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { idLocator } from '../fields/ids';
import { related } from '../fields/related';
import { jsonList } from '../fields/structures';
import { deleted, list, view } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

const directoryAppId = idLocator({
	displayName: 'Directory',
	name: 'directoryAppId',
	description: 'App that is used as a directory',
	searchListMethod: 'searchDirectories',
});

const newDirectoryAppId = idLocator({
	displayName: 'App',
	name: 'appId',
	description: 'App to use as a directory',
	searchListMethod: 'searchApps',
});

const directoryRelated = related([{ name: 'App', value: 'app_id' }]);

const settings = [
	text({
		displayName: 'Account Filter',
		name: 'accountFilter',
		description: 'CEL expression for the accounts that count as users; all if left out',
	}),
	jsonList({
		displayName: 'Merge Cases',
		name: 'matchCases',
		description: 'Which accounts are the same user, each case with two CEL expressions',
		hint: 'e.g. [{ "appUserKeyCel": "account.email", "userKeyCel": "user.email" }]',
	}),
] as const;

/** What the settings are on the wire: a filter is either an expression or "all". */
function withSettings({
	accountFilter,
	matchCases,
	...members
}: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return {
		...members,
		...(accountFilter ? { celExpression: { expression: accountFilter } } : { all: {} }),
		...(matchCases !== undefined && { mergeConfig: { matchCases } }),
	};
}

const simplify = (directory: Record<string, unknown>): IDataObject =>
	pick(directory, {
		appId: 'appId',
		accountFilter: 'celExpression.expression',
		mergeCases: 'mergeConfig.matchCases',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

/** Apps from which the users of the tenant come. */
export const directory: Resource<ConductorOne> = {
	value: 'directory',
	name: 'Directory',
	defaultOperation: 'getMany',
	operations: [
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete directory',
			description: 'Stop using an app as a directory; the app itself stays',
			method: 'DELETE',
			path: '/api/v1/directories/{directoryAppId}',
			fields: [directoryAppId],
			reply: deleted,
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get directory',
			description: 'Retrieve a directory by the ID of its app',
			method: 'GET',
			path: '/api/v1/directories/{directoryAppId}',
			fields: [directoryAppId],
			reply: view('directoryView', 'directory'),
			simplify,
		}),
		endpoint({
			value: 'replaceSettings',
			name: 'Replace Settings',
			action: 'Replace settings of directory',
			description:
				'Replace all settings of a directory: an account filter or merge cases that are left out are gone',
			method: 'PUT',
			path: '/api/v1/directories/{directoryAppId}',
			fields: [directoryAppId],
			optional: settings,
			wrap: withSettings,
			related: directoryRelated,
			reply: view('directoryView', 'directory'),
		}),
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create directory',
			description: 'Use an app as a directory',
			method: 'POST',
			path: '/api/v1/directories',
			fields: [newDirectoryAppId],
			optional: settings,
			wrap: withSettings,
			related: directoryRelated,
			reply: view('directoryView', 'directory'),
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many directories',
			description: 'Retrieve a list of directories',
			method: 'GET',
			path: '/api/v1/directories',
			fields: [],
			reply: list({ entity: 'directory' }),
			simplify,
		}),
	],
};
