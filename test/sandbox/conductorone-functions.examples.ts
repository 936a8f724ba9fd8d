import { conductorOneIds as ids } from '../../sandbox';
import { textAt, type Client } from './conductorone-client';
import type { Examples } from './conductorone-examples';

const greet = { id: ids.functions.greet, function_id: ids.functions.greet };
const json = Buffer.from('{"name":"Ada"}').toString('base64');

/** Runs a function; gives the ID of the run. */
async function invoked(c1: Client): Promise<Record<string, string>> {
	const { body } = await c1.post(`/api/v1/functions/${ids.functions.greet}/invoke`, { json });
	return { function_id: ids.functions.greet, id: textAt(body, 'invocationId') };
}

const functions = 'functions.v1.FunctionsService';
const invocations = 'functions.v1.FunctionsInvocation';

export const functionExamples: Examples = {
	[`${functions}.ListFunctions`]: { query: '?page_size=10' },
	[`${functions}.GetFunction`]: { params: greet },
	[`${functions}.UpdateFunction`]: {
		body: {
			function: { id: ids.functions.greet, description: 'Says hello' },
			updateMask: 'description',
		},
	},
	[`${functions}.DeleteFunction`]: { params: greet, body: {} },
	[`${functions}.ListCommits`]: { params: greet },
	[`${functions}.Invoke`]: { params: greet, body: { json } },
	[`${invocations}Service.List`]: { prepare: invoked },
	[`${invocations}Service.Get`]: { prepare: invoked },
	[`${invocations}SearchService.Search`]: { prepare: invoked, body: { pageSize: 10 } },
	'functions.v1.FunctionsSearch.Search': { body: { query: 'greet', pageSize: 10 } },
};
