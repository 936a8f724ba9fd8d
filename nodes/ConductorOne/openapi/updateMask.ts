import { InputError } from '../../../engine/field';
import { isObject } from '../../../engine/json';

/** Members that say how, not what. */
const ASIDE: ReadonlySet<string> = new Set(['expandMask', 'updateMask']);

/** A member of a body, and whether it is an object. */
interface Member {
	readonly name: string;
	readonly object: boolean;
}

/**
 * Which member of a body holds the object that is updated: the only one that is an object. The blank
 * name if the body is the object itself; `undefined` if it could be several.
 */
export function updatedObject(members: readonly Member[]): string | undefined {
	const objects = members.filter(({ name, object }) => object && !ASIDE.has(name));
	return objects.length > 1 ? undefined : (objects[0]?.name ?? '');
}

/**
 * A body with the mask that its operation needs: the members that were given for the object that is
 * updated, except those that only say which object it is. A mask that was given stays.
 *
 * @param members What the operation takes; what was given if that is not known
 * @param identity Names of the IDs in the path, in lowerCamelCase
 * @throws {InputError} when nothing changes, or it cannot be told what does
 */
export function withUpdateMask(
	body: Readonly<Record<string, unknown>>,
	members: readonly Member[],
	identity: readonly string[],
): Record<string, unknown> {
	const { updateMask, ...rest } = body;
	if (updateMask !== undefined && updateMask !== null && updateMask !== '') return { ...body };
	const name = updatedObject(members);
	if (name === undefined) {
		throw new InputError(
			'Update Mask',
			'is empty',
			'Name the members that should change, separated by commas, such as displayName,description',
		);
	}
	const inner = name === '' ? rest : rest[name];
	const names = Object.keys(isObject(inner) ? inner : {}).filter(
		(each) => each !== 'id' && !ASIDE.has(each) && !identity.includes(each),
	);
	if (names.length === 0) {
		throw new InputError(
			name === '' ? 'Request' : name,
			'has nothing that should change',
			'Give the members with their new values',
		);
	}
	return { ...rest, updateMask: names.join(',') };
}
