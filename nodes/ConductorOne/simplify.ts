import type { IDataObject } from 'n8n-workflow';

import { isObject, toItemJson } from '../../engine/json';

/**
 * Some members of an object under names of their own. A path such as `status.lastError` reaches into
 * a member; what is not there is left out.
 */
export function pick(
	json: Readonly<Record<string, unknown>>,
	paths: Readonly<Record<string, string>>,
): IDataObject {
	return toItemJson(
		Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, at(json, path)])),
	);
}

function at(json: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), json);
}

/** So many members a simplified item has at most. */
const MOST = 10;

type Shape = (json: Record<string, unknown>) => IDataObject;

/**
 * The same simplification, which also tells when an object was deleted: ConductorOne goes on to give
 * deleted objects to those who ask for them by ID.
 */
export function tellingDeletion(shape: Shape): Shape {
	return (json) => {
		const flat = shape(json);
		const { deletedAt } = json;
		if (typeof deletedAt !== 'string' || Object.values(flat).includes(deletedAt)) return flat;
		const others = Object.entries(flat).slice(0, MOST - 1);
		return { ...Object.fromEntries(others), deletedAt };
	};
}
