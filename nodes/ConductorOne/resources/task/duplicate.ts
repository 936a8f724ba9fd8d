import { isObject } from '../../../../engine/json';
import { DetailedError } from '../../transport/errors';

const ID = /^[a-zA-Z0-9]{27}$/;
const OF_TASK = /task|ticket/i;

/**
 * The ID of the open task because of which ConductorOne refused to create another. It is somewhere in
 * the details of the refusal; where is not documented.
 */
export function existingTaskId(error: unknown): string | undefined {
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
