import { isObject } from './json';

/**
 * An answer as n8n's HTTP helpers hand it over, which is where untyped data enters.
 *
 * @returns Status 0 for what is no answer; headers with names in lower case
 */
export function answerOf(response: unknown): {
	status: number;
	headers: Record<string, string>;
	body: unknown;
} {
	const { statusCode, headers, body } = isObject(response) ? response : {};
	const entries = Object.entries(isObject(headers) ? headers : {});
	return {
		status: typeof statusCode === 'number' ? statusCode : 0,
		headers: Object.fromEntries(
			entries.map(([name, value]) => [name.toLowerCase(), String(value)]),
		),
		body,
	};
}
