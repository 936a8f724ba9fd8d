import { InputError, mapped } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { asText, parseRows } from '../../../engine/fields';
import type { Described } from './described';
import { checkId } from './ids';

interface EntitlementRef {
	readonly appId: string;
	readonly id: string;
}

/** Things of any apps, in rows: their IDs are unique within an app only. */
function refsInApps<const Name extends string>(
	kind: 'Account' | 'Entitlement' | 'Resource Type',
	{ displayName, name, description }: Described<Name>,
): Field<Name, EntitlementRef[]> {
	const idName = `${kind} ID`;
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
						values: [
							{ displayName: 'App ID', name: 'appId', type: 'string', default: '' },
							{ displayName: idName, name: 'id', type: 'string', default: '' },
						],
					},
				],
			},
		],
		read(reader) {
			return parseRows(displayName, reader.get(name)).map((row) => {
				const appId = asText('App ID', row.appId).trim();
				const id = asText(idName, row.id).trim();
				if (appId === '' || id === '') {
					throw new InputError(
						displayName,
						'has an entry that is not complete',
						'Give both of its IDs',
					);
				}
				return { appId: checkId('App ID', appId), id: checkId(idName, id) };
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
