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
	for (const place of places) {
		const raw: unknown = context.getCurrentNodeParameter(place);
		const value = isObject(raw) ? raw.value : raw;
		const id = typeof value === 'string' ? value.trim() : '';
		// What depends on input data has no value while the form is being edited.
		if (id !== '' && !id.startsWith('=')) return id;
	}
	throw new NodeOperationError(context.getNode(), `Choose '${displayName}' first`);
}
