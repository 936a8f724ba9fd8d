import type {
	Connector,
	FlowDestination,
	FlowEnd,
	FlowMember,
	FlowSource,
} from '../../nodes/AwsAppFlow/connectors/types';
import { code, sentences, table } from './markdown';
import { HEAD, memberRow } from './members';

/** What a connector can be in a flow: as a source, as a destination. */
export function flowChapters({ label, flow, profile }: Connector): string[] {
	const custom = profile?.labelled === true;
	return [
		...(flow.source ? sourceChapter(label, flow.source, custom) : []),
		...(flow.destination ? destinationChapter(label, flow.destination, custom) : []),
	];
}

function sourceChapter(label: string, source: FlowSource, custom: boolean): string[] {
	const narrowed = custom
		? 'Each custom connector says itself (Connector: Get) which of these triggers and operators it has'
		: undefined;
	return [
		`### ${label}: as a source`,
		'',
		sentences([
			`Triggers: ${[...source.triggers].map(code).join(', ')}`,
			intervalOf(source.shortestInterval),
			narrowed,
		]),
		'',
		...members(source),
		`Operators of its fields: ${[...source.operators].sort().map(code).join(', ')}.`,
		'',
	];
}

function intervalOf(minutes: number): string {
	if (minutes === 1) return 'Schedules can be as short as one minute';
	return `Schedules can be as short as ${minutes === 60 ? 'one hour' : 'one day'}`;
}

function destinationChapter(
	label: string,
	destination: FlowDestination,
	custom: boolean,
): string[] {
	const { writeOperations: writes } = destination;
	return [
		`### ${label}: as a destination`,
		'',
		sentences([
			writes.length === 0
				? 'Records are only added'
				: `Write operations: ${writes.map(code).join(', ')}`,
			custom
				? 'Each custom connector says itself (Connector: Get) which of these it has'
				: undefined,
		]),
		'',
		...members(destination),
	];
}

function members(end: FlowEnd): string[] {
	const all: readonly FlowMember[] = [...(end.object ? [end.object] : []), ...end.members];
	return table(HEAD, all.map(flowRow));
}

function flowRow(member: FlowMember): string[] {
	const { onlyWith } = member;
	return memberRow(member, onlyWith && `Needed for ${onlyWith.values.join(', ')}`);
}
