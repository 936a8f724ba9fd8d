import { InputError } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { requiredText, textList } from '../../../engine/fields';
import { requiredLocator } from '../../../engine/locator';

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

interface IdOptions<Name extends string> {
	readonly displayName: string;
	readonly name: Name;
	readonly description: string;
}

/** An object of the tenant, picked from a searchable list or named by its ID. */
export function idLocator<const Name extends string>(
	options: IdOptions<Name> & {
		readonly searchListMethod: string;
		readonly dependsOn?: string[];
	},
): Field<Name, string> {
	const located = requiredLocator({
		...options,
		listPlaceholder: `Select ${article(options.displayName)}...`,
		modes: [{ name: 'id', displayName: 'By ID', placeholder: PLACEHOLDER }],
	});
	return {
		name: located.name,
		properties: located.properties,
		read: (reader) => checkId(options.displayName, located.read(reader).value),
	};
}

const PLACEHOLDER = 'e.g. 2kG3aTftCcAvWtHZt2Ywry0dPn7';

function article(displayName: string): string {
	const name = displayName.toLowerCase();
	return `${/^[aeio]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** An ID that no list offers. */
export function idText<const Name extends string>(options: IdOptions<Name>): Field<Name, string> {
	const text = requiredText({ ...options, placeholder: PLACEHOLDER });
	return {
		name: text.name,
		properties: text.properties,
		read: (reader) => checkId(options.displayName, text.read(reader)),
	};
}

export const appId = idLocator({
	displayName: 'App',
	name: 'appId',
	description: 'App that the connector belongs to',
	searchListMethod: 'searchApps',
});

export const connectorId = idLocator({
	displayName: 'Connector',
	name: 'connectorId',
	description: 'Connector to work with',
	searchListMethod: 'searchConnectors',
	dependsOn: ['appId.value'],
});

export const userId = idLocator({
	displayName: 'User',
	name: 'userId',
	description: 'User of ConductorOne',
	searchListMethod: 'searchUsers',
});

/** Several IDs, separated by commas or from a list. */
export function idList<const Name extends string>(
	options: IdOptions<Name> & { readonly placeholder?: string },
): Field<Name, string[]> {
	const texts = textList({ placeholder: `${PLACEHOLDER}, ...`, ...options });
	return {
		name: texts.name,
		properties: texts.properties,
		read: (reader) => texts.read(reader).map((id) => checkId(options.displayName, id)),
	};
}

/** Several IDs, in the form in which most of the API takes them: `[{id}]`. */
export function refList<const Name extends string>(
	options: IdOptions<Name>,
): Field<Name, Array<{ id: string }>> {
	const ids = idList(options);
	return {
		name: ids.name,
		properties: ids.properties,
		read: (reader) => ids.read(reader).map((id) => ({ id })),
	};
}
