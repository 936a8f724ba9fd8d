import { InputError } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { asText } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import { checkId } from './ids';

export interface EntitlementRef {
	readonly appId: string;
	readonly id: string;
}

const LABEL = 'Entitlements';

/** Entitlements whose members become owners. Their IDs are unique within an app only. */
export const entitlementRefs: Field<'appEntitlementRefs', EntitlementRef[]> = {
	name: 'appEntitlementRefs',
	properties: [
		{
			displayName: LABEL,
			name: 'appEntitlementRefs',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add entitlement',
			description: 'Entitlements whose members own it from now on',
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
		const raw = reader.get('appEntitlementRefs');
		const rows: unknown[] = isObject(raw) && Array.isArray(raw.entries) ? raw.entries : [];
		return rows.filter(isObject).map((row) => {
			const appId = asText('App ID', row.appId).trim();
			const id = asText('Entitlement ID', row.id).trim();
			if (appId === '' || id === '') {
				throw new InputError(LABEL, 'has an entry that is not complete', 'Give both of its IDs');
			}
			return { appId: checkId('App ID', appId), id: checkId('Entitlement ID', id) };
		});
	},
};
