import { createHash } from 'crypto';

import { idOf } from '../seed/ids';
import type { State } from '../state';

type Json = Record<string, unknown>;
type Time = string | null;

/** What a finding can be about: the member that is set, and what it names. */
export const TARGETS = [
	'appResourceTarget',
	'appUserTarget',
	'connectorTarget',
	'decoyTarget',
	'identityUserTarget',
	'tenantTarget',
] as const;

/** What can have been found: the member that is set. */
const TYPES = [
	'connectorAnomalyDetectionDisabled',
	'credentialExpiring',
	'credentialPubliclyExposed',
	'custom',
	'deactivatedOwner',
	'decoyCredentialUsed',
	'decoyPubliclyExposed',
	'nhiUnowned',
	'serviceAccountMisclassification',
	'serviceAccountUnowned',
	'similarUsernameMatch',
	'unusedSecret',
] as const;

const EVIDENCE = [
	'credentialExpiring',
	'credentialPubliclyExposed',
	'deactivatedOwner',
	'decoyPubliclyExposed',
	'serviceAccountMisclassification',
	'similarUsernameMatch',
	'unusedSecret',
] as const;

type TargetName = (typeof TARGETS)[number];
type FindingType = (typeof TYPES)[number];

export type FindingState =
	'OPEN' | 'IN_PROGRESS' | 'RESOLVED' | 'SNOOZED' | 'RISK_ACCEPTED' | 'SUPPRESSED';

/** Who takes care of it: one member is set. */
export interface OwnerRef {
	identityUserId: string | null;
	appOwnerAppId: string | null;
	managerOfUserId: string | null;
	userSetId: string | null;
}

/** A finding as far as the sandbox works with it. */
export interface Finding {
	id: string;
	type: FindingType;
	target: { name: TargetName; members: Record<string, string> } | undefined;
	/** Without its prefix, as `state`. */
	severity: string;
	state: FindingState;
	description: string;
	remediationDescription: string;
	customSubType: string;
	dedupKeyParts: string[];
	annotations: Json;
	sourceKind: 'DETECTOR' | 'EXTERNAL';
	appId: string;
	assignedOwner: OwnerRef | null;
	computedOwner: OwnerRef | null;
	recurrenceCount: number;
	createdAt: string;
	updatedAt: string;
	firstObservedAt: string;
	lastAppearedAt: string;
	lastObservedAt: string;
	resolvedAt: Time;
	snoozeUntil: Time;
	snoozeReason: string;
	suppressReason: string;
	riskAcceptanceExpiresAt: Time;
	riskAcceptanceJustification: string;
	stateUpdatedById: string;
	/** The task in which somebody takes care of it, the latest one; empty while there was none. */
	taskId: string;
	audits: FindingAudit[];
}

/** Something that happened to a finding. */
interface FindingAudit {
	id: string;
	at: string;
	/** Without its prefix, such as `CREATED`. */
	type: string;
	actorId: string;
	actorEmail: string;
	severity: string;
	state: FindingState;
	taskId: string;
	bulkOperationId: string;
}

/** Who did something; nobody for what time brings about. */
export interface Actor {
	id: string;
	email: string;
	bulkOperationId?: string;
}

const system: Actor = { id: '', email: 'system' };

export function newFinding(
	at: string,
	given: Pick<Finding, 'id' | 'type' | 'severity' | 'sourceKind' | 'appId'> & Partial<Finding>,
): Finding {
	return {
		target: undefined,
		state: 'OPEN',
		description: '',
		remediationDescription: '',
		customSubType: '',
		dedupKeyParts: [],
		annotations: {},
		assignedOwner: null,
		computedOwner: null,
		recurrenceCount: 0,
		createdAt: at,
		updatedAt: at,
		firstObservedAt: at,
		lastAppearedAt: at,
		lastObservedAt: at,
		resolvedAt: null,
		snoozeUntil: null,
		snoozeReason: '',
		suppressReason: '',
		riskAcceptanceExpiresAt: null,
		riskAcceptanceJustification: '',
		stateUpdatedById: '',
		taskId: '',
		audits: [],
		...given,
	};
}

