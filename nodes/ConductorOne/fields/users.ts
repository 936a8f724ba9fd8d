import { InputError } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { textList } from '../../../engine/fields';
import { locator } from '../../../engine/locator';
import { UserEmail } from '../transport/users';
import type { UserChoice } from '../transport/users';
import { PLACEHOLDER, checkId } from './ids';

interface UserOptions<Name extends string> {
	readonly displayName: string;
	readonly name: Name;
	readonly description: string;
}

/**
 * A user, by ID or address.
 *
 * @throws {InputError} for what is neither
 */
function userChoice(field: string, value: string): UserChoice {
	if (!value.includes('@')) return checkId(field, value);
	if (/^[^\s@]+@[^\s@]+$/.test(value)) return new UserEmail(field, value);
	throw new InputError(field, 'is neither an ID nor an e-mail address');
}

/** A user, picked from a list, or named by e-mail address or ID; may be left out. */
export function optionalUserLocator<const Name extends string>(
	options: UserOptions<Name>,
): Field<Name, UserChoice | undefined> {
	const located = locator({
		...options,
		searchListMethod: 'searchUsers',
		listPlaceholder: 'Select a user...',
		modes: [
			{ name: 'id', displayName: 'By ID', placeholder: PLACEHOLDER },
			{ name: 'email', displayName: 'By Email', placeholder: 'e.g. name@example.com' },
		],
	});
	return {
		name: located.name,
		properties: located.properties,
		read(reader) {
			const given = located.read(reader);
			return given && userChoice(options.displayName, given.value);
		},
	};
}

/** A user, picked from a list, or named by e-mail address or ID. */
export function userLocator<const Name extends string>(
	options: UserOptions<Name>,
): Field<Name, UserChoice> {
	const optional = optionalUserLocator(options);
	return {
		name: optional.name,
		properties: optional.properties.map((property) => ({ ...property, required: true })),
		read(reader) {
			const choice = optional.read(reader);
			if (choice !== undefined) return choice;
			throw new InputError(options.displayName, 'is empty', 'Choose a user, or name one');
		},
	};
}

/** Several users, as IDs or e-mail addresses, separated by commas or from a list. */
export function userList<const Name extends string>(
	options: UserOptions<Name> & { readonly maximum?: number },
): Field<Name, UserChoice[]> {
	const texts = textList({ placeholder: 'e.g. name@example.com, ...', ...options });
	return {
		name: texts.name,
		properties: texts.properties,
		read: (reader) => texts.read(reader).map((user) => userChoice(options.displayName, user)),
	};
}

/** As {@link userList}, of which there has to be one. */
export function requiredUserList<const Name extends string>(
	options: UserOptions<Name>,
): Field<Name, UserChoice[]> {
	const users = userList(options);
	return {
		name: users.name,
		properties: users.properties.map((property) => ({ ...property, required: true })),
		read(reader) {
			const given = users.read(reader);
			if (given.length > 0) return given;
			throw new InputError(options.displayName, 'is empty', 'Name a user');
		},
	};
}

/** As {@link userList}, in the form `[{id}]`. */
export function userRefList<const Name extends string>(
	options: UserOptions<Name>,
): Field<Name, Array<{ id: UserChoice }>> {
	const users = userList(options);
	return {
		name: users.name,
		properties: users.properties,
		read: (reader) => users.read(reader).map((id) => ({ id })),
	};
}

export const userId = userLocator({
	displayName: 'User',
	name: 'userId',
	description: 'User of ConductorOne',
});
