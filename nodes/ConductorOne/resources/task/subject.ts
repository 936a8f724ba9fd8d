import type { Field } from '../../../../engine/field';
import { choice, showWhen } from '../../../../engine/fields';
import { appUserId } from '../../fields/pickers';
import { userId } from '../../fields/users';
import type { UserChoice } from '../../transport/users';

const kind = choice({
	displayName: 'For',
	name: 'subject',
	description: 'Whether it is about a user, or about one account of a user in the app',
	options: [
		{ name: 'Account', value: 'account' },
		{ name: 'User', value: 'user' },
	],
	default: 'user',
});

/** Who a request is about, as the API names it: one of the two, never both. */
type Subject = { readonly identityUserId: UserChoice } | { readonly appUserId: string };

/** A user or one account. */
export const subject: Field<'subject', Subject> = {
	name: 'subject',
	properties: [
		...kind.properties,
		...showWhen(userId, { subject: ['user'] }).properties,
		...showWhen(appUserId, { subject: ['account'] }).properties,
	],
	read: (reader) =>
		kind.read(reader) === 'user'
			? { identityUserId: userId.read(reader) }
			: { appUserId: appUserId.read(reader) },
};