/** Which findings are the same one: the kind that its reporter names, and the parts of the key. */
export function fingerprintOf({
	type,
	customSubType,
	dedupKeyParts,
	id,
}: Pick<Finding, 'type' | 'customSubType' | 'dedupKeyParts'> & { id: string }): string {
	const parts = type === 'custom' ? [type, customSubType, ...dedupKeyParts] : [type, id];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export function noteOf(
	finding: Finding,
	at: string,
	{ id, email, bulkOperationId = '' }: Actor,
	type: string,
): void {
	finding.updatedAt = at;
	finding.audits.push({
		id: idOf(`finding-audit/${finding.id}/${finding.audits.length + 1}`),
		at,
		type,
		actorId: id,
		actorEmail: email,
		severity: finding.severity,
		state: finding.state,
		taskId: type.startsWith('TASK_') ? finding.taskId : '',
		bulkOperationId,
	});
}

/** The user who takes care of it, if it is one; what was assigned goes before what was found out. */
export const ownerIdOf = ({ assignedOwner, computedOwner }: Finding): string =>
	(assignedOwner ?? computedOwner)?.identityUserId ?? '';

/** The value of `FindingType` for a member such as `nhiUnowned`. */
export const typeEnumOf = (type: FindingType): string =>
	`FINDING_TYPE_${type.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

const members = (names: readonly string[], set: string | undefined, value: Json) =>
	Object.fromEntries(names.map((name) => [name, name === set ? value : null]));

/** Every member written out, as the service does with zero values. */
export function findingJson(finding: Finding) {
	const { type, target, severity, state, sourceKind, audits, ...plain } = finding;
	void audits;
	return {
		...members(TYPES, type, {}),
		...members(
			EVIDENCE.map((name) => `${name}Evidence`),
			undefined,
			{},
		),
		...members(TARGETS, target?.name, target?.members ?? {}),
		...plain,
		severity: `FINDING_SEVERITY_${severity}`,
		state: `FINDING_STATE_${state}`,
		sourceKind: `FINDING_SOURCE_KIND_${sourceKind}`,
		customTags: finding.annotations,
		fingerprint: fingerprintOf(finding),
		riskScore: null,
		sourceDetectorId: '',
	};
}

export function auditJson(finding: Finding, audit: FindingAudit) {
	const { id, at, type, actorId, actorEmail, severity, state, taskId, bulkOperationId } = audit;
	return {
		eventId: id,
		eventType: `FINDING_AUDIT_EVENT_TYPE_${type}`,
		createdAt: at,
		findingId: finding.id,
		appId: finding.appId,
		actorPrincipalId: actorId,
		actorSubject: actorEmail,
		severityAtEvent: `FINDING_SEVERITY_${severity}`,
		stateAtEvent: `FINDING_STATE_${state}`,
		ticketId: taskId,
		bulkOperationId,
		ocsf: { class_uid: 2004, class_name: 'Detection Finding', time: at },
	};
}

/** Brings a finding up to the present: what was put off comes back, tasks that ended are heeded. */
export function settleFinding(finding: Finding, { tasks }: Pick<State, 'tasks'>, now: Date): void {
	const past = (time: Time) => time !== null && Date.parse(time) <= now.getTime();
	const become = (state: FindingState, at: string, type: string) => {
		finding.state = state;
		noteOf(finding, at, system, type);
	};
	if (finding.state === 'SNOOZED' && past(finding.snoozeUntil)) {
		become('OPEN', finding.snoozeUntil ?? '', 'SNOOZE_EXPIRED');
	}
	if (finding.state === 'RISK_ACCEPTED' && past(finding.riskAcceptanceExpiresAt)) {
		become('OPEN', finding.riskAcceptanceExpiresAt ?? '', 'RISK_ACCEPTANCE_EXPIRED');
	}
	const task = tasks.find(({ id }) => id === finding.taskId);
	if (finding.state !== 'IN_PROGRESS' || task?.state !== 'TASK_STATE_CLOSED') return;
	const at = task.outcomeTime ?? now.toISOString();
	if (task.outcome.endsWith('_REMEDIATED')) {
		finding.resolvedAt = at;
		become('RESOLVED', at, 'RESOLVED');
	} else if (task.outcome.endsWith('_RISK_ACCEPTED')) {
		become('RISK_ACCEPTED', at, 'RISK_ACCEPTED');
	} else {
		become('OPEN', at, 'TASK_CANCELLED');
	}
}
