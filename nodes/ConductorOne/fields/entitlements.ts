import { InputError } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { asText } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import { checkId } from './ids';

export interface EntitlementRef {
	readonly appId: string;
	readonly id: string;
}

/** Entitlements of any apps, in rows: their IDs are unique within an app only. */
export function entitlementRefList<const Name extends string>(options: {
	readonly displayName: string;
	readonly name: Name;
	readonly description: string;
}): Field<Name, EntitlementRef[]> {
	const { displayName, name, description } = options;
	return {
		name,
		properties: [
			{
				displayName,
				name,
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: 'Add entitlement',
				description,
				default: {},
				options: [
					{
						displayName: 'Entitlement',
						name: 'entries',
						values: [
							{ displayName: 'App ID', name: 'appId', type: 'string', default: '' },
							{ displayName: 'Entitlement ID', name: 'id', type: 'string', default: '' },
						],
					},
				],
			},
		],
		read(reader) {
			const raw = reader.get(name);
			const rows: unknown[] = isObject(raw) && Array.isArray(raw.entries) ? raw.entries : [];
			return rows.filter(isObject).map((row) => {
				const appId = asText('App ID', row.appId).trim();
				const id = asText('Entitlement ID', row.id).trim();
				if (appId === '' || id === '') {
					throw new InputError(
						displayName,
						'has an entry that is not complete',
						'Give both of its IDs',
					);
				}
				return { appId: checkId('App ID', appId), id: checkId('Entitlement ID', id) };
			});
		},
	};
}

/** The same, of which there has to be one. */
export function requiredEntitlementRefs<const Name extends string>(
	options: Parameters<typeof entitlementRefList<Name>>[0],
): Field<Name, EntitlementRef[]> {
	const refs = entitlementRefList(options);
	return {
		...refs,
		read(reader) {
			const given = refs.read(reader);
			if (given.length > 0) return given;
			throw new InputError(options.displayName, 'is empty', 'Add an entitlement');
		},
	};
}

/** Entitlements whose members become owners. */
export const entitlementRefs = entitlementRefList({
	displayName: 'Entitlements',
	name: 'appEntitlementRefs',
	description: 'Entitlements whose members own it from now on',
});
