import { InputError, mapped } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { requiredText, text, textList } from '../../../engine/fields';
import { locator, requiredLocator } from '../../../engine/locator';
import type { Described } from './described';

/** ConductorOne's own IDs are 27 letters and digits; imported ones may look otherwise. */
const ID = /^[\w.:@-]+$/;

/**
 * Checks an ID leniently: what it refuses could change the path of a request.
 *
 * @throws {InputError} for a URL, a path, or a name with spaces
 */
export function checkId(field: string, value: string): string {
	if (ID.test(value) && !/^\.+$/.test(value)) return value;
	throw new InputError(
		field,
		'is not an ID',
		'An ID consists of 27 letters and digits, such as 2kG3aTftCcAvWtHZt2Ywry0dPn7. Names and addresses do not work here',
	);
}

interface IdLocatorOptions<Name extends string> extends Described<Name> {
	/** Name of the look-up in `methods/listSearch.ts`. */
	readonly searchListMethod: string;
	/** Parameters that the list depends on, such as `appId.value`. */
	readonly dependsOn?: string[];
}

function waysToName({ displayName }: Described<string>) {
	return {
		listPlaceholder: `Select ${article(displayName)}...`,
		modes: [{ name: 'id', displayName: 'By ID', placeholder: PLACEHOLDER }],
	};
}

/** An object of the tenant, picked from a searchable list or named by its ID. */
export function idLocator<const Name extends string>(
	options: IdLocatorOptions<Name>,
): Field<Name, string> {
	return mapped(requiredLocator({ ...options, ...waysToName(options) }), ({ value }) =>
		checkId(options.displayName, value),
	);
}

/** The same, for what may be left out. */
export function optionalIdLocator<const Name extends string>(
	options: IdLocatorOptions<Name>,
): Field<Name, string | undefined> {
	return mapped(
		locator({ ...options, ...waysToName(options) }),
		(given) => given && checkId(options.displayName, given.value),
	);
}

/** What an ID looks like. */
export const PLACEHOLDER = 'e.g. 2kG3aTftCcAvWtHZt2Ywry0dPn7';

function article(displayName: string): string {
	const name = displayName.toLowerCase();
	return `${/^[aeio]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** An ID that no list offers, and that may be left out. */
export function optionalIdText<const Name extends string>(
	options: Described<Name>,
): Field<Name, string | undefined> {
	return mapped(text({ ...options, placeholder: PLACEHOLDER }), (given) =>
		given === undefined ? undefined : checkId(options.displayName, given),
	);
}

/** An ID that no list offers. */
export function idText<const Name extends string>(options: Described<Name>): Field<Name, string> {
	return mapped(requiredText({ ...options, placeholder: PLACEHOLDER }), (given) =>
		checkId(options.displayName, given),
	);
}

/** Several IDs, separated by commas or from a list. */
export function idList<const Name extends string>(
	options: Described<Name> & { readonly placeholder?: string },
): Field<Name, string[]> {
	return mapped(textList({ placeholder: `${PLACEHOLDER}, ...`, ...options }), (ids) =>
		ids.map((id) => checkId(options.displayName, id)),
	);
}

/** Several IDs, in the form in which most of the API takes them: `[{id}]`. */
export function refList<const Name extends string>(
	options: Described<Name>,
): Field<Name, Array<{ id: string }>> {
	return mapped(idList(options), (ids) => ids.map((id) => ({ id })));
}
