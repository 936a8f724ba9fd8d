import type { ApiRequest } from '../transport/client';

/** A method of HTTP that the API has. */
export type Method = ApiRequest['method'];

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Reads `GET /api/v1/apps`; `undefined` for anything else, such as an operation's ID. */
export function operationName(name: string): { method: Method; path: string } | undefined {
	const [, given = '', path = ''] = /^([a-z]+)\s+(\/.*)$/i.exec(name.trim()) ?? [];
	const method = METHODS.find((each) => each === given.toUpperCase());
	return method && { method, path };
}
