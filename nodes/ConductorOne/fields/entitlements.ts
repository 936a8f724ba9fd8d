import { InputError, mapped, readFields } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { parseRows } from '../../../engine/fields';
import type { Described } from './described';
import { optionalIdLocator } from './ids';

interface EntitlementRef {
	readonly appId: string;
	readonly id: string;
}

const LOOKUPS = {
	Account: 'searchRowAccounts',
	Entitlement: 'searchRowEntitlements',
	'Resource Type': 'searchRowResourceTypes',
} as const;

/** Things of any apps, in rows: their IDs are unique within an app only. */
function refsInApps<const Name extends string>(
	kind: keyof typeof LOOKUPS,
	{ displayName, name, description }: Described<Name>,
): Field<Name, EntitlementRef[]> {
	const row = [
		optionalIdLocator({
			displayName: 'App',
			name: 'appId',
			description: 'App that it belongs to',
			searchListMethod: 'searchApps',
		}),
		optionalIdLocator({
			displayName: kind,
			name: 'id',
			description: `${kind} of the app`,
			searchListMethod: LOOKUPS[kind],
			dependsOn: ['&appId.value'],
		}),
	] as const;
	return {
		name,
		properties: [
			{
				displayName,
				name,
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: `Add ${kind.toLowerCase()}`,
				description,
				default: {},
				options: [
					{
						displayName: kind,
						name: 'entries',
						values: row.flatMap((field) => field.properties),
					},
				],
			},
		],
		read(reader) {
			return parseRows(displayName, reader.get(name)).map((entry) => {
				const { appId, id } = readFields(row, {
					get: (member) => entry[member] ?? undefined,
					protect: (value) => reader.protect(value),
				});
				if (appId !== undefined && id !== undefined) return { appId, id };
				throw new InputError(
					displayName,
					'has an entry that is not complete',
					`Choose both an app and ${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind.toLowerCase()}`,
				);
			});
		},
	};
}

/** Entitlements of any apps. */
export const entitlementRefList = <const Name extends string>(options: Described<Name>) =>
	refsInApps('Entitlement', options);

/** Accounts (app users) of any apps. */
export const accountRefList = <const Name extends string>(options: Described<Name>) =>
	refsInApps('Account', options);

/** Resource types of any apps. */
export const resourceTypeRefList = <const Name extends string>(options: Described<Name>) =>
	refsInApps('Resource Type', options);

/** Entitlements of any apps, of which there has to be one. */
export function requiredEntitlementRefs<const Name extends string>(
	options: Described<Name>,
): Field<Name, EntitlementRef[]> {
	return mapped(entitlementRefList(options), (refs) => {
		if (refs.length > 0) return refs;
		throw new InputError(options.displayName, 'is empty', 'Add an entitlement');
	});
}

/** Entitlements whose members become owners. */
export const entitlementRefs = entitlementRefList({
	displayName: 'Entitlements',
	name: 'appEntitlementRefs',
	description: 'Entitlements whose members own it from now on',
});
