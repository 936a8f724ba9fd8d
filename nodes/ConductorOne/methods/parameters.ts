import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { isObject } from '../../../engine/json';

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
	const raw: unknown = context.getCurrentNodeParameter(name);
	const value = isObject(raw) ? raw.value : raw;
	const id = typeof value === 'string' ? value.trim() : '';
	// What depends on input data has no value while the form is being edited.
	if (id !== '' && !id.startsWith('=')) return id;
	throw new NodeOperationError(context.getNode(), `Choose '${displayName}' first`);
}
