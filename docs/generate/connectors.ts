import { connectors, profileConnectors } from '../../nodes/AwsAppFlow/connectors';
import { propertiesOf } from '../../nodes/AwsAppFlow/connectors/profile';
import type {
	Member,
	Profile,
	ProfileConnector,
	Property,
	Way,
} from '../../nodes/AwsAppFlow/connectors/types';
import { code, sentences, table } from './markdown';

const HEAD = ['Field', 'At AWS', 'Required', 'What it is for'];

/** The reference of connectors, from the catalogue. */
export function connectorsReference(): string {
	const others = Object.values(connectors).filter(({ profile }) => profile === undefined);
	return [
		'# Connectors',
		'',
		'<!-- Generated from the connector catalogue. To renew it: npx tsx docs/generate -->',
		'',
		`What a connector profile of each of the ${profileConnectors.length} connectors consists of: the properties of the connection, and for each way of authenticating the secrets that it needs. "At AWS" is the path inside the connector's structure of AWS's API.`,
		'',
		`AppFlow has ${others.length} more connectors, for which there are no profiles: ${others
			.map(({ label }) => label)
			.sort()
			.join(', ')}.`,
		'',
		...profileConnectors.flatMap(connectorChapter),
	]
		.join('\n')
		.trimEnd()
		.concat('\n');
}

function connectorChapter(connector: ProfileConnector): string[] {
	const { profile, label } = connector;
	return [
		`## ${label}`,
		'',
		introduction(connector),
		'',
		`### ${label}: properties`,
		'',
		...(profile.properties.length === 0
			? ['None.', '']
			: table(
					HEAD,
					profile.properties.map((property) => propertyRow(profile, property)),
				)),
		...profile.ways.flatMap((way) => wayChapter(connector, way)),
	];
}

function introduction({ profile, type, description, deprecated }: ProfileConnector): string {
	return sentences([
		`${code(type)} at AWS${profile.key === type ? '' : `, with the key ${code(profile.key)}`}`,
		description,
		deprecated && `**Deprecated.** ${deprecated}`,
		profile.labelled && 'Needs a connector label',
		profile.privateMode && 'The connection can be public or private (AWS PrivateLink)',
	]);
}

function wayChapter({ label, profile }: ProfileConnector, way: Way): string[] {
	const decided = [...(way.fixedCredentials ?? []), ...(way.fixedProperties ?? [])].map(
		({ member, value }) => `${member.label}: ${code(String(value))}`,
	);
	return [
		`### ${label}: ${way.label}`,
		'',
		...paragraph([way.description, decided.length > 0 ? `Sets ${decided.join(', ')}` : undefined]),
		...(way.secrets.length === 0
			? []
			: table(
					HEAD,
					way.secrets.map((member) => memberRow(member)),
				)),
		...paragraph([ownProperties(profile, way)]),
	];
}

function paragraph(remarks: ReadonlyArray<string | undefined>): string[] {
	const text = sentences(remarks);
	return text === '' ? [] : [text, ''];
}

/** The properties that belong to this way and not to all. */
function ownProperties(profile: Profile, way: Way): string | undefined {
	const own = propertiesOf(profile, way).filter(({ ways }) => ways !== undefined);
	return own.length > 0
		? `Goes with the properties ${own.map(({ label }) => label).join(', ')}`
		: undefined;
}

function propertyRow(profile: Profile, property: Property): string[] {
	const ways = profile.ways.filter(({ value }) => property.ways?.includes(value));
	const only = [
		property.mode && `${property.mode.toLowerCase()} connections`,
		property.ways && ways.map(({ label }) => label).join(', '),
	].filter((part) => part);
	return memberRow(property, only.length > 0 ? `Only for ${only.join('; ')}` : undefined);
}

function memberRow(member: Member, remark?: string): string[] {
	return [
		member.label,
		code(member.path.join('.')),
		member.required ? 'yes' : '',
		sentences([
			member.secret ? '*Secret*' : undefined,
			member.description,
			rulesOf(member),
			remark,
		]),
	];
}

/** Length, bounds and form, as they are checked before the call. */
function rulesOf(member: Member): string | undefined {
	switch (member.kind) {
		case 'text':
		case 'list':
			return [
				member.min !== undefined && member.min === member.max
					? `${member.max} characters`
					: member.max !== undefined && `At most ${member.max} characters`,
				member.patternHint && `must ${member.patternHint}`,
			]
				.filter((part) => part)
				.join('; ');
		case 'number':
			return member.maximum === undefined
				? `${member.minimum} or more`
				: `From ${member.minimum} to ${member.maximum}; ${member.default} unless set`;
		case 'choices':
			return `Any of ${member.options.map(({ name }) => name).join(', ')}`;
		case 'choice':
			return `One of ${member.options.map(({ name }) => name).join(', ')}`;
		case 'flag':
			return `${member.default ? 'On' : 'Off'} unless set`;
		case 'map':
			return `Up to ${member.maximum} names and values`;
	}
}
