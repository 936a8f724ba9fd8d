import type { NormalizedSchema } from '@smithy/core/schema';

/** A value that people fill in, as the SDK's schema has it. */
interface Leaf {
	readonly kind: 'flag' | 'list' | 'map' | 'number' | 'text';
	/** Whether it must not be logged. */
	readonly sensitive: boolean;
}

/** Every value within a structure, by the names that lead to it, with dots in between. */
export function sdkLeaves(schema: NormalizedSchema, path: string[] = []): Array<[string, Leaf]> {
	if (schema.isStructSchema()) {
		return [...schema.structIterator()].flatMap(([name, member]) =>
			sdkLeaves(member, [...path, name]),
		);
	}
	const kind = kindOf(schema);
	const value = kind === 'map' ? schema.getValueSchema() : schema;
	return [[path.join('.'), { kind, sensitive: Boolean(value.getMergedTraits().sensitive) }]];
}

function kindOf(schema: NormalizedSchema): Leaf['kind'] {
	if (schema.isMapSchema()) return 'map';
	if (schema.isListSchema()) return 'list';
	if (schema.isBooleanSchema()) return 'flag';
	return schema.isNumericSchema() ? 'number' : 'text';
}
