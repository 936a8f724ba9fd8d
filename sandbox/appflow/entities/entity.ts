import type { Sequenced } from '../paging';

/** A thing in a SaaS application that flows read or write, such as an account or a ticket. */
export interface Entity extends Sequenced {
	name: string;
	label: string;
	/** Entities below this one, found with its name as `entitiesPath`. */
	nested?: Entity[];
	fields: Field[];
	/** A stream of events, which only flows that are started by events read. */
	events: boolean;
}

/** What a field holds; applications have more names for it than there are kinds. */
export type Kind = 'text' | 'number' | 'boolean' | 'date' | 'datetime';

/** A field of an entity. */
export interface Field {
	name: string;
	label: string;
	/** The application's own name of the type. */
	type: string;
	kind: Kind;
	/** Identifies a record: writing can go by it. */
	key: boolean;
	/** An ID that another system gave: upserting can go by it. */
	externalId: boolean;
	readOnly: boolean;
	/** Must have a value. */
	required: boolean;
	deprecated: boolean;
	/** The field that this one is a part of. */
	parent?: string;
	values?: string[];
	pattern?: string;
	dateFormat?: string;
	range?: { minimum: number; maximum: number };
	length?: { minimum: number; maximum: number };
	defaultValue?: string;
	/** Whether incremental transfers can go by it. */
	incremental: boolean;
	/** Whether filters can use it. */
	queryable: boolean;
}

/** An entity before it has its place in a list. */
export type EntityDraft = Omit<Entity, 'sequence'>;

const KINDS: Record<string, Kind> = {
	boolean: 'boolean',
	currency: 'number',
	date: 'date',
	datetime: 'datetime',
	decimal: 'number',
	double: 'number',
	integer: 'number',
	long: 'number',
	number: 'number',
	percent: 'number',
};

/** A field; the label is made from the name unless given. */
export function field(name: string, type = 'string', more: Partial<Field> = {}): Field {
	return {
		name,
		label: labelOf(name),
		type,
		kind: KINDS[type.toLowerCase()] ?? 'text',
		key: false,
		externalId: false,
		readOnly: false,
		required: false,
		deprecated: false,
		incremental: false,
		queryable: true,
		...more,
	};
}

/** The field that identifies a record. */
export function keyField(name: string, type = 'string'): Field {
	return field(name, type, { key: true, readOnly: true, required: true });
}

/** The time of a change or of a creation, which the application sets. */
export function changeTime(name: string, type = 'datetime'): Field {
	return field(name, type, { readOnly: true, incremental: true });
}

/** Fields of one type that have nothing special about them. */
export function plainFields(type: string, ...names: string[]): Field[] {
	return names.map((name) => field(name, type));
}

/** An entity that is read and written. */
export function entity(name: string, label: string, fields: Field[]): EntityDraft {
	return { name, label, fields, events: false };
}

/** A group of entities; it has no fields of its own. */
export function group(name: string, label: string, ...entities: EntityDraft[]): EntityDraft {
	return { name, label, fields: [], events: false, nested: inOrder(...entities) };
}

/** Gives entities their places in a list. */
export function inOrder(...entities: EntityDraft[]): Entity[] {
	return entities.map((each, sequence) => ({ ...each, sequence }));
}

function labelOf(name: string): string {
	const words = name
		.replace(/__c$/, '')
		.replaceAll('_', ' ')
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
