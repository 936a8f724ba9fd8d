import type { Call } from '../call';
import { invalid, missing, notFound } from '../errors';
import { bulkShape, changeFinding, checkedChanges, singleShape } from '../findings/changes';
import {
	findingJson,
	fingerprintOf,
	newFinding,
	noteOf,
	type Actor,
	type Finding,
} from '../findings/finding';
import { list, message, string, type Message } from '../protojson';
import { ids } from '../seed/ids';
import { nextId } from '../state';
import { findingSteps } from '../tasks/steps';
import { struct } from '../wellKnown';
import { allFindings, findingMatcher, refs, searchShape } from './findingSearch';
import { readTarget, targetShape } from './findingTargets';
import { openTask } from './tasks';

function actorOf({ principal, tenant }: Call, bulkOperationId = ''): Actor {
	const user = tenant.state.users.find(({ id }) => id === principal.userId);
	return { id: principal.userId || principal.id, email: user?.email ?? '', bulkOperationId };
}

function findFinding(call: Call, name: string): Finding {
	const id = call.id(name);
	const finding = allFindings(call).find((each) => each.id === id);
	if (!finding) throw notFound('finding');
	return finding;
}

export const getFinding = (call: Call) => ({
	finding: findingJson(findFinding(call, 'id')),
	expanded: [],
});

const SEVERITIES = ['INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

/** Reports of the same thing, as their keys say, are one finding. */
export function createFinding(call: Call) {
	const body = call.read({
		annotations: struct,
		customSubType: string,
		dedupKeyParts: list(string),
		description: string,
		remediationDescription: string,
		severity: string,
		...targetShape,
	});
	const { dedupKeyParts, customSubType } = body;
	if (dedupKeyParts.length === 0 || dedupKeyParts.includes('')) {
		throw invalid('dedup_key_parts must not be empty, nor may any part of it');
	}
	const severity = SEVERITIES.find((name) => `FINDING_SEVERITY_${name}` === body.severity);
	if (!severity) throw invalid('severity must be a defined value');
	const about = readTarget(call, body);
	const { state, now } = call.tenant;
	const at = now.toISOString();
	const finding = newFinding(at, {
		...about,
		id: nextId(state, 'finding'),
		type: 'custom',
		severity,
		sourceKind: 'EXTERNAL',
		customSubType,
		dedupKeyParts,
		description: body.description,
		remediationDescription: body.remediationDescription,
		annotations: body.annotations ?? {},
	});
	const known = allFindings(call).find((each) => fingerprintOf(each) === fingerprintOf(finding));
	if (known) return { finding: findingJson(seenAgain(known, at)) };
	noteOf(finding, at, actorOf(call), 'CREATED');
	state.findings.push(finding);
	return { finding: findingJson(finding) };
}

/** What was resolved has come back; what people decided otherwise stays decided. */
function seenAgain(finding: Finding, at: string): Finding {
	finding.lastObservedAt = at;
	finding.updatedAt = at;
	if (finding.state === 'RESOLVED') {
		Object.assign(finding, { state: 'OPEN', resolvedAt: null, lastAppearedAt: at });
		finding.recurrenceCount += 1;
	}
	return finding;
}

export function updateFindingState(call: Call) {
	const finding = findFinding(call, 'finding_id');
	const changes = checkedChanges(call.read(singleShape));
	changeFinding(finding, changes, { now: call.tenant.now, actor: actorOf(call) });
	return { finding: findingJson(finding) };
}

/** A task in which the owner takes care of a finding. Nothing keeps a client from opening several. */
function taskFor(call: Call, finding: Finding, policyId: string, bulkOperationId = ''): string {
	const { settings, now } = call.tenant;
	const own = finding.assignedOwner ?? finding.computedOwner;
	const reviewer = settings.findingReviewerId || own?.identityUserId || ids.users.admin;
	const { id } = openTask(call, 'finding', {
		appId: finding.appId,
		findingId: finding.id,
		findingType: finding.type,
		description: finding.remediationDescription,
		steps: findingSteps(policyId === '' ? reviewer : ids.users.admin),
	});
	Object.assign(finding, { taskId: id, state: 'IN_PROGRESS' });
	noteOf(finding, now.toISOString(), actorOf(call, bulkOperationId), 'TASK_CREATED');
	return id;
}

export function createFindingTask(call: Call) {
	const { policyId } = call.read({ policyId: string });
	if (policyId !== '') call.checkId('PolicyId', policyId);
	const finding = findFinding(call, 'finding_id');
	const taskId = taskFor(call, finding, policyId);
	return { finding: findingJson(finding), taskId };
}

const manyShape = { refs, searchRequest: message(searchShape) };

/** The findings that a request names, or else those that its search finds. */
function findMany(call: Call, { refs: named, searchRequest }: Message<typeof manyShape>) {
	const all = allFindings(call);
	if (named.length > 0) {
		const wanted = named.map((ref) => call.checkId('Id', ref?.id ?? ''));
		return all.filter(({ id }) => wanted.includes(id));
	}
	if (!searchRequest) throw missing('refs');
	return all.filter(findingMatcher(call, searchRequest));
}

export function updateManyFindingStates(call: Call) {
	const { refs: named, searchRequest, ...actions } = call.read({ ...manyShape, ...bulkShape });
	const changes = checkedChanges(actions);
	const bulkActionId = nextId(call.tenant.state, 'bulkAction');
	const by = { now: call.tenant.now, actor: actorOf(call, bulkActionId) };
	for (const finding of findMany(call, { refs: named, searchRequest })) {
		changeFinding(finding, changes, by);
	}
	return { bulkActionId };
}

export function createManyFindingTasks(call: Call) {
	const { policyId, ...which } = call.read({ ...manyShape, policyId: string });
	const bulkActionId = nextId(call.tenant.state, 'bulkAction');
	for (const finding of findMany(call, which)) taskFor(call, finding, policyId, bulkActionId);
	return { bulkActionId };
}
