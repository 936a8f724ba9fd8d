import type { INodeProperties } from 'n8n-workflow';

import type { AnyField, Field, ParameterReader } from '../../../engine/field';
import { InputError } from '../../../engine/field';
import * as fields from '../../../engine/fields';
import { restoreLineBreaks } from '../../../engine/pem';
import type { MapMember, Member, TextMember } from './types';

/** Where a field is shown. Only a node can look up what a custom connector offers. */
export type Place = 'node' | 'credential';

/** The parameter that look-ups of custom connectors depend on. */
export const LABEL_PARAMETER = 'connectorLabel' as const;

const LABEL = `${LABEL_PARAMETER}.value`;

const FROM_LIST =
	'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** A member's field. It reads as `undefined` when left empty, whether required or not. */
export function memberField(member: Member, place: Place): AnyField {
	const shared = {
		name: member.name,
		displayName: member.label,
		...(member.description !== undefined && { description: member.description }),
		...(member.placeholder !== undefined && { placeholder: member.placeholder }),
		...(member.hint !== undefined && { hint: member.hint }),
	};
	switch (member.kind) {
		case 'text':
			return textField(member, place, fields.text({ ...member, ...shared, ...rowsOf(member) }));
		case 'flag':
			return fields.flag({ ...shared, default: member.default });
		case 'number':
			return fields.integer({ ...shared, ...numberRules(member) });
		case 'choice':
			return fields.choice({ ...shared, options: member.options, default: member.default });
		case 'choices':
			return orUndefined(
				fields.choices({ ...shared, options: member.options }),
				({ length }) => length > 0,
			);
		case 'list':
			return orUndefined(fields.textList({ ...member, ...shared }), ({ length }) => length > 0);
		case 'map':
			return mapField(member, place, shared);
	}
}

function numberRules({ minimum, maximum, default: initial }: Extract<Member, { kind: 'number' }>) {
	return { minimum, ...(maximum !== undefined && { maximum }), default: initial };
}

function rowsOf(member: TextMember): { rows?: number; keepSpace?: boolean } {
	return { ...(member.pem && { rows: 4 }), ...(member.keepSpace && { keepSpace: true }) };
}

function orUndefined<Value>(
	field: Field<string, Value>,
	isGiven: (value: Value) => boolean,
): Field<string, Value | undefined> {
	return {
		...field,
		read(reader) {
			const value = field.read(reader);
			return isGiven(value) ? value : undefined;
		},
	};
}

function textField(
	member: TextMember,
	place: Place,
	field: Field<string, string | undefined>,
): Field<string, string | undefined> {
	if (member.pem) return { ...field, read: (reader) => readPem(field, reader) };
	if (member.lookup === undefined || place === 'credential') return field;
	return {
		...field,
		properties: [
			{
				...lookupInput(member.label, member.lookup, member.dependsOn ?? [LABEL]),
				name: member.name,
				default: '',
			},
		],
	};
}

function readPem(
	field: Field<string, string | undefined>,
	reader: ParameterReader,
): string | undefined {
	const value = field.read(reader);
	if (value === undefined) return undefined;
	const key = restoreLineBreaks(value);
	reader.protect(key);
	return key;
}

/** How a value is asked for that the service knows. */
export function lookupInput(
	label: string,
	method: string,
	dependsOn: readonly string[],
): Omit<INodeProperties, 'name' | 'default'> {
	return {
		displayName: `${label.replace(/ Name$/, '')} Name or ID`,
		type: 'options',
		description: FROM_LIST,
		typeOptions: {
			loadOptionsMethod: method,
			loadOptionsDependsOn: [...dependsOn],
		},
	};
}

function mapField(
	member: MapMember,
	place: Place,
	shared: { readonly name: string; readonly displayName: string; readonly description?: string },
): Field<string, Record<string, string> | undefined> {
	const field = fields.keyValues({
		...shared,
		...(member.secret && { secret: true }),
		entryLabel: member.entry,
		addLabel: `Add ${member.entry.toLowerCase()}`,
		...(member.lookup !== undefined &&
			place === 'node' && {
				nameInput: lookupInput('Parameter', member.lookup, [LABEL, 'customAuthenticationType']),
			}),
	});
	return {
		...field,
		read(reader) {
			const values = field.read(reader);
			return values && checkEntries(member.label, trimmed(values), member);
		},
	};
}

function trimmed(values: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));
}

/**
 * Checks names and values against a map's rules. A secret map's values are in no message.
 *
 * @throws {InputError}
 */
export function checkEntries(
	field: string,
	values: Record<string, string>,
	{ maximum, keyRules, valueRules }: MapMember,
): Record<string, string> {
	const entries = Object.entries(values);
	if (entries.length > maximum) {
		throw new InputError(field, `has ${entries.length} entries: at most ${maximum} are allowed`);
	}
	for (const [name, value] of entries) {
		fields.checkText(`${field}: ${name}`, name, keyRules);
		if (value === '') throw new InputError(`${field}: ${name}`, 'is empty');
		fields.checkText(`${field}: ${name}`, value, valueRules);
	}
	return values;
}
