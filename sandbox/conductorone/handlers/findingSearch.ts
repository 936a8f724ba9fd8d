import type { Call } from '../call';
import {
	auditJson,
	findingJson,
	ownerIdOf,
	settleFinding,
	typeEnumOf,
	type Finding,
} from '../findings/finding';
import { page } from '../paging';
import { bool, int32, list, message, string, type Message } from '../protojson';
import { time } from '../wellKnown';

const strings = list(string);

export const refs = list(message({ id: string }));

export const searchShape = {
	appIds: strings,
	appResourceIds: strings,
	appResourceTraitIds: strings,
	appResourceTypeIds: strings,
	appUserIds: strings,
	appUserTypes: strings,
	connectorIds: strings,
	customSubTypes: strings,
	decoyIds: strings,
	findingTypes: strings,
	includeUnassigned: bool,
	nhiTypes: strings,
	ownerIdentityUserIds: strings,
	pageSize: int32,
	pageToken: string,
	query: string,
	refs,
	scopeToAppOwner: bool,
	severities: strings,
	sourceKinds: strings,
	states: strings,
};

type Filters = Omit<Message<typeof searchShape>, 'pageSize' | 'pageToken'>;

/** All findings, brought up to the present. */
export function allFindings({ tenant }: Call): Finding[] {
	const { state, now } = tenant;
	for (const finding of state.findings) settleFinding(finding, state, now);
	return state.findings;
}

const anyOf = (wanted: string[], value: string | undefined) =>
	wanted.length === 0 || (value !== undefined && wanted.includes(value));

/**
 * Every filter that was given must hold; one that lists several values holds for any of them. Findings
 * without an owner have the name `unassigned` among owners.
 */
export function findingMatcher(call: Call, filters: Filters): (finding: Finding) => boolean {
	const ids = filters.refs.flatMap((ref) => ref?.id ?? []);
	const query = filters.query.toLowerCase();
	const owners = [
		...filters.ownerIdentityUserIds,
		...(filters.includeUnassigned ? ['unassigned'] : []),
	];
	// Nothing in the tenant says these things of a finding.
	const unknowable = [
		filters.appResourceTraitIds,
		filters.appUserTypes,
		filters.decoyIds,
		filters.nhiTypes,
	];
	return (finding) => {
		const about: Record<string, string | undefined> = finding.target?.members ?? {};
		const owner = ownerIdOf(finding);
		const words = `${finding.customSubType} ${finding.description}`.toLowerCase();
		return (
			unknowable.every((filter) => filter.length === 0) &&
			anyOf(ids, finding.id) &&
			anyOf(filters.states, `FINDING_STATE_${finding.state}`) &&
			anyOf(filters.severities, `FINDING_SEVERITY_${finding.severity}`) &&
			anyOf(filters.sourceKinds, `FINDING_SOURCE_KIND_${finding.sourceKind}`) &&
			anyOf(filters.findingTypes, typeEnumOf(finding.type)) &&
			anyOf(filters.customSubTypes, finding.customSubType) &&
			anyOf(filters.appIds, finding.appId) &&
			anyOf(filters.connectorIds, about.connectorId) &&
			anyOf(filters.appUserIds, about.appUserId) &&
			anyOf(filters.appResourceIds, about.appResourceId) &&
			anyOf(filters.appResourceTypeIds, about.appResourceTypeId) &&
			anyOf(owners, owner || 'unassigned') &&
			(!filters.scopeToAppOwner || owner === call.principal.userId) &&
			words.includes(query)
		);
	};
}

/** Findings in no particular order. */
export function searchFindings(call: Call) {
	const { pageSize, pageToken, ...filters } = call.read(searchShape);
	const { list: rows, nextPageToken } = page(
		{
			rows: allFindings(call),
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['findings/search', filters],
			filter: findingMatcher(call, filters),
			filtered: filters.states.length > 0,
		},
		call.tenant.settings,
	);
	return { list: rows.map(findingJson), nextPageToken };
}

/** What happened to findings, newest first. */
export function searchFindingAudits(call: Call) {
	const { pageSize, pageToken, ...filters } = call.read({
		actorPrincipalId: string,
		actorSubject: string,
		appId: string,
		eventTypes: strings,
		findingId: string,
		pageSize: int32,
		pageToken: string,
		since: time,
		until: time,
	});
	for (const name of ['findingId', 'appId'] as const) {
		if (filters[name] !== '') call.checkId(name, filters[name]);
	}
	const rows = allFindings(call)
		.flatMap((finding) => finding.audits.map((audit) => auditJson(finding, audit)))
		.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
	const isOrAny = (wanted: string, value: string) => wanted === '' || wanted === value;
	return page(
		{
			rows,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/finding_audits', filters],
			filter: (event) =>
				isOrAny(filters.findingId, event.findingId) &&
				isOrAny(filters.appId, event.appId) &&
				isOrAny(filters.actorPrincipalId, event.actorPrincipalId) &&
				event.actorSubject.includes(filters.actorSubject) &&
				anyOf(filters.eventTypes, event.eventType) &&
				(filters.since === undefined || Date.parse(event.createdAt) >= filters.since) &&
				(filters.until === undefined || Date.parse(event.createdAt) <= filters.until),
		},
		call.tenant.settings,
	);
}
