import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../../../engine/errors';
import { flag, integer, json } from '../../../../engine/fields';
import { isObject, toItemJson } from '../../../../engine/json';
import { counted } from '../../../../engine/words';
import { pathOf } from '../../endpoint';
import { optionalIdLocator } from '../../fields/ids';
import { conductorOneOperation } from '../../operation';
import { waitPatiently } from '../../waiting';
import { functionId } from './function';

const input = json({
	displayName: 'Input',
	name: 'functionInput',
	description: 'JSON object that the function gets',
});

const waitForResult = flag({
	displayName: 'Wait for Result',
	name: 'waitForResult',
	description: 'Whether to wait until the function has ended, and return what it returned',
	default: true,
});

const timeout = integer({
	displayName: 'Timeout (Seconds)',
	name: 'timeoutSeconds',
	description: 'How long to wait for the function',
	default: 300,
	minimum: 1,
	maximum: 86_400,
});

const LONGEST_INTERVAL_MS = 10_000;

/** Invoke (FunctionsService.Invoke, then FunctionsInvocationService.Get until it has ended). */
export const invoke = conductorOneOperation({
	value: 'invoke',
	name: 'Invoke',
	action: 'Invoke function',
	description: 'Run a function with a JSON input and return its JSON output',
	fields: [functionId, input],
	options: [
		optionalIdLocator({
			displayName: 'Commit',
			name: 'commitId',
			description: 'Commit to run instead of the published one',
			searchListMethod: 'searchCommits',
			dependsOn: ['functionId.value'],
			form: 'any',
		}),
		timeout,
		waitForResult,
	],
	async execute({ service, params, pause, forgetDone }) {
		const { functionId: id, functionInput = {}, options } = params;
		const commitId = options.commitId;
		const started = await service.request({
			method: 'POST',
			path: pathOf('/api/v1/functions/{functionId}/invoke', { functionId: id }),
			body: { json: encoded(functionInput), ...(commitId && { commitId }) },
		});
		const invocationId = String(started.invocationId ?? '');
		if (typeof started.json === 'string' && started.json !== '') {
			return { invocationId, finished: true, output: decoded(started.json) };
		}
		if (!options.waitForResult) return { invocationId, finished: false };
		const path = pathOf('/api/v1/functions/{functionId}/invocations/{invocationId}', {
			functionId: id,
			invocationId,
		});
		const ended = await waitPatiently({
			ask: async () => invocationOf(await service.request({ method: 'GET', path })),
			done: hasEnded,
			longestIntervalMs: LONGEST_INTERVAL_MS,
			timeoutMs: options.timeoutSeconds * 1000,
			late: () =>
				new OutcomeError(
					`The function has not ended after ${counted(options.timeoutSeconds, 'second')}`,
					`It goes on. Raise Timeout, or get the invocation ${invocationId} later`,
				),
			pause,
		});
		if (ended.status === 'FUNCTION_INVOCATION_STATUS_ERROR') {
			forgetDone();
			throw failed(ended, invocationId);
		}
		return { invocationId, finished: true, output: toItemJson(asObject(ended.output)) };
	},
});

type Invocation = Readonly<Record<string, unknown>>;

function invocationOf(reply: Record<string, unknown>): Invocation {
	return asObject(reply.invocation);
}

function asObject(value: unknown): Record<string, unknown> {
	return isObject(value) ? value : {};
}

function hasEnded({ status }: Invocation): boolean {
	return (
		status === 'FUNCTION_INVOCATION_STATUS_SUCCESS' || status === 'FUNCTION_INVOCATION_STATUS_ERROR'
	);
}

function failed({ error }: Invocation, invocationId: string): OutcomeError {
	return new OutcomeError(
		'The function failed',
		[typeof error === 'string' ? error : '', `Invocation: ${invocationId}`]
			.filter(Boolean)
			.join('. '),
	);
}

/** JSON as the API takes it: in base64. */
function encoded(value: Readonly<Record<string, unknown>>): string {
	return Buffer.from(JSON.stringify(value), 'utf8').toString('base64');
}

/** What a function returned; text, where that is no JSON. */
function decoded(given: string): IDataObject | string {
	const said = Buffer.from(given, 'base64').toString('utf8');
	const value = parsed(said);
	return isObject(value) ? toItemJson(value) : said;
}

function parsed(said: string): unknown {
	try {
		return JSON.parse(said);
	} catch {
		return undefined;
	}
}
