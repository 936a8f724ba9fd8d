import { invalid, precondition } from '../errors';
import { message, string, type Message } from '../protojson';
import { time } from '../wellKnown';
import { noteOf, type Actor, type Finding, type FindingState, type OwnerRef } from './finding';

const reasoned = message({ reason: string });

const ownerRef = message({
	appOwnerAppId: string,
	identityUserId: string,
	managerOfUserId: string,
	userSetId: string,
});

/** What a finding can be told to become; one of them at a time. */
const changeShape = {
	acceptRisk: message({ expiresAt: time, justification: string }),
	reopen: message({}),
	snooze: message({ reason: string, snoozeUntil: time }),
	suppress: reasoned,
	unsuppress: message({}),
};

export const singleShape = { ...changeShape, resolve: reasoned };
export const bulkShape = { ...changeShape, assignOwner: message({ owner: ownerRef }) };

type Changes = Partial<Message<typeof singleShape> & Message<typeof bulkShape>>;

interface Moment {
	now: Date;
	actor: Actor;
}

const CLOSED: readonly FindingState[] = ['RESOLVED', 'SNOOZED', 'RISK_ACCEPTED', 'SUPPRESSED'];

/** The only change that is asked for. */
export function checkedChanges(changes: Changes): Changes {
	const given = Object.entries(changes).filter(([, value]) => value !== undefined);
	if (given.length > 1) {
		throw invalid(`proto: error parsing "${given[1]?.[0]}", oneof action is already set`);
	}
	if (given.length === 0) throw invalid('action is required');
	return Object.fromEntries(given);
}

/** Changes a finding as it was told to. */
export function changeFinding(finding: Finding, changes: Changes, { now, actor }: Moment): void {
	const at = now.toISOString();
	const become = (state: FindingState, type: string, members: Partial<Finding> = {}) => {
		Object.assign(finding, { ...members, state, stateUpdatedById: actor.id });
		noteOf(finding, at, actor, type);
	};
	const { acceptRisk, assignOwner, reopen, resolve, snooze, suppress, unsuppress } = changes;
	if (acceptRisk) {
		if (acceptRisk.justification === '') throw invalid('justification is required');
		become('RISK_ACCEPTED', 'RISK_ACCEPTED', {
			riskAcceptanceExpiresAt: acceptRisk.expiresAt ? later(acceptRisk.expiresAt, now) : null,
			riskAcceptanceJustification: acceptRisk.justification,
		});
	} else if (snooze) {
		if (snooze.snoozeUntil === undefined) throw invalid('snooze_until is required');
		const snoozeUntil = later(snooze.snoozeUntil, now);
		become('SNOOZED', 'SNOOZED', { snoozeUntil, snoozeReason: snooze.reason });
	} else if (suppress) {
		become('SUPPRESSED', 'SUPPRESSED', { suppressReason: suppress.reason });
	} else if (resolve) {
		become('RESOLVED', 'RESOLVED', { resolvedAt: at });
	} else if (unsuppress) {
		if (finding.state !== 'SUPPRESSED') throw precondition('finding is not suppressed');
		become('OPEN', 'UNSUPPRESSED', { suppressReason: '' });
	} else if (reopen) {
		if (!CLOSED.includes(finding.state)) throw precondition('finding is open');
		become('OPEN', 'REOPENED', { resolvedAt: null, snoozeUntil: null });
	} else if (assignOwner) {
		finding.assignedOwner = ownerOf(assignOwner.owner);
		noteOf(finding, at, actor, 'OWNER_CHANGED');
	}
}

function later(time: number, now: Date): string {
	if (time <= now.getTime()) throw invalid('the time must be in the future');
	return new Date(time).toISOString();
}

function ownerOf(given: ReturnType<typeof ownerRef>): OwnerRef | null {
	if (!given) return null;
	return {
		appOwnerAppId: given.appOwnerAppId || null,
		identityUserId: given.identityUserId || null,
		managerOfUserId: given.managerOfUserId || null,
		userSetId: given.userSetId || null,
	};
}
