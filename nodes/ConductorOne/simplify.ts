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
