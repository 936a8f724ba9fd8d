import { InputError, mapped } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { asTexts, requiredText, text, textList } from '../../../engine/fields';
import { PICK_SEVERAL } from '../../../engine/fields/picked';
import { locator, requiredLocator } from '../../../engine/locator';
import type { Listed } from '../methods/lookups';
import type { Described } from './described';

/** What can stand in a path without changing it. */
const SEGMENT = /^(?!\.+$)[\w.:@-]+$/;

/** What an ID may look like. */
const FORMS = {
	/** As ConductorOne makes them; it answers others as if they were no requests at all. */
	own: /^[a-zA-Z0-9]{27}$/,
	/** Also the number of a task. */
	ownOrNumber: /^([a-zA-Z0-9]{27}|\d{1,19})$/,
	/** Of things that are built in, or come from elsewhere. */
	any: SEGMENT,
	/** Of runs of automations: 64 bits, as text. */
	number: /^\d{1,19}$/,
} as const;

type Form = keyof typeof FORMS;

/** @throws {InputError} for a URL, a path, a name, or what was cut off */
export function checkId(field: string, value: string, form: Form = 'own'): string {
	if (FORMS[form].test(value)) return value;
	throw new InputError(
		field,
		'is not an ID',
		form === 'number'
			? 'Here an ID is a whole number'
			: 'An ID consists of 27 letters and digits, such as 2kG3aTftCcAvWtHZt2Ywry0dPn7. Names and addresses do not work here',
	);
}

interface IdOptions<Name extends string> extends Described<Name> {
	/** What the ID may look like; as ConductorOne makes them if not given. */
	readonly form?: Form;
}

interface IdLocatorOptions<Name extends string> extends IdOptions<Name> {
	/** Name of the look-up in `methods/listSearch.ts`. */
	readonly searchListMethod: string;
	/** Parameters that the list depends on, such as `appId.value`. */
	readonly dependsOn?: string[];
}

function waysToName({ displayName, form }: IdOptions<string>) {
	return {
		listPlaceholder: `Select ${article(displayName)}...`,
		modes: [
			{
				name: 'id',
				displayName: 'By ID',
				placeholder: form === 'number' ? 'e.g. 1234567890123456789' : PLACEHOLDER,
			},
		],
	};
}

/** An object of the tenant, picked from a searchable list or named by its ID. */
export function idLocator<const Name extends string>(
	options: IdLocatorOptions<Name>,
): Field<Name, string> {
	return mapped(requiredLocator({ ...options, ...waysToName(options) }), ({ value }) =>
		checkId(options.displayName, value, options.form),
	);
}

/** The same, for what may be left out. */
export function optionalIdLocator<const Name extends string>(
	options: IdLocatorOptions<Name>,
): Field<Name, string | undefined> {
	return mapped(
		locator({ ...options, ...waysToName(options) }),
		(given) => given && checkId(options.displayName, given.value, options.form),
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
	options: IdOptions<Name>,
): Field<Name, string | undefined> {
	return mapped(text({ ...options, placeholder: PLACEHOLDER }), (given) =>
		given === undefined ? undefined : checkId(options.displayName, given, options.form),
	);
}

/** An ID that no list offers. */
export function idText<const Name extends string>(options: IdOptions<Name>): Field<Name, string> {
	return mapped(requiredText({ ...options, placeholder: PLACEHOLDER }), (given) =>
		checkId(options.displayName, given, options.form),
	);
}

interface PickOptions<Name extends string> extends IdOptions<Name> {
	readonly loadOptionsMethod: Listed;
}

/** Several objects of the tenant, picked from a list of all there are. */
export function idPicks<const Name extends string>(
	options: PickOptions<Name>,
): Field<Name, string[]> {
	const { displayName, name, description, loadOptionsMethod } = options;
	return {
		name,
		properties: [
			{
				displayName,
				name,
				type: 'multiOptions',
				description: `${description}. ${PICK_SEVERAL}.`,
				typeOptions: { loadOptionsMethod },
				default: [],
			},
		],
		read: (reader) =>
			asTexts(displayName, reader.get(name)).map((id) => checkId(displayName, id, options.form)),
	};
}

/** The same, in the form in which most of the API takes them: `[{id}]`. */
export function refPicks<const Name extends string>(
	options: PickOptions<Name>,
): Field<Name, Array<{ id: string }>> {
	return mapped(idPicks(options), (ids) => ids.map((id) => ({ id })));
}

/** Several IDs, separated by commas or from a list. */
export function idList<const Name extends string>(
	options: IdOptions<Name> & { readonly placeholder?: string },
): Field<Name, string[]> {
	return mapped(textList({ placeholder: `${PLACEHOLDER}, ...`, ...options }), (ids) =>
		ids.map((id) => checkId(options.displayName, id, options.form)),
	);
}

/** Several IDs, in the form in which most of the API takes them: `[{id}]`. */
export function refList<const Name extends string>(
	options: IdOptions<Name>,
): Field<Name, Array<{ id: string }>> {
	return mapped(idList(options), (ids) => ids.map((id) => ({ id })));
}
