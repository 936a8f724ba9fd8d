import type { Resource } from '../../../../engine/operation';
import { endpoint } from '../../endpoint';
import { idLocator, optionalIdLocator } from '../../fields/ids';
import { changedDisplayName, descriptionText, queryText } from '../../fields/naming';
import { deleted, entity, list } from '../../reply';
import type { ConductorOne } from '../../transport/client';
import { functionId, simplifyFunction, simplifyInvocation } from './function';
import { invoke } from './invoke';

const all = '/api/v1/functions';

/** Code that runs inside ConductorOne. */
export const functionResource: Resource<ConductorOne> = {
	value: 'function',
	name: 'Function',
	defaultOperation: 'invoke',
	operations: [
		invoke,
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update function',
			description: 'Change the name, the description, or the published commit of a function',
			method: 'POST',
			path: `${all}/update`,
			fields: [functionId],
			update: {
				wrapper: 'function',
				identity: ({ functionId: id }) => ({ id }),
				fields: [
					descriptionText,
					changedDisplayName,
					optionalIdLocator({
						displayName: 'Published Commit',
						name: 'publishedCommitId',
						description: 'Commit that runs when nobody names another',
						searchListMethod: 'searchCommits',
						dependsOn: ['functionId.value'],
						form: 'any',
					}),
				],
			},
			body: () => ({}),
			reply: entity('function'),
		}),
		endpoint({
			value: 'getInvocation',
			name: 'Get Invocation',
			action: 'Get invocation of function',
			description: 'Retrieve a run of a function: its status, input, and output',
			method: 'GET',
			path: `${all}/{functionId}/invocations/{invocationId}`,
			fields: [
				functionId,
				idLocator({
					displayName: 'Invocation',
					name: 'invocationId',
					description: 'Run of the function; Invoke returns its ID',
					searchListMethod: 'searchInvocations',
					dependsOn: ['functionId.value'],
					form: 'any',
				}),
			],
			reply: entity('invocation'),
			simplify: simplifyInvocation,
		}),
		endpoint({
			value: 'getInvocations',
			name: 'Get Invocations',
			action: 'Get invocations of function',
			description: 'Retrieve the runs of a function',
			method: 'POST',
			path: `${all}/{functionId}/invocations/search`,
			fields: [functionId],
			reply: list({ pageSize: 10 }),
			simplify: simplifyInvocation,
			readsOnly: true,
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete function',
			description: 'Delete a function',
			method: 'DELETE',
			path: `${all}/{functionId}`,
			fields: [functionId],
			reply: deleted,
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get function',
			description: 'Retrieve a function by ID, without its code',
			method: 'GET',
			path: `${all}/{functionId}`,
			fields: [functionId],
			reply: entity('function'),
			simplify: simplifyFunction,
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many functions',
			description: 'Retrieve a list of functions',
			method: 'GET',
			path: all,
			fields: [],
			reply: list(),
			simplify: simplifyFunction,
		}),
		endpoint({
			value: 'search',
			name: 'Search',
			action: 'Search functions',
			description: 'Find functions by name',
			method: 'POST',
			path: '/api/v1/search/functions',
			fields: [],
			reply: list(),
			simplify: simplifyFunction,
			optional: [queryText],
		}),
	],
};
