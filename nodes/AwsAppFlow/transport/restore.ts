import type { AppflowClient } from '@aws-sdk/client-appflow';

import { isObject } from '../../../engine/json';

/**
 * The SDK drops members that its schema does not know, without a word. This puts them back before
 * the request is signed, so that what the user gave always reaches AWS.
 */
export function restoreUnknownMembers(client: AppflowClient): void {
	client.middlewareStack.add(
		(next) => async (args) => {
			const { request } = args;
			const text = isObject(request) && !namesInPath(request) ? bodyText(request.body) : undefined;
			if (isObject(request) && text !== undefined && isObject(args.input)) {
				const sent: unknown = JSON.parse(text);
				if (lacks(sent, args.input)) {
					request.body = JSON.stringify(completed(sent, args.input));
				}
			}
			return await next(args);
		},
		// Before the step that counts the body's length.
		{ step: 'build', name: 'restoreUnknownMembers', priority: 'high' },
	);
}

/** Answers that are changed and sent back: AWS replaces what it describes there as a whole. */
const SENT_BACK: ReadonlySet<string | undefined> = new Set([
	'DescribeConnectorProfilesCommand',
	'DescribeFlowCommand',
]);

/** Where an answer has the body that it was read from; seen by nobody who lists its members. */
const BODY_READ = Symbol('body read');

/**
 * Keeps the body of answers that are sent back, since the SDK drops from those too what its schema
 * does not know: {@link wholeOf} has it.
 */
export function keepAnswers(client: AppflowClient): void {
	client.middlewareStack.add(
		(next, { commandName }) =>
			async (args) => {
				const result = await next(args);
				const { response, output } = result;
				if (output && isObject(response) && SENT_BACK.has(commandName)) {
					Object.assign(output, { [BODY_READ]: response.body });
				}
				return result;
			},
		// Around the step that reads the answer.
		{ step: 'deserialize', name: 'keepAnswers', priority: 'high' },
	);
}

/** An answer with the members that the SDK does not know, as the JSON has them. */
export function wholeOf<Answer extends object>(answer: Answer): Answer {
	// Not before: the answers of long lists are read once, by the SDK.
	const text = bodyText(Reflect.get(answer, BODY_READ));
	const whole = text === undefined ? answer : completed(answer, parsed(text));
	return isObject(whole) ? Object.assign({}, answer, whole) : answer;
}

/** JSON without what is `null`, which the SDK leaves out as well. */
function parsed(text: string): unknown {
	return JSON.parse(text, (name, value: unknown) =>
		value === null || name === '__proto__' ? undefined : value,
	);
}

/** Whether members of the input are in the path, as for tags: these are missing in no body. */
function namesInPath({ path }: Record<string, unknown>): boolean {
	return typeof path === 'string' && path.startsWith('/tags/');
}

/** A body as text or as bytes: which of them the SDK writes depends on its version. */
function bodyText(body: unknown): string | undefined {
	if (typeof body === 'string') return body || undefined;
	if (!(body instanceof Uint8Array) || body.length === 0) return undefined;
	return new TextDecoder().decode(body);
}

/** Whether `given` has a member, at any depth, that `sent` has not. */
function lacks(sent: unknown, given: unknown): boolean {
	if (Array.isArray(given)) {
		return Array.isArray(sent) && given.some((entry, index) => lacks(sent[index], entry));
	}
	if (!isObject(sent) || !isObject(given)) return false;
	return Object.entries(given).some(
		([name, value]) =>
			value !== undefined && (!Object.hasOwn(sent, name) || lacks(sent[name], value)),
	);
}

/** What was sent or read, and what of `given` was left out. */
function completed(sent: unknown, given: unknown): unknown {
	if (Array.isArray(sent) && Array.isArray(given)) {
		return sent.map((entry, index) => completed(entry, given[index]));
	}
	if (!isObject(sent) || !isObject(given)) return sent;
	const missing = Object.entries(given).filter(
		([name, value]) => value !== undefined && !Object.hasOwn(sent, name),
	);
	const known = Object.entries(sent).map(([name, value]) => [name, completed(value, given[name])]);
	return Object.fromEntries([...known, ...missing]);
}
