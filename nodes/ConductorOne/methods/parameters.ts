import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { isObject } from '../../../engine/json';

/** Where a parameter may be, if not at the top of the form. */
const COLLECTIONS = ['filters', 'additionalFields', 'updateFields'];

/**
 * An ID that is chosen elsewhere in the form that is being edited.
 *
 * @throws {NodeOperationError} when it is not chosen yet
 */
export function parameterId(
	context: ILoadOptionsFunctions,
	name: string,
	displayName: string,
): string {
	const places = [name, ...COLLECTIONS.map((collection) => `${collection}.${name}`)];
	return idAt(context, places, displayName);
}

/**
 * An ID that is chosen in the same row as the field that is being edited.
 *
 * @throws {NodeOperationError} when it is not chosen yet
 */
export function besideId(
	context: ILoadOptionsFunctions,
	name: string,
	displayName: string,
): string {
	return idAt(context, [`&${name}`], displayName);
}

/**
 * The ID in a field in which several can be chosen, if it is one.
 *
 * @throws {NodeOperationError} when none or several are chosen
 */
export function onlyId(context: ILoadOptionsFunctions, place: string, displayName: string): string {
	const raw: unknown = context.getCurrentNodeParameter(place);
	const [id, ...more]: unknown[] = Array.isArray(raw) ? raw : [];
	if (typeof id === 'string' && more.length === 0) return id;
	throw new NodeOperationError(context.getNode(), `Choose one in '${displayName}' first`);
}

function idAt(
	context: ILoadOptionsFunctions,
	places: readonly string[],
	displayName: string,
): string {
	for (const place of places) {
		const raw: unknown = context.getCurrentNodeParameter(place);
		const value = isObject(raw) ? raw.value : raw;
		const id = typeof value === 'string' ? value.trim() : '';
		// What depends on input data has no value while the form is being edited.
		if (id !== '' && !id.startsWith('=')) return id;
	}
	throw new NodeOperationError(context.getNode(), `Choose '${displayName}' first`);
}
