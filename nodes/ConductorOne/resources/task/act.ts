import { OutcomeError, ServiceError } from '../../../../engine/errors';
import { readFields } from '../../../../engine/field';
import type { AnyField } from '../../../../engine/field';
import { flag } from '../../../../engine/fields';
import { canonicalJson, toItemJson, withoutUndefined } from '../../../../engine/json';
import type { Operation } from '../../../../engine/operation';
import { simplifyField } from '../../../../engine/simplify';
import { optionalIdText } from '../../fields/ids';
import { taskId } from '../../fields/pickers';
import type { RelatedPaths } from '../../fields/related';
import { pick } from '../../simplify';
import type { ConductorOne } from '../../transport/client';
import { membersWithUserIds } from '../../transport/users';
import { currentStepOf, readTask, simplifyTask, taskRelated, withRelated } from './task';
import type { Task } from './task';

const forceAction = flag({
	displayName: 'Ignore Allowed Actions',
	name: 'ignoreAllowedActions',
	description:
		'Whether to send the action although ConductorOne does not list it among those allowed now',
});

const onlyAtStep = optionalIdText({
	displayName: 'Only at Step ID',
	name: 'onlyAtStepId',
	description:
		'ID of the policy step that the decision is about; if the task is at another step by now, nothing is done',
	form: 'any',
});

/** How long to look for the effect of an action: in milliseconds, before each further reading. */
const LOOKS = [500, 1_000, 2_000];

/** One thing that can be done with an open task. */
interface Action<Fields extends readonly AnyField[]> {
	readonly value: string;
	readonly name: string;
	readonly action: string;
	readonly description: string;
	/** Last part of the path. */
	readonly path: string;
	/** As a task lists what is allowed, without `TASK_ACTION_TYPE_`. */
	readonly allowedAs: string;
	/** Whether it is about the step of the policy that the task is at. */
	readonly atStep?: boolean;
	/** The members of the body. */
	readonly fields: Fields;
	/** A member of the reply that is of use beside the task. */
	readonly returns?: string;
}

/**
 * An operation that acts on a task: it reads the task to learn its current step and whether the action
 * is allowed, acts, and reads it again, because the reply shows the task as it was before.
 */
export function acting<const Fields extends readonly AnyField[]>(
	act: Action<Fields>,
): Operation<ConductorOne> {
	return {
		value: act.value,
		name: act.name,
		action: act.action,
		description: act.description,
		fields: [taskId, ...act.fields, simplifyField],
		options: [forceAction, ...(act.atStep ? [onlyAtStep] : []), taskRelated],
		idempotent: false,
		once: false,
		async run({ service, pause, once }, reader, options) {
			const id = taskId.read(reader);
			const params: Readonly<Record<string, unknown>> = readFields(act.fields, reader);
			const include = taskRelated.read(options);
			const onlyAt = act.atStep ? onlyAtStep.read(options) : undefined;
			const force = forceAction.read(options);
			const members = await membersWithUserIds(service, params);
			const shape = simplifyField.read(reader) ? simplifyTask : toItemJson;
			/** The step of the first try: when its answer was lost, the task may be at the next one now. */
			const sameStep = async (task: Task, expected: string | undefined) => {
				const first = await once(
					[act.value, id, 'step'],
					async () => await Promise.resolve(stepOf(task, expected)),
				);
				return stepOf(task, String(first.policyStepId));
			};
			let before: Task | undefined;
			// Not with the step: by the second try the task may be at the next one.
			const reply = await once([act.value, id, members, onlyAt], async () => {
				before = await readTask(service, id);
				if (!force) checkAllowed(before, act.name, act.allowedAs);
				const step = act.atStep ? await sameStep(before, onlyAt) : {};
				const path = `/api/v1/tasks/${encodeURIComponent(id)}/action/${act.path}`;
				const body = withoutUndefined({ ...members, ...step });
				return await service.request({ method: 'POST', path, body });
			});
			const after = await readChanged(service, { id, before, include, pause }).catch(
				async (error: unknown) =>
					await Promise.reject(error instanceof ServiceError ? unseen(act.name, error) : error),
			);
			return { ...shape(after), ...(act.returns && pick(reply, { [act.returns]: act.returns })) };
		},
	};
}

/** @throws {OutcomeError} when the task does not list the action as one that is allowed now */
function checkAllowed(task: Task, name: string, allowedAs: string): void {
	if (task.state === 'TASK_STATE_CLOSED') {
		throw new OutcomeError('The task is closed already', `'${name}' needs an open task`);
	}
	const { actions } = task;
	// An older tenant that does not list them decides by itself.
	if (!Array.isArray(actions) || actions.includes(`${PREFIX}${allowedAs}`)) return;
	const stepUp = allowedAs === 'APPROVE' && actions.includes(`${PREFIX}APPROVE_WITH_STEP_UP`);
	throw new OutcomeError(
		`'${name}' is not allowed for this task now`,
		[
			stepUp && "This approval needs further proof of who you are: use 'Approve With Step-Up'.",
			actions.length > 0
				? `Allowed for the user or service principal of the credential: ${actions.map(actionName).join(', ')}.`
				: 'Nothing is allowed for the user or service principal of the credential.',
			'It depends on the step that the task is at, and on who is assigned to it.',
		]
			.filter((part) => part)
			.join(' '),
	);
}

const PREFIX = 'TASK_ACTION_TYPE_';

const actionName = (action: unknown) =>
	String(action).replace(PREFIX, '').toLowerCase().replaceAll('_', ' ');

/** @throws {OutcomeError} when there is no current step, or it is not the expected one */
function stepOf(task: Task, expected: string | undefined): { policyStepId: string } {
	const { id } = currentStepOf(task);
	if (id === undefined) {
		throw new OutcomeError(
			'The task is at no step that could be acted on',
			"Wait until ConductorOne has begun with its policy, or use 'Get' to see how it stands",
		);
	}
	if (expected !== undefined && expected !== id) {
		throw new OutcomeError(
			'The task has moved on to another step',
			`It is at ${id} by now, not at ${expected}. Nothing was done`,
		);
	}
	return { policyStepId: id };
}

interface Acted {
	readonly id: string;
	/** The task as it was; absent when an earlier try has acted. */
	readonly before: Task | undefined;
	readonly include: RelatedPaths;
	readonly pause: (milliseconds: number) => Promise<void>;
}

/** The task after an action. Actions are queued, so it is read again for a while if nothing changed. */
async function readChanged(
	service: ConductorOne,
	{ id, before, include, pause }: Acted,
): Promise<Task> {
	let task = await readTask(service, id);
	for (const wait of LOOKS) {
		if (!before || canonicalJson(task) !== canonicalJson(before)) break;
		await pause(wait);
		task = await readTask(service, id);
	}
	return await withRelated(service, task, include);
}

/** Whoever takes this for a failed action would act a second time, perhaps on the next step. */
function unseen(name: string, { message, description }: ServiceError): OutcomeError {
	return new OutcomeError(
		`'${name}' was done, but the task could not be read afterwards`,
		`Do not do it again: use 'Get' to see how the task stands. ${message}. ${description}`,
	);
}
