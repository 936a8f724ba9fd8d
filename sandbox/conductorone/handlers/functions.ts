import { isObject } from '../../core/json';
import type { Call } from '../call';
import { invalid, notFound } from '../errors';
import { applyMask } from '../masks';
import { page } from '../paging';
import { fieldMask, int32, list, message, outputOnly, string } from '../protojson';
import type { Invocation, TenantFunction } from '../seed/functions';
import { nextId } from '../state';

function findFunction(call: Call, id: string): TenantFunction {
	const found = call.tenant.state.functions.find((each) => each.function.id === id);
	if (!found) throw notFound('function');
	return found;
}

const ofPath = (call: Call) => findFunction(call, call.id('function_id'));

export function listFunctions(call: Call) {
	const { state, settings } = call.tenant;
	const { list: rows, nextPageToken } = page(
		{ ...call.queryPage(), rows: state.functions, floor: 5, scope: 'functions' },
		settings,
	);
	return { list: rows.map((each) => each.function), nextPageToken };
}

export function searchFunctions(call: Call) {
	const body = call.read({
		functionTypes: list(string),
		pageSize: int32,
		pageToken: string,
		query: string,
	});
	const query = body.query.toLowerCase();
	const { state, settings } = call.tenant;
	const { list: rows, nextPageToken } = page(
		{
			rows: state.functions,
			size: body.pageSize,
			token: body.pageToken,
			floor: 10,
			scope: ['search/functions', query, body.functionTypes],
			filter: (each) =>
				each.function.displayName.toLowerCase().includes(query) &&
				(body.functionTypes.length === 0 ||
					body.functionTypes.includes(each.function.functionType)),
			filtered: query !== '',
		},
		settings,
	);
	return { list: rows.map((each) => each.function), nextPageToken };
}

export const getFunction = (call: Call) => ({
	function: findFunction(call, call.id('id')).function,
});

const changeable = ['displayName', 'description', 'publishedCommitId'];

export function updateFunction(call: Call) {
	const body = call.read({
		function: message({
			createdAt: outputOnly,
			description: string,
			displayName: string,
			id: string,
			publishedCommitId: string,
			updatedAt: outputOnly,
		}),
		updateMask: fieldMask,
	});
	const found = findFunction(call, call.checkId('Id', body.function?.id ?? ''));
	applyMask(found.function, body.function, body.updateMask, changeable);
	found.function.updatedAt = call.tenant.now.toISOString();
	return { function: found.function, commit: null };
}

export function deleteFunction(call: Call) {
	const { function: gone } = findFunction(call, call.id('id'));
	call.read({});
	const { state } = call.tenant;
	state.functions = state.functions.filter((each) => each.function !== gone);
	return {};
}

export function listCommits(call: Call) {
	const { commits, function: of } = ofPath(call);
	return page(
		{ ...call.queryPage(), rows: commits, floor: 5, scope: ['commits', of.id] },
		call.tenant.settings,
	);
}

/** Starts a run; its output is in the invocation, once that has ended. */
export function invokeFunction(call: Call) {
	const found = ofPath(call);
	const body = call.read({ commitId: string, json: string, vfsId: string });
	const commitId = body.commitId || found.function.publishedCommitId;
	if (!found.commits.some(({ id }) => id === commitId)) throw notFound('commit');
	const { state, settings, now } = call.tenant;
	const invocation = {
		id: nextId(state, 'invocation'),
		commitId,
		input: inputOf(body.json),
		startedAt: now.getTime(),
		endsAt: now.getTime() + settings.functionSeconds * 1000,
	};
	found.invocations.unshift(invocation);
	return { invocationId: invocation.id, json: null };
}

/** The input is JSON in base64. */
function inputOf(json: string): Record<string, unknown> {
	const refused = invalid('invalid InvokeRequest.Json: value must be a JSON object');
	let input: unknown = {};
	try {
		if (json !== '') input = JSON.parse(Buffer.from(json, 'base64').toString('utf8'));
	} catch {
		throw refused;
	}
	if (!isObject(input)) throw refused;
	return input;
}

export function getInvocation(call: Call) {
	const found = ofPath(call);
	const id = call.id('id');
	const invocation = found.invocations.find((each) => each.id === id);
	if (!invocation) throw notFound('function invocation');
	return { invocation: invocationJson(found, invocation, call.tenant.now) };
}

export function listInvocations(call: Call) {
	return invocationPage(call, call.queryPage(), 5);
}

export function searchInvocations(call: Call) {
	const { pageSize: size, pageToken: token } = call.read({ pageSize: int32, pageToken: string });
	return invocationPage(call, { size, token }, 10);
}

function invocationPage(
	call: Call,
	asked: { size: number | undefined; token: string },
	floor: number,
) {
	const found = ofPath(call);
	const { settings, now } = call.tenant;
	const { list: rows, nextPageToken } = page(
		{ ...asked, rows: found.invocations, floor, scope: ['invocations', found.function.id] },
		settings,
	);
	return { list: rows.map((each) => invocationJson(found, each, now)), nextPageToken };
}

function invocationJson({ run, function: of }: TenantFunction, invocation: Invocation, now: Date) {
	const { id, commitId, input, startedAt, endsAt } = invocation;
	const ended = now.getTime() >= endsAt;
	return {
		id,
		functionId: of.id,
		commitId,
		input,
		createdAt: new Date(startedAt).toISOString(),
		updatedAt: new Date(ended ? endsAt : startedAt).toISOString(),
		...(ended
			? outcomeOf(run, input)
			: { status: 'FUNCTION_INVOCATION_STATUS_RUNNING', output: null, error: '' }),
	};
}

function outcomeOf(run: TenantFunction['run'], input: Record<string, unknown>) {
	try {
		return { status: 'FUNCTION_INVOCATION_STATUS_SUCCESS', output: run(input), error: '' };
	} catch (error) {
		return {
			status: 'FUNCTION_INVOCATION_STATUS_ERROR',
			output: null,
			error: error instanceof Error ? error.message : String(error),
		};
	}
}
