import { type JsonObject, object, text } from '../../core/json';
import type { Clock } from '../../core/service';
import type { Profile } from '../profiles';
import type { AppFlowSettings } from '../settings';
import { profileNamesOf, triggerOf } from './ends';
import type { Flow, FlowDefinition, FlowStatus } from './flow';
import { isOver, newRun, type Outcome, type Run, statusOf } from './run';
import { readSchedule } from './schedule';

/** What running a flow needs to know of the account. */
interface Surroundings {
	clock: Clock;
	settings: AppFlowSettings;
	profiles: { get(name: string): Profile | undefined };
	customConnector(label: string): unknown;
}

/** After a long jump in time a flow catches up with so many of its latest runs. */
const MOST_MISSED_RUNS = 100;

/** Starts a run of a flow at a time, which may be in the past. */
export function startRun(flow: Flow, at: number, surroundings: Surroundings): Run {
	const { settings } = surroundings;
	const definition = inForce(flow, at);
	const trouble = connectionTrouble(definition, surroundings);
	const run = newRun({
		startedAt: at,
		visibleAt: at + (says(flow, 'delayed') ? DELAYED_MS : settings.recordDelayMs),
		endsAt: at + durationOf(flow, settings),
		outcome: trouble ?? outcomeOf(flow, definition, settings),
		definition,
		...windowOf(flow, definition, at),
	});
	flow.runs.push(run);
	return run;
}

/** Cancels a run that is in progress; anything else is left alone and answered with `false`. */
export function cancelRun(run: Run, now: number, settings: AppFlowSettings): boolean {
	if (statusOf(run, now) !== 'InProgress') return false;
	run.canceled = { askedAt: now, doneAt: now + settings.cancelMs };
	return true;
}

/** Makes a scheduled or event flow active, from which time on a schedule counts. */
export function activate(flow: Flow, now: number): void {
	flow.status = 'Active';
	flow.statusMessage = undefined;
	flow.nextRunAt = firstRunAfter(flow, now);
}

/** Takes a flow out of service, with the reason when nobody asked for it. */
export function deactivate(
	flow: Flow,
	status: Exclude<FlowStatus, 'Active'>,
	message?: string,
): void {
	flow.status = status;
	flow.statusMessage = message;
	flow.nextRunAt = undefined;
}

/** Brings an active scheduled flow up to the present: its due runs, and what follows from them. */
export function catchUp(flow: Flow, surroundings: Surroundings): void {
	const now = surroundings.clock.now().getTime();
	if (flow.nextRunAt === undefined || flow.nextRunAt > now) return;
	const settings = scheduledOf(flow.definition);
	const schedule = readSchedule(text(settings, 'scheduleExpression') ?? '');
	if (!schedule) return;
	const end = milliseconds(settings, 'scheduleEndTime') ?? Infinity;
	const tooOld = now - schedule.interval * MOST_MISSED_RUNS;
	let due = schedule.firstSince(tooOld, flow.nextRunAt);
	for (; due <= now && due < end; due = schedule.after(due)) {
		startRun(flow, due, surroundings);
		if (tooManyFailures(flow, settings)) {
			return deactivate(flow, 'Suspended', 'The flow failed too many times in a row.');
		}
	}
	flow.nextRunAt = due;
	if (due >= end) deactivate(flow, 'Suspended', 'The end time of the schedule has passed.');
}

/** The settings of a flow's schedule; empty for flows that have none. */
export function scheduledOf({ triggerConfig }: FlowDefinition): JsonObject {
	return object(object(triggerConfig, 'triggerProperties') ?? {}, 'Scheduled') ?? {};
}

/** A time of a request, in milliseconds. */
export function milliseconds(from: JsonObject, member: string): number | undefined {
	const value = from[member];
	return typeof value === 'number' ? value * 1000 : undefined;
}

const DELAYED_MS = 5_000;
const SLOWER = 10;

/** Whether a word of a flow's name begins with something that makes it behave in a special way. */
function says({ name }: Flow, word: string): boolean {
	return new RegExp(`(?:^|[^a-z])${word}`, 'i').test(name);
}

/** The definition that a run uses: for a while after an update, still the one before. */
function inForce({ definition, replaced }: Flow, at: number): FlowDefinition {
	return replaced && at < replaced.until ? replaced.definition : definition;
}

function durationOf(flow: Flow, { runMs }: AppFlowSettings): number {
	if (says(flow, 'stuck')) return Infinity;
	return says(flow, 'slow') ? runMs * SLOWER : runMs;
}

function outcomeOf(flow: Flow, definition: FlowDefinition, settings: AppFlowSettings): Outcome {
	if (says(flow, 'fail') || (says(flow, 'flaky') && flow.runs.length % 2 === 0)) {
		return failure('The source did not answer in time. Try again later.');
	}
	if (says(flow, 'empty')) return { status: 'Successful', recordsProcessed: 0, putFailures: 0 };
	// Each filter lets half of the records pass, so that tests see whether one was in force.
	const filters = definition.tasks.filter(
		(task) =>
			task.taskType === 'Filter' &&
			!Object.values(object(task, 'connectorOperator') ?? {}).includes('PROJECTION'),
	);
	const recordsProcessed = Math.floor(settings.recordsPerRun / 2 ** filters.length);
	const putFailures = says(flow, 'partial') ? Math.ceil(recordsProcessed / 10) : 0;
	return { status: 'Successful', recordsProcessed, putFailures };
}

function connectionTrouble(definition: FlowDefinition, account: Surroundings): Outcome | undefined {
	for (const name of profileNamesOf(definition)) {
		const profile = account.profiles.get(name);
		if (!profile) return failure(`Connector profile ${name} does not exist.`);
		if (profile.label !== undefined && !account.customConnector(profile.label)) {
			return failure(`Connector ${profile.label} is not registered any more.`);
		}
		if (profile.broken) {
			return failure(
				`The login of connector profile ${name} was refused. Connect it again with valid credentials.`,
			);
		}
	}
	return undefined;
}

function failure(message: string): Outcome {
	return { status: 'Error', message, recordsProcessed: 0, putFailures: 0 };
}

function windowOf(flow: Flow, definition: FlowDefinition, at: number): Pick<Run, 'pull'> {
	if (triggerOf(definition) !== 'Scheduled') return {};
	const settings = scheduledOf(definition);
	if (text(settings, 'dataPullMode') === 'Complete') return { pull: { to: at } };
	const before = flow.runs
		.filter((run) => run.pull !== undefined && run.outcome.status === 'Successful')
		.at(-1);
	const from = before?.pull?.to ?? milliseconds(settings, 'firstExecutionFrom');
	return { pull: { from, to: at } };
}

function firstRunAfter(flow: Flow, now: number): number | undefined {
	const settings = scheduledOf(flow.definition);
	const schedule = readSchedule(text(settings, 'scheduleExpression') ?? '');
	if (!schedule) return undefined;
	const start = milliseconds(settings, 'scheduleStartTime');
	const offset = Number(settings.scheduleOffset ?? 0) * 1000;
	return start !== undefined && start > now ? start + offset : schedule.after(now) + offset;
}

function tooManyFailures(flow: Flow, settings: JsonObject): boolean {
	const threshold = settings.flowErrorDeactivationThreshold;
	if (typeof threshold !== 'number') return false;
	const latest = flow.runs.slice(-threshold);
	return latest.length === threshold && latest.every(({ outcome }) => outcome.status === 'Error');
}

/** Whether any run of a flow is still under way. */
export function isRunning(flow: Flow, now: number): boolean {
	return flow.runs.some((run) => !isOver(run, now));
}
