/** What n8n's editor reads of a JSON Schema: one item of an operation's output. */
export interface Schema {
	readonly type: string | readonly string[];
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
}

/** What was seen of a value so far. */
interface Seen {
	readonly types: Set<string>;
	readonly members: Map<string, Seen>;
	element?: Seen;
}

const nothing = (): Seen => ({ types: new Set(), members: new Map() });

/**
 * The schema that all samples fit. Nothing is required, because what one account has, another has not.
 *
 * @param open Names of members whose own members are made up by users, such as tags
 */
export function schemaOf(samples: readonly unknown[], open: ReadonlySet<string>): Schema {
	const seen = nothing();
	for (const sample of samples) look(sample, seen, open);
	return schemaFor(seen);
}

function look(value: unknown, seen: Seen, open: ReadonlySet<string>): void {
	seen.types.add(typeOf(value));
	if (Array.isArray(value)) {
		for (const element of value) look(element, (seen.element ??= nothing()), open);
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, member] of Object.entries(value)) {
			const inner = seen.members.get(name) ?? nothing();
			seen.members.set(name, inner);
			if (open.has(name)) inner.types.add(typeOf(member));
			else look(member, inner, open);
		}
	}
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

/** The editor takes the first of several types, and looks into objects and lists of one type only. */
function schemaFor({ types, members, element }: Seen): Schema {
	if (types.has('object')) {
		const properties = [...members]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, inner]) => [name, schemaFor(inner)]);
		return { type: 'object', properties: Object.fromEntries(properties) };
	}
	if (types.has('array')) return { type: 'array', ...(element && { items: schemaFor(element) }) };
	const scalars = [...types].filter((type) => type !== 'null').sort();
	const all = types.has('null') ? [...scalars, 'null'] : scalars;
	return { type: all.length > 1 ? all : (all[0] ?? 'null') };
}
