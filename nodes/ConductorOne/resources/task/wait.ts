import { OutcomeError } from '../../../../engine/errors';
import { choice, flag, integer } from '../../../../engine/fields';
import { toItemJson } from '../../../../engine/json';
import { simplifyField } from '../../../../engine/simplify';
import { counted } from '../../../../engine/words';
import { taskId } from '../../fields/pickers';
import { conductorOneOperation } from '../../operation';
import { waitPatiently } from '../../waiting';
import { currentStepOf, readTask, simplifyTask, taskRelated, withRelated } from './task';
import type { Task } from './task';

const waitFor = choice({
	displayName: 'Wait For',
	name: 'waitFor',
	description: 'What the task is waited for to become',
	options: [
		{ name: 'Approval Needed', value: 'approval', description: 'It is at an approval step' },
		{ name: 'Closed', value: 'closed', description: 'It is over, whatever the outcome' },
		{ name: 'Provisioning', value: 'provision', description: 'It is at a provisioning step' },
	],
	default: 'closed',
});

const timeout = integer({
	displayName: 'Timeout (Minutes)',
	name: 'timeout',
	description:
		'How long to wait for each task from when its turn comes, of which Concurrency says how many have it at a time; 0 to look only once',
	default: 60,
	minimum: 0,
	maximum: 43_200,
});

const interval = integer({
	displayName: 'Check Interval (Seconds)',
	name: 'checkInterval',
	description: 'How often at most to ask about the task; at first it is asked more often',
	default: 30,
	minimum: 1,
	maximum: 3600,
});

const returnUnfinished = flag({
	displayName: 'Return Task on Timeout',
	name: 'returnOnTimeout',
	description: 'Whether to return the task as it stands when time is up, instead of failing',
});

class LateError extends OutcomeError {}

/** The state says whether it is over: an open task can carry an outcome, such as an error, already. */
const isClosed = (task: Task) => task.state === 'TASK_STATE_CLOSED';

export const wait = conductorOneOperation({
	value: 'wait',
	name: 'Wait',
	action: 'Wait for task',
	description:
		'Wait until a task (access request) is closed, needs an approval, or is being provisioned',
	fields: [taskId, waitFor, simplifyField],
	options: [timeout, interval, returnUnfinished, taskRelated],
	async execute({ service, params, pause }) {
		const { taskId: id, waitFor: goal, options } = params;
		const reached = (task: Task) => {
			if (isClosed(task)) return true;
			if (typeof task.deletedAt === 'string') throw gone();
			return goal !== 'closed' && currentStepOf(task).kind === goal;
		};
		let last: Task = {};
		const task = await waitPatiently({
			ask: async () => (last = await readTask(service, id)),
			done: reached,
			longestIntervalMs: options.checkInterval * 1000,
			timeoutMs: options.timeout * 60_000,
			late: (now) => notReached(now, goal, options.timeout),
			pause,
		}).catch(async (error: unknown) =>
			error instanceof LateError && options.returnOnTimeout ? last : await Promise.reject(error),
		);
		if (goal !== 'closed' && isClosed(task)) throw closedBefore(task, goal);
		const whole = await withRelated(service, task, options.include);
		return params.simplify ? simplifyTask(whole) : toItemJson(whole);
	},
});

const GOALS = {
	closed: 'closed',
	approval: 'at an approval step',
	provision: 'at a provisioning step',
} as const;

function notReached(task: Task, goal: keyof typeof GOALS, minutes: number): LateError {
	const { kind } = currentStepOf(task);
	return new LateError(
		`The task is not ${GOALS[goal]} ${minutes === 0 ? 'yet' : `after ${counted(minutes, 'minute')}`}`,
		`It is open${kind ? `, at a step of the kind '${kind}'` : ''}, and goes on. Raise Timeout, or wait for it again`,
	);
}

/** Deleted objects can still be read, and an open one stays open for ever. */
function gone(): OutcomeError {
	return new OutcomeError('The task was deleted', 'It will not go on any more');
}

function closedBefore(task: Task, goal: keyof typeof GOALS): OutcomeError {
	const { outcome } = simplifyTask(task);
	return new OutcomeError(
		`The task was closed before it was ${GOALS[goal]}`,
		typeof outcome === 'string' ? `Its outcome is ${outcome}` : undefined,
	);
}
