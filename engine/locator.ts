import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import { required } from './field';
import type { Field } from './field';
import { asText } from './fields';
import { isObject } from './json';

/** How a thing of the service is picked or named. */
export interface LocatorOptions<Name extends string> {
	readonly displayName: string;
	readonly name: Name;
	readonly description?: string;
	readonly displayOptions?: INodeProperties['displayOptions'];
	/** Method of the node that lists what there is. */
	readonly searchListMethod: string;
	/** What is listed, for the search field: "e.g. my-profile". */
	readonly listPlaceholder?: string;
	/** The ways to name it without the list; the first is what an expression's plain text means. */
	readonly modes: ReadonlyArray<{
		readonly name: string;
		readonly displayName: string;
		readonly placeholder: string;
		readonly hint?: string;
	}>;
	readonly dependsOn?: string[];
	readonly noDataExpression?: boolean;
}

/** What the user picked or typed. */
export interface Located {
	readonly mode: string;
	readonly value: string;
}

/** A thing of the service: picked from a list, or named. `undefined` if left empty. */
export function locator<const Name extends string>(
	options: LocatorOptions<Name>,
): Field<Name, Located | undefined> {
	return {
		name: options.name,
		properties: [locatorProperty(options)],
		read(reader) {
			const raw = reader.get(options.name);
			const located = isObject(raw) && ('value' in raw || '__rl' in raw) ? raw : { value: raw };
			const value = asText(options.displayName, located.value).trim();
			if (value === '') return undefined;
			const mode = typeof located.mode === 'string' ? located.mode : options.modes[0]?.name;
			return { mode: mode ?? 'list', value };
		},
	};
}

/** As {@link locator}, but it has to be given. */
export function requiredLocator<const Name extends string>(
	options: LocatorOptions<Name>,
): Field<Name, Located> {
	return required(locator(options), 'Choose one from the list, or name it');
}

function locatorProperty<Name extends string>(options: LocatorOptions<Name>): INodeProperties {
	const list: INodePropertyMode = {
		displayName: 'From List',
		name: 'list',
		type: 'list',
		...(options.listPlaceholder && { placeholder: options.listPlaceholder }),
		typeOptions: { searchListMethod: options.searchListMethod, searchable: true },
	};
	return {
		displayName: options.displayName,
		name: options.name,
		type: 'resourceLocator',
		...(options.description && { description: options.description }),
		...(options.displayOptions && { displayOptions: options.displayOptions }),
		...(options.dependsOn && { typeOptions: { loadOptionsDependsOn: options.dependsOn } }),
		default: { mode: 'list', value: '' },
		modes: [
			list,
			...options.modes.map((mode): INodePropertyMode => ({
				displayName: mode.displayName,
				name: mode.name,
				type: 'string',
				placeholder: mode.placeholder,
				...(mode.hint && { hint: mode.hint }),
			})),
		],
	};
}
