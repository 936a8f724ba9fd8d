import { ServiceError } from '../../../../engine/errors';
import { isObject } from '../../../../engine/json';
import type { RelatedPaths } from '../../fields/related';
import type { ConductorOne } from '../../transport/client';
import { DetailedError } from '../../transport/errors';
import { kindOf, readTask } from './task';
import type { Task } from './task';

const ID = /^[a-zA-Z0-9]{27}$/;
const OF_TASK = /task|ticket/i;

/**
 * The open task because of which ConductorOne refused to create another; `undefined` if the refusal
 * has another reason, or does not name the task.
 *
 * @param asked The body of the request that was refused
 */
export async function existingTask(
	service: ConductorOne,
	refusal: unknown,
	asked: Readonly<Record<string, unknown>>,
	include: RelatedPaths,
): Promise<Task | undefined> {
	const id = existingTaskId(refusal);
	if (id === undefined) return undefined;
	// What was found in the details may be an ID of something else.
	const task = await readTask(service, id, include).catch(async (error: unknown) =>
		error instanceof ServiceError && error.status === 404 ? undefined : await Promise.reject(error),
	);
	return task && isAbout(task, asked) ? task : undefined;
}

/** Whether a task is about the entitlement that was asked for, as far as both of them name one. */
function isAbout(
	task: Task,
	{ appEntitlementId: asked }: Readonly<Record<string, unknown>>,
): boolean {
	const { appEntitlementId } = kindOf(task).details;
	return asked === undefined || appEntitlementId === undefined || appEntitlementId === asked;
}

/** It is somewhere in the details of the refusal; where is not documented. */
function existingTaskId(error: unknown): string | undefined {
	if (!(error instanceof DetailedError) || error.status !== 409) return undefined;
	const found = idsIn(error.details, '');
	const [best] = [
		...found.filter(({ name }) => OF_TASK.test(name)),
		...found.filter(({ name }) => name === 'id'),
		...found,
	];
	return best?.id;
}

function idsIn(value: unknown, name: string): Array<{ name: string; id: string }> {
	if (typeof value === 'string') {
		const last = value.split('/').at(-1) ?? '';
		return ID.test(last) ? [{ name: value === last ? name : value, id: last }] : [];
	}
	if (Array.isArray(value)) return value.flatMap((entry: unknown) => idsIn(entry, name));
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap(([member, inner]) => idsIn(inner, member));
}
