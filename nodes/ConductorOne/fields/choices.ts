import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import type { Choice } from '../../../engine/fields';

/** Several of a fixed set of values. */
export function choices<const Name extends string, const Value extends string>(options: {
	readonly displayName: string;
	readonly name: Name;
	readonly description?: string;
	readonly options: ReadonlyArray<Choice<Value>>;
}): Field<Name, Value[]> {
	const property: INodeProperties = {
		displayName: options.displayName,
		name: options.name,
		type: 'multiOptions',
		...(options.description && { description: options.description }),
		options: options.options.map((option) => ({ ...option })),
		default: [],
	};
	return {
		name: options.name,
		properties: [property],
		read(reader) {
			const raw = reader.get(options.name) ?? [];
			const given: unknown[] = Array.isArray(raw) ? raw : String(raw).split(',');
			return given
				.map((value) => String(value).trim())
				.filter((value) => value !== '')
				.map((value) => {
					const found = options.options.find((option) => option.value === value);
					if (found) return found.value;
					const allowed = options.options.map((option) => option.value).join(', ');
					throw new InputError(
						options.displayName,
						'has a value that is not offered',
						`Use of these: ${allowed}`,
					);
				});
		},
	};
}
