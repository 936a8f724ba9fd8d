import { connectors, profileConnectors } from '../../nodes/AwsAppFlow/connectors';
import { propertiesOf } from '../../nodes/AwsAppFlow/connectors/profile';
import type {
	Connector,
	Profile,
	ProfileConnector,
	Property,
	Way,
} from '../../nodes/AwsAppFlow/connectors/types';
import { flowChapters } from './flowRoles';
import { code, sentences, table } from './markdown';
import { HEAD, memberRow } from './members';

/** The reference of connectors, from the catalogue. */
export function connectorsReference(): string {
	const all = Object.values(connectors).sort((a, b) => a.label.localeCompare(b.label, 'en'));
	return [
		'# Connectors',
		'',
		'<!-- Generated from the connector catalogue. To renew it: npx tsx docs/generate -->',
		'',
		`What each of the ${all.length} connectors of AppFlow can be in a flow, and what is asked for there. For the ${profileConnectors.length} that have connector profiles also the properties of the connection and, for each way of authenticating, the secrets that it needs. "At AWS" is the path inside the connector's structure of AWS's API.`,
		'',
		...all.flatMap(connectorChapter),
	]
		.join('\n')
		.trimEnd()
		.concat('\n');
}

function connectorChapter(connector: Connector): string[] {
	return [
		`## ${connector.label}`,
		'',
		introduction(connector),
		'',
		...(hasProfile(connector) ? profileChapters(connector) : []),
		...flowChapters(connector),
	];
}

function hasProfile(connector: Connector): connector is ProfileConnector {
	return connector.profile !== undefined;
}

function profileChapters(connector: ProfileConnector): string[] {
	const { profile, label } = connector;
	return [
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

function introduction({ profile, flow, type, description, deprecated }: Connector): string {
	const roles = [flow.source && 'a source', flow.destination && 'a destination'];
	return sentences([
		`${code(type)} at AWS${flow.key === type ? '' : `, with the key ${code(flow.key)}`}`,
		description,
		deprecated && `**Deprecated.** ${deprecated}`,
		`Can be ${roles.filter((role) => role).join(' and ')} of flows`,
		profile ? undefined : 'Has no connector profiles',
		profile?.labelled && 'Needs a connector label',
		profile?.privateMode && 'The connection can be public or private (AWS PrivateLink)',
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
