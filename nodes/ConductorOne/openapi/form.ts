import type { FieldType, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';

import type { ApiOperation, Input, OpenApiDocument, Shape } from './document';
import { fieldId } from './fieldId';
import { operationName } from './operationName';
import { updatedObject } from './updateMask';

/** How far a list has been read, and how much of it at a time, is our business. */
const PAGING: ReadonlySet<string> = new Set(['page_size', 'page_token', 'pageSize', 'pageToken']);

const TYPES: Readonly<Record<string, FieldType>> = {
	array: 'array',
	boolean: 'boolean',
	integer: 'number',
	number: 'number',
	object: 'object',
};

/**
 * The form of an operation.
 *
 * @param given The operation as the user named it: IDs that its path already has are not asked for
 */
export function formOf(
	document: OpenApiDocument,
	operation: ApiOperation,
	given: string,
): ResourceMapperFields {
	const path = operationName(given)?.path ?? operation.path;
	const inputs = document
		.inputsOf(operation)
		.filter(({ place, name }) => place !== 'path' || path.includes(`{${name}}`));
	const labels = inputs.map(({ name }) => inWords(name));
	return {
		fields: inputs.map((input, index) => {
			const label = labels[index] ?? input.name;
			const repeated = labels.indexOf(label) !== labels.lastIndexOf(label);
			return formField(input, repeated ? `${label} (${inWords(input.place)})` : label, inputs);
		}),
		...(inputs.length === 0 && { emptyFieldsNotice: 'This operation takes no parameters' }),
	};
}

function formField(input: Input, label: string, inputs: readonly Input[]): ResourceMapperField {
	const { name, place, shape } = input;
	const paging = place !== 'path' && PAGING.has(name);
	const derived = name === 'updateMask' && updatedObject(bodyShapes(inputs)) !== undefined;
	const required = input.required || (name === 'updateMask' && !derived);
	return {
		id: fieldId(input),
		displayName: label,
		required,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: !paging,
		type: fieldType(shape),
		...(shape.values.length > 0 &&
			shape.type === 'string' && {
				options: shape.values.map((value) => ({ name: value, value })),
			}),
		// n8n fills a switch in with false, which need not be what leaving it out means.
		removed: !required && (paging || derived || shape.type === 'boolean'),
	};
}

function bodyShapes(inputs: readonly Input[]): Array<{ name: string; object: boolean }> {
	return inputs
		.filter(({ place }) => place === 'body')
		.map(({ name, shape }) => ({ name, object: shape.type === 'object' }));
}

function fieldType({ type, format, values }: Shape): FieldType {
	if (type === 'string' && values.length > 0) return 'options';
	if (type === 'string' && format === 'date-time') return 'dateTime';
	return TYPES[type] ?? 'string';
}

const ACRONYMS: ReadonlySet<string> = new Set(['api', 'id', 'ids', 'mcp', 'mfa', 'sso', 'url']);

/** `app_id` and `appId` as "App ID". */
function inWords(name: string): string {
	return name
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.split('_')
		.map((word) => {
			const lower = word.toLowerCase();
			if (ACRONYMS.has(lower)) return lower.toUpperCase().replace(/^IDS$/, 'IDs');
			return word.charAt(0).toUpperCase() + word.slice(1);
		})
		.join(' ');
}
