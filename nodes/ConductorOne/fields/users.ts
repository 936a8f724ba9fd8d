import { InputError, mapped, required } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { textList } from '../../../engine/fields';
import { locator } from '../../../engine/locator';
import { UserEmail } from '../transport/users';
import type { UserChoice } from '../transport/users';
import type { Described } from './described';
import { PLACEHOLDER, checkId } from './ids';

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
	options: Described<Name>,
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
	return mapped(located, (given) => given && userChoice(options.displayName, given.value));
}

/** A user, picked from a list, or named by e-mail address or ID. */
export function userLocator<const Name extends string>(
	options: Described<Name>,
): Field<Name, UserChoice> {
	return required(optionalUserLocator(options), 'Choose a user, or name one');
}

/** Several users, as IDs or e-mail addresses, separated by commas or from a list. */
export function userList<const Name extends string>(
	options: Described<Name> & { readonly maximum?: number },
): Field<Name, UserChoice[]> {
	return mapped(textList({ placeholder: 'e.g. name@example.com, ...', ...options }), (users) =>
		users.map((user) => userChoice(options.displayName, user)),
	);
}

/** As {@link userList}, of which there has to be one. */
export function requiredUserList<const Name extends string>(
	options: Described<Name>,
): Field<Name, UserChoice[]> {
	return required(userList(options), 'Name a user');
}

/** As {@link userList}, in the form `[{id}]`. */
export function userRefList<const Name extends string>(
	options: Described<Name>,
): Field<Name, Array<{ id: UserChoice }>> {
	return mapped(userList(options), (users) => users.map((id) => ({ id })));
}

export const userId = userLocator({
	displayName: 'User',
	name: 'userId',
	description: 'User of ConductorOne',
});
