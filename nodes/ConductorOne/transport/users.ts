import { OutcomeError } from '../../../engine/errors';
import { InputError } from '../../../engine/field';
import { isObject } from '../../../engine/json';
import type { ConductorOne } from './client';
import { firstRows } from './pages';

/** A user who was named by e-mail address; {@link withUserIds} puts the ID in its place. */
export class UserEmail {
	constructor(
		/** The field that named the user. */
		readonly field: string,
		readonly email: string,
	) {}
}

/** A user's ID, or the address to look it up by. */
export type UserChoice = string | UserEmail;

/** IDs by address, for the length of a run: many items often name the same few people. */
const known = new WeakMap<object, Map<string, Promise<string>>>();

/**
 * The ID of a user.
 *
 * @throws {InputError} when no user has the address
 */
export async function userIdOf(service: ConductorOne, choice: UserChoice): Promise<string> {
	if (typeof choice === 'string') return choice;
	const ids = known.get(service.run) ?? new Map<string, Promise<string>>();
	known.set(service.run, ids);
	const key = choice.email.toLowerCase();
	const asked = ids.get(key) ?? lookUp(service, choice);
	ids.set(key, asked);
	// A failure may pass: the next item asks again.
	asked.catch(() => ids.delete(key));
	return await asked;
}

async function lookUp(service: ConductorOne, { field, email }: UserEmail): Promise<string> {
	const users = await firstRows(
		service,
		{ method: 'POST', path: '/api/v1/search/users', body: { email } },
		{ items: 'list', entity: 'user', pageSize: 100 },
		100,
	);
	const [user, another] = usersOf(email, users);
	if (typeof user?.id !== 'string' || user.id === '') {
		throw new InputError(
			field,
			`names ${email}, which is no user's e-mail address`,
			"Check the address, or use the user's ID",
		);
	}
	if (another) {
		throw new OutcomeError(
			`Several users have the e-mail address ${email}`,
			`Use the ID of the one that '${field}' should name`,
		);
	}
	return user.id;
}

/**
 * Those among users whose address it is, else those who have it besides. A search that finds more
 * than it was asked for must not give somebody else's access away.
 */
function usersOf(
	email: string,
	users: ReadonlyArray<Record<string, unknown>>,
): ReadonlyArray<Record<string, unknown>> {
	const isIt = (text: unknown) =>
		typeof text === 'string' && text.toLowerCase() === email.toLowerCase();
	const owners = users.filter((user) => isIt(user.email));
	if (owners.length > 0) return owners;
	return users.filter(({ emails }) => Array.isArray(emails) && emails.some(isIt));
}

/** The same data with an ID in place of every address of a user, at any depth. */
async function withUserIds(service: ConductorOne, value: unknown): Promise<unknown> {
	if (value instanceof UserEmail) return await userIdOf(service, value);
	if (Array.isArray(value)) {
		return await Promise.all(
			value.map(async (entry: unknown) => await withUserIds(service, entry)),
		);
	}
	return isObject(value) ? await membersWithUserIds(service, value) : value;
}

/** As {@link withUserIds}, for an object. */
export async function membersWithUserIds(
	service: ConductorOne,
	members: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
	const entries = Object.entries(members).map(
		async ([name, member]): Promise<[string, unknown]> => [
			name,
			await withUserIds(service, member),
		],
	);
	return Object.fromEntries(await Promise.all(entries));
}
