import type { IDataObject } from 'n8n-workflow';

import { idLocator } from '../../fields/ids';
import { pick } from '../../simplify';

export const functionId = idLocator({
	displayName: 'Function',
	name: 'functionId',
	description: 'Function to work with',
	searchListMethod: 'searchFunctions',
});

/** The members of a function that people look for. */
export const simplifyFunction = (json: Record<string, unknown>): IDataObject =>
	pick(json, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		functionType: 'functionType',
		isDraft: 'isDraft',
		publishedCommitId: 'publishedCommitId',
		head: 'head',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

/** The same, for an invocation of one. */
export const simplifyInvocation = (json: Record<string, unknown>): IDataObject =>
	pick(json, {
		id: 'id',
		functionId: 'functionId',
		commitId: 'commitId',
		status: 'status',
		error: 'error',
		input: 'input',
		output: 'output',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});
