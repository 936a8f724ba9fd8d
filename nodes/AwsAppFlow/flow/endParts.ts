import type { AnyField } from '../../../engine/field';
import { collectionPart } from '../connectors/formParts';
import { mapperField } from '../connectors/mapper';
import { memberPart } from '../connectors/parts';
import type { Part } from '../connectors/parts';
import type { Connector, FlowEnd, FlowMember, Member, TextMember } from '../connectors/types';
import {
	apiVersionField,
	connectorLabelField,
	objectField,
	profileField,
	timestampField,
} from './frame';
import { parameterOf, SIDE_LABELS } from './side';
import type { Side } from './side';

/** What the form is for: everything, or changes only. */
export type EndVariant = 'create' | 'update';

/** Members that both sides have, so that their labels have to say which is meant. */
const ON_BOTH_SIDES = ['bucketName', 'bucketPrefix'];

/** The form of one connector on one side of a flow, without the choice of the connector itself. */
export function endParts(
	side: Side,
	connector: Connector,
	end: FlowEnd,
	variant: EndVariant,
): Part[] {
	const creating = variant === 'create';
	const inFront = creating ? end.members.filter(isInFront) : [];
	const behind = end.members.filter((member) => !inFront.includes(member));
	// AWS has a version of its own choice for its own connectors only.
	const versionInFront = creating && connector.profile?.labelled === true;
	const version = connector.profile
		? [{ field: apiVersionField(side, versionInFront), show: {} }]
		: [];
	const options = [
		...(versionInFront ? [] : version),
		...(side === 'source' && end.object ? [{ field: timestampField, show: {} }] : []),
		...behind.map((member) => memberPart(member, 'properties', {}, 'node', false)),
	];
	return [
		...(connector.profile?.labelled ? [{ field: connectorLabelField(side), show: {} }] : []),
		...(connector.profile ? [{ field: marked(profileField(side), creating), show: {} }] : []),
		...(versionInFront ? version : []),
		...(end.object ? [objectPart(side, end.object, creating)] : []),
		...inFront.map((member) => frontPart(side, member, end.members)),
		...settingsParts(end.members),
		...(options.length > 0 ? [optionsPart(side, options, creating)] : []),
	];
}

function isInFront({ required, prominent }: FlowMember): boolean {
	return required === true || prominent === true;
}

function objectPart(side: Side, object: TextMember, mandatory: boolean): Part {
	return {
		field: marked(objectField(side, object), mandatory),
		show: {},
		member: { ...object, label: `${SIDE_LABELS[side]} ${object.label}` },
		target: 'properties',
		mandatory,
	};
}

function marked(field: AnyField, required: boolean): AnyField {
	if (!required) return field;
	return { ...field, properties: field.properties.map((one) => ({ ...one, required: true })) };
}

function frontPart(side: Side, member: FlowMember, all: readonly FlowMember[]): Part {
	const show = member.onlyWith
		? { [inFrontName(side, member.onlyWith.name)]: member.onlyWith.values }
		: {};
	const decides = all.some(({ onlyWith }) => onlyWith?.name === member.name);
	return {
		...memberPart(inFrontOf(side, member), 'properties', show, 'node'),
		...(decides && { decides }),
	};
}

/** The member under a name, and if need be a label, that says which side is meant. */
function inFrontOf(side: Side, member: FlowMember): Member {
	const label = ON_BOTH_SIDES.includes(member.name)
		? `${SIDE_LABELS[side]} ${member.label}`
		: member.label;
	return { ...member, label, name: inFrontName(side, member.name) };
}

function inFrontName(side: Side, name: string): string {
	return parameterOf(side, `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
}

function settingsParts(members: readonly FlowMember[]): Part[] {
	return members.flatMap((member) =>
		member.kind === 'map' && member.mapper
			? [{ field: mapperField(member, member.mapper), member, target: 'properties', show: {} }]
			: [],
	);
}

function optionsPart(side: Side, members: readonly Part[], creating: boolean): Part {
	const words = creating
		? { displayName: `${SIDE_LABELS[side]} Options`, placeholder: 'Add option' }
		: { displayName: `${SIDE_LABELS[side]} Changes`, placeholder: 'Add change' };
	const name = parameterOf(side, creating ? 'Options' : 'Changes');
	return collectionPart({ ...words, name }, members, {});
}
