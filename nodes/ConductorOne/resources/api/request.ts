import { InputError } from '../../../../engine/field';
import { isObject } from '../../../../engine/json';
import type { Method } from '../../openapi/operationName';
import { withUpdateMask } from '../../openapi/updateMask';
import type { ApiRequest } from '../../transport/client';
import { fillIn, namesIn } from './path';
import type { Given } from './values';

interface Operation {
	readonly method: Method;
	readonly path: string;
}

/** Rows of these are so large that the API asks for small pages. */
const LARGE_ROWS = /task|entitlement|grant|execution|finding|catalog/;

/**
 * The request of an operation.
 *
 * @throws {InputError} for what cannot be sent
 */
export function requestOf({ method, path }: Operation, given: Given): ApiRequest {
	const names = namesIn(path);
	const query = Object.fromEntries(
		Object.entries(given.parameters).filter(([name]) => !names.includes(name)),
	);
	const body = bodyOf(given, names.map(inCamelCase));
	const empty = Object.keys(body).length === 0;
	if (method === 'GET' && !empty) {
		throw new InputError('Body (JSON)', 'cannot be sent with GET', 'Use parameters instead');
	}
	return {
		method,
		path: fillIn(path, given.parameters),
		...(Object.keys(query).length > 0 && { query }),
		...(!empty && { body }),
		// Beside the searches that are known by the beginning of their path.
		...(method === 'POST' && path.endsWith('/search') && { readsOnly: true }),
	};
}

/** The body, with an update mask where the operation takes one and none was given. */
function bodyOf({ body, takes }: Given, identity: readonly string[]): Record<string, unknown> {
	const members = takes?.filter(({ place }) => place === 'body');
	const masked = members ? members.some(({ name }) => name === 'updateMask') : 'updateMask' in body;
	if (!masked) return { ...body };
	const known = members
		? members.map(({ name, type }) => ({ name, object: type === 'object' }))
		: Object.entries(body).map(([name, value]) => ({ name, object: isObject(value) }));
	return withUpdateMask(body, known, identity);
}

/** How many rows to ask for at a time; 0 where the operation is not known to take a number. */
export function pageSizeOf(
	{ method, path }: Operation,
	{ parameters, body, takes }: Given,
): number {
	const [place, name] = method === 'GET' ? ['query', 'page_size'] : ['body', 'pageSize'];
	const own = name in parameters || name in body;
	const taken = takes?.some((each) => each.place === place && each.name === name);
	if (own || !taken) return 0;
	return LARGE_ROWS.test(path) ? 10 : 100;
}

function inCamelCase(name: string): string {
	return name.replace(/_([a-z\d])/g, (_match, letter: string) => letter.toUpperCase());
}
