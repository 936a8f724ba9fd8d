import { placedAt, valueAt, without } from './paths';
import type { Json } from './paths';
import type { FixedMember, Member, Profile, Property, Way } from './types';

/** The way to authenticate of that value, if the connector has it. */
export function wayOf(profile: Profile, value: unknown): Way | undefined {
	return profile.ways.find((way) => way.value === value);
}

/** The ways that need anything at all from the user. */
export function waysWithSecrets(profile: Profile): Way[] {
	return profile.ways.filter((way) => way.secrets.length > 0);
}

/** Whether a connector's properties depend on the way to authenticate, not its secrets alone. */
export function wayDecidesProperties(profile: Profile): boolean {
	return (
		profile.properties.some((property) => property.ways !== undefined) ||
		profile.ways.some((way) => way.fixedProperties !== undefined)
	);
}

/** Whether the same properties do for both ways. */
export function shareProperties(profile: Profile, first: Way, second: Way): boolean {
	const needs = (way: Way) =>
		JSON.stringify([
			propertiesOf(profile, way)
				.filter((property) => property.ways !== undefined)
				.map((property) => property.path),
			way.fixedProperties?.map(({ member, value }) => [member.path, value]),
		]);
	return needs(first) === needs(second);
}

/** The properties that go with a way. */
export function propertiesOf(profile: Profile, way: Way): Property[] {
	return profile.properties.filter(({ ways }) => ways === undefined || ways.includes(way.value));
}

/** Every member of the properties structure, those that a way decides included. */
export function allProperties(profile: Profile): Member[] {
	return byPath([
		...profile.properties,
		...profile.ways.flatMap((way) => membersOf(way.fixedProperties)),
	]);
}

/** Every member of the credentials structure, those that a way decides included. */
export function allCredentials(profile: Profile): Member[] {
	return byPath(
		profile.ways.flatMap((way) => [...way.secrets, ...membersOf(way.fixedCredentials)]),
	);
}

function membersOf(fixed: readonly FixedMember[] = []): Member[] {
	return fixed.map(({ member }) => member);
}

function byPath(members: readonly Member[]): Member[] {
	const known = new Map(members.map((member) => [member.path.join('.'), member]));
	return [...known.values()];
}

/** What a way decides, each inside the structures of its path. */
export function fixedValues(fixed: readonly FixedMember[] = []): Json[] {
	return fixed.map(({ member, value }) => placedAt(member.path, value));
}

/** The properties without those that only other ways to authenticate have. */
export function withoutOtherWays(profile: Profile, way: Way, properties: Json): Json {
	const own = [...propertiesOf(profile, way), ...membersOf(way.fixedProperties)];
	const kept = new Set(own.map(({ path }) => path.join('.')));
	return allProperties(profile)
		.filter(({ path }) => !kept.has(path.join('.')))
		.reduce((rest, { path }) => without(rest, path), properties);
}

/** The properties as they are to be sent, given as the service returned them. */
export function fromService(profile: Profile, returned: Json): Json {
	return profile.properties.reduce((properties, member) => {
		const value = valueAt(properties, member.path);
		if (member.kind !== 'text' || !member.fromService || typeof value !== 'string')
			return properties;
		return { ...properties, ...placedAt(member.path, member.fromService(value)) };
	}, returned);
}
