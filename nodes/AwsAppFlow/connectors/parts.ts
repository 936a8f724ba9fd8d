import type { INodeProperties } from 'n8n-workflow';

import { showWhen } from '../../../engine/fields';
import type { AnyField } from '../../../engine/field';
import { memberField } from './memberField';
import type { Place } from './memberField';
import { waysWithSecrets } from './profile';
import type { Connector, Member, Profile } from './types';

/** The values of parameters on which it depends whether something is shown. */
export type Show = Readonly<Record<string, readonly string[]>>;

/** A field of a connector's form: what it is for, and when it is shown. */
export interface Part {
	readonly field: AnyField;
	readonly show: Show;
	/** The value it gives; without it, the field decides about others, or stands for itself. */
	readonly member?: Member;
	/** Whether the value is one of the properties or of the credentials. */
	readonly target?: 'properties' | 'credentials';
	/** Whether the form has to be complete in it. */
	readonly mandatory?: boolean;
	/** Whether others are shown by its value, although it is a member. */
	readonly decides?: true;
	/** The fields of a collection. */
	readonly members?: readonly Part[];
}

/** Whether something is shown, given the values that were read so far. */
export function isShown(show: Show, values: Readonly<Record<string, unknown>>): boolean {
	return Object.entries(show).every(([name, allowed]) => {
		const value = values[name];
		return typeof value === 'string' && allowed.includes(value);
	});
}

/** A member as a part of the form; marked as required where it is. */
export function memberPart(
	member: Member,
	target: 'properties' | 'credentials',
	show: Show,
	place: Place,
	mandatory = member.required === true,
): Part {
	const field = memberField(member, place);
	const marked = mandatory && member.kind !== 'flag' && member.kind !== 'map';
	return {
		field: marked ? { ...field, properties: field.properties.map(asRequired) } : field,
		show,
		member,
		target,
		mandatory,
	};
}

function asRequired(property: INodeProperties): INodeProperties {
	return { ...property, required: true };
}

/**
 * The parameter that says which way is meant. In a credential each connector has its own, because
 * n8n's form of credentials knows one default per name, and the ways differ.
 */
export function authenticationParameter({ key }: Profile, place: Place): string {
	return place === 'node' ? 'authentication' : `authentication${key}`;
}

/** The secrets of all ways of a connector, each shown with its ways. */
export function secretParts(profile: Profile, show: Show, place: Place): Part[] {
	const ways = waysWithSecrets(profile);
	const joined = joinSequences(
		ways.map((way) => ({ owner: way.value, items: way.secrets })),
		(member) => JSON.stringify(member),
	);
	return joined.map(({ item, owners }) =>
		memberPart(
			item,
			'credentials',
			{
				...show,
				...(owners.length < profile.ways.length && {
					[authenticationParameter(profile, place)]: owners,
				}),
			},
			place,
		),
	);
}

/**
 * Sequences as one that keeps the order of each, holding what they have in common once where the
 * orders allow it.
 */
function joinSequences<Item>(
	sequences: ReadonlyArray<{ readonly owner: string; readonly items: readonly Item[] }>,
	keyOf: (item: Item) => string,
): Array<{ item: Item; owners: string[] }> {
	const joined: Array<{ item: Item; key: string; owners: string[] }> = [];
	for (const { owner, items } of sequences) {
		let after = -1;
		for (const item of items) {
			const key = keyOf(item);
			const same = joined.findIndex((entry, index) => index > after && entry.key === key);
			if (same < 0) joined.splice(after + 1, 0, { item, key, owners: [owner] });
			else joined[same]?.owners.push(owner);
			after = same < 0 ? after + 1 : same;
		}
	}
	return joined;
}

/**
 * The n8n properties of all connectors' forms; what several have in common is there once.
 *
 * @param parameter The one that says which connector is meant
 */
export function layOut(
	forms: ReadonlyArray<{ readonly connector: Connector; readonly parts: readonly Part[] }>,
	parameter = 'connectorType',
): INodeProperties[] {
	const joined = joinSequences(
		forms.map(({ connector, parts }) => ({ owner: connector.type, items: parts })),
		({ field, show }) => JSON.stringify([field.properties, show]),
	);
	return joined.flatMap(({ item, owners }) => {
		const everywhere = owners.length === forms.length;
		const show = mutable({ ...(!everywhere && { [parameter]: owners }), ...item.show });
		return Object.keys(show).length > 0
			? showWhen(item.field, show).properties
			: item.field.properties;
	});
}

/** Conditions as n8n's types want them. */
export function mutable(show: Show): Record<string, string[]> {
	return Object.fromEntries(Object.entries(show).map(([name, values]) => [name, [...values]]));
}
