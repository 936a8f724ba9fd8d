import type { Deliveries } from '../webhooks/deliveries';
import { idOf } from '../seed/ids';
import type { Settings } from '../settings';
import { nextId, type State } from '../state';
import { changeAccess } from './access';
import type { PolicyStep } from './steps';

type Json = Record<string, unknown>;

export type TaskKind = 'grant' | 'revoke' | 'offboarding' | 'action' | 'finding';

/** A step of a policy that a task is at, or was at. */
export interface StepInstance {
	id: string;
	step: PolicyStep;
	done: boolean;
	/** Who may decide it. */
	approverIds: string[];
	/** How it ended: the member of the instance that says so, such as `approved`. */
	ended: { as: string; details: Json } | undefined;
	/** When a connector has provisioned it, in milliseconds since the epoch. */
	provisionedAt: number | undefined;
	/** The delivery that it waits for. */
	deliveryId: string | undefined;
	startedAt: string;
}

interface AuditEvent {
	id: string;
	created: string;
	userId: string;
	currentState: string;
	/** What happened: the one member that is set. */
	event: Json;
}

export interface Task {
	id: string;
	numericId: string;
	kind: TaskKind;
	displayName: string;
	description: string;
	/** The user whom it is about. */
	userId: string;
	appUserId: string;
	appId: string;
	appEntitlementId: string;
	actionId: string;
	findingId: string;
	findingType: string;
	formValues: Json | null;
	data: Json | null;
	grantDuration: string | null;
	emergencyAccess: boolean;
	createdByUserId: string;
	createdAt: string;
	updatedAt: string;
	state: 'TASK_STATE_OPEN' | 'TASK_STATE_CLOSED';
	outcome: string;
	outcomeTime: string | null;
	current: StepInstance | undefined;
	next: PolicyStep[];
	history: StepInstance[];
	/** The whole policy, for starting anew. */
	steps: PolicyStep[];
	approverIds: string[];
	commentCount: number;
	audits: AuditEvent[];
	/** Actions that were accepted and take effect later. */
	queued: Array<{ at: number; apply: (now: Date) => void }>;
}

/** What advancing a task needs to reach. */
export interface TaskWorld {
	state: State;
	settings: Settings;
	now: Date;
	deliveries: Deliveries;
}

const OUTCOMES: Record<TaskKind, { prefix: string; done: string; denied?: string }> = {
	grant: { prefix: 'GRANT_OUTCOME', done: 'GRANTED' },
	revoke: { prefix: 'REVOKE_OUTCOME', done: 'REVOKED' },
	offboarding: { prefix: 'OFFBOARDING_OUTCOME', done: 'DONE' },
	action: { prefix: 'ACTION_OUTCOME', done: 'SUCCESS' },
	finding: { prefix: 'FINDING_TASK_OUTCOME', done: 'REMEDIATED', denied: 'RISK_ACCEPTED' },
};

export function outcomeOf(
	kind: TaskKind,
	result: 'done' | 'DENIED' | 'ERROR' | 'CANCELLED' | 'UNSPECIFIED',
) {
	const { prefix, done, denied = 'DENIED' } = OUTCOMES[kind];
	const own = result === 'done' ? done : result === 'DENIED' ? denied : result;
	return `${prefix}_${own}`;
}

export function note(task: Task, now: Date, userId: string, event: Json): void {
	task.audits.push({
		id: idOf(`audit/${task.id}/${task.audits.length + 1}`),
		created: now.toISOString(),
		userId,
		currentState: task.state,
		event,
	});
	task.updatedAt = now.toISOString();
}

/** Ends the task. */
export function close(task: Task, now: Date, outcome: string): void {
	if (task.current) task.history.push(task.current);
	task.current = undefined;
	task.next = [];
	const previousState = task.state;
	task.state = 'TASK_STATE_CLOSED';
	task.outcome = outcome;
	task.outcomeTime = now.toISOString();
	note(task, now, '', { stateChange: { previousState } });
}

/** Ends the current step and goes on with the next one. */
export function endStep(task: Task, world: TaskWorld, as: string, details: Json): void {
	const { current } = task;
	if (!current) return;
	current.done = true;
	current.ended = { as, details };
	task.history.push(current);
	task.current = undefined;
	startNext(task, world);
}

/** Begins the next step of the policy; the task is over when there is none. */
export function startNext(task: Task, world: TaskWorld): void {
	const { state, settings, now } = world;
	const step = task.next.shift();
	if (!step) {
		changeAccess(task, world);
		return close(task, now, outcomeOf(task.kind, 'done'));
	}
	const { approval, provision, accept, reject } = step;
	const instance: StepInstance = {
		id: nextId(state, 'step'),
		step,
		done: false,
		approverIds: approval ? approversOf(task, step, state) : [],
		ended: undefined,
		provisionedAt: undefined,
		deliveryId: undefined,
		startedAt: now.toISOString(),
	};
	task.current = instance;
	note(task, now, '', { policyEvaluationStep: {} });
	if (accept) return endStep(task, world, 'accepted', {});
	if (reject) return close(task, now, outcomeOf(task.kind, 'DENIED'));
	const webhookId = approval?.webhook?.webhookId ?? provision?.provisionPolicy.webhook?.webhookId;
	if (webhookId !== undefined) {
		instance.deliveryId = world.deliveries.start({
			webhookId,
			event: approval ? 'PayloadPolicyApprovalStep' : 'PayloadProvisionStep',
			taskId: task.id,
		});
	} else if (provision?.provisionPolicy.connector) {
		instance.provisionedAt = now.getTime() + settings.provisionSeconds * 1000;
	}
}

function approversOf(task: Task, { approval }: PolicyStep, state: State): string[] {
	if (approval?.users) return approval.users.userIds;
	if (approval?.manager) {
		return state.users.find(({ id }) => id === task.userId)?.managerIds ?? [];
	}
	return [];
}

/** Brings a task up to the present: queued actions take effect, connectors finish their work. */
export function settleTask(task: Task, world: TaskWorld): void {
	const { now } = world;
	const due = task.queued.filter(({ at }) => at <= now.getTime());
	task.queued = task.queued.filter(({ at }) => at > now.getTime());
	for (const { apply } of due) apply(now);
	const { current } = task;
	if (current?.provisionedAt !== undefined && current.provisionedAt <= now.getTime()) {
		endStep(task, world, 'completed', {
			completedAt: new Date(current.provisionedAt).toISOString(),
			userId: idOf('user/system'),
			entitlements: [],
		});
	}
}

/** Starts the policy from its beginning. */
export function restart(task: Task, world: TaskWorld, steps = task.steps): void {
	if (task.current) task.history.push({ ...task.current, done: true });
	task.steps = steps;
	task.next = structuredClone(steps);
	task.current = undefined;
	startNext(task, world);
}
