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
			const text = isObject(request) ? bodyText(request.body) : undefined;
			if (isObject(request) && text !== undefined && isObject(args.input)) {
				const sent: unknown = JSON.parse(text);
				if (isObject(sent) && lacks(sent, args.input)) {
					request.body = JSON.stringify(completed(sent, args.input));
				}
			}
			return await next(args);
		},
		// Before the step that counts the body's length.
		{ step: 'build', name: 'restoreUnknownMembers', priority: 'high' },
	);
}

/** The SDK writes the body as text or as bytes, depending on its version. */
function bodyText(body: unknown): string | undefined {
	if (typeof body === 'string') return body || undefined;
	if (!(body instanceof Uint8Array) || body.length === 0) return undefined;
	return new TextDecoder().decode(body);
}

/** Whether `given` has a member, at any depth, that `sent` has not. */
function lacks(sent: Record<string, unknown>, given: Record<string, unknown>): boolean {
	return Object.entries(given).some(([name, value]) => {
		if (value === undefined) return false;
		const known = Object.hasOwn(sent, name) ? sent[name] : undefined;
		return known === undefined || (isObject(known) && isObject(value) && lacks(known, value));
	});
}

/** What was sent, and what of `given` was left out. */
function completed(
	sent: Record<string, unknown>,
	given: Record<string, unknown>,
): Record<string, unknown> {
	const missing = Object.entries(given).filter(
		([name, value]) => value !== undefined && !Object.hasOwn(sent, name),
	);
	const known = Object.entries(sent).map(([name, value]) => {
		const original = given[name];
		return [name, isObject(value) && isObject(original) ? completed(value, original) : value];
	});
	return Object.fromEntries([...known, ...missing]);
}
