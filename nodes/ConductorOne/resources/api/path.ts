import { InputError } from '../../../../engine/field';
import { checkId } from '../../fields/ids';

const FIELD = 'API Operation';

/** A part of a path as people type it: a name in braces, or a name or ID. */
const SEGMENT = /^(\{\w+\}|[\w.:@~-]+)$/;

/**
 * Checks a path before it is filled in: outside of the API the tenant answers everything with its web
 * page, and an empty ID would mean the whole collection.
 *
 * @throws {InputError} for anything but a plain path of the API
 */
export function checkPath(path: string): string {
	if (!path.startsWith('/api/')) {
		throw new InputError(FIELD, 'does not begin with /api/', 'Use one such as GET /api/v1/apps');
	}
	const bad = path
		.slice(1)
		.split('/')
		.find((part) => !SEGMENT.test(part) || /^\.+$/.test(part));
	if (bad !== undefined) {
		throw new InputError(
			FIELD,
			bad === '' ? 'has an empty part in its path' : `cannot have '${bad}' in its path`,
			'Give parameters in the request, not in the path',
		);
	}
	return path;
}

/** Names in braces in a path. */
export function namesIn(path: string): string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/**
 * The path with its names filled in.
 *
 * @throws {InputError} for a name without a value, and for what is not an ID
 */
export function fillIn(path: string, parameters: Readonly<Record<string, string>>): string {
	return path.replace(/\{(\w+)\}/g, (_braces, name: string) => {
		const value = parameters[name] ?? '';
		if (value === '') throw new InputError(name, 'is empty', 'The path of the operation needs it');
		return encodeURIComponent(checkId(name, value, 'any'));
	});
}
