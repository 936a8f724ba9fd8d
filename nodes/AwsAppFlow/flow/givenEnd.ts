import { InputError } from '../../../engine/field';
import { checkText } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import { findConnector } from '../connectors';
import { valueAt } from '../connectors/paths';
import type { Json } from '../connectors/paths';
import { checkUnion } from '../connectors/raw';
import { refuseMissing } from '../connectors/readParts';
import type { Connector, FlowEnd, Member } from '../connectors/types';
import { PROFILE_NAME_RULES } from '../profile';
import { connectorsOn } from './frame';
import type { Side } from './side';

/**
 * Checks one end of a flow that was given as JSON: that its connector can be there, that it has what
 * this connector needs, and the members that are known. Others are left as they are, since AWS may
 * know them; so are ends of connectors that it has made since.
 *
 * @param place Where it was given, such as "Flow Definition: sourceFlowConfig"
 * @throws {InputError} naming the place in it
 */
export function checkGivenEnd(place: string, side: Side, config: Json): void {
	if (!findConnector(String(config.connectorType))) return;
	const connector = connectorsOn(side).find(({ type }) => type === config.connectorType);
	const end = connector?.flow[side];
	if (!connector || !end) {
		throw new InputError(
			`${place}.connectorType`,
			`is '${String(config.connectorType)}', which cannot be the ${side} of a flow`,
			`Use one of: ${connectorsOn(side)
				.map(({ type }) => type)
				.join(', ')}`,
		);
	}
	checkProfile(place, connector, config.connectorProfileName);
	const union = `${side}ConnectorProperties`;
	const members = [...(end.object ? [end.object] : []), ...end.members];
	const { label, flow } = connector;
	checkUnion(place, union, withoutBlanks(config[union]), label, flow.key, members);
	const structure = valueAt(config, [union, flow.key]);
	refuseMissing(
		needed(end, structure).map(({ path }) => [`${place}: ${union}`, flow.key, ...path].join('.')),
		`${label} needs this`,
	);
}

function checkProfile(place: string, { label, profile }: Connector, name: unknown): void {
	if (!profile) return;
	const field = `${place}.connectorProfileName`;
	if (name === undefined || name === null || name === '') {
		throw new InputError(field, 'is missing', `${label} needs a connector profile`);
	}
	if (typeof name !== 'string') throw new InputError(field, 'is not text');
	checkText(field, name, PROFILE_NAME_RULES);
}

/** What the structure lacks, as far as it is not text of which AWS only asks in its own form. */
function needed(end: FlowEnd, structure: unknown): Member[] {
	const given = isObject(structure) ? structure : {};
	const isBlank = (member: Member) =>
		['', undefined].some((none) => none === valueAt(given, member.path));
	const { object } = end;
	const missing = end.members.filter((member) => {
		if (member.required !== true || !isBlank(member)) return false;
		if (!member.onlyWith) return member.kind === 'text';
		const decisive = end.members.find(({ name }) => name === member.onlyWith?.name);
		const value = decisive && valueAt(given, decisive.path);
		return typeof value === 'string' && member.onlyWith.values.includes(value);
	});
	return [...(object && isBlank(object) ? [object] : []), ...missing];
}

/** AWS describes some of what a flow does not have as empty text. */
function withoutBlanks(value: unknown): unknown {
	if (!isObject(value)) return value;
	const entries = Object.entries(value).filter(([, inner]) => inner !== '' && inner !== null);
	return Object.fromEntries(entries.map(([key, inner]) => [key, withoutBlanks(inner)]));
}
