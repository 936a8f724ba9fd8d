import type { AnyField, Field, ParameterReader } from '../../../engine/field';
import { readFields } from '../../../engine/field';

import { choice, showWhen } from '../../../engine/fields';
import { appId, appUserId, connectorId, resourceId, resourceTypeId } from './pickers';
import { userId } from './users';

type Target = 'account' | 'connector' | 'resource' | 'tenant' | 'user';

const targetType = choice({
	displayName: 'About',
	name: 'findingAbout',
	description: 'What the finding is about',
	options: [
		{ name: 'Account', value: 'account' },
		{ name: 'Connector', value: 'connector' },
		{ name: 'Resource', value: 'resource' },
		{ name: 'Tenant', value: 'tenant' },
		{ name: 'User', value: 'user' },
	],
	default: 'account',
});

/** Which targets need a field, in the order of the form. */
const parts: ReadonlyArray<{ readonly field: AnyField; readonly of: readonly Target[] }> = [
	{ field: appId, of: ['account', 'connector', 'resource'] },
	{ field: appUserId, of: ['account'] },
	{ field: connectorId, of: ['connector'] },
	{ field: resourceTypeId, of: ['resource'] },
	{ field: resourceId, of: ['resource'] },
	{ field: userId, of: ['user'] },
];

/** The member of the API for each target, and what its own members are called. */
const members: Readonly<Record<Target, readonly [string, Readonly<Record<string, string>>]>> = {
	account: ['appUserTarget', {}],
	connector: ['connectorTarget', {}],
	resource: [
		'appResourceTarget',
		{ resourceTypeId: 'appResourceTypeId', resourceId: 'appResourceId' },
	],
	tenant: ['tenantTarget', {}],
	user: ['identityUserTarget', { userId: 'identityUserId' }],
};

/** What a finding is about, as the one member of the API that says so. */
export const findingTarget: Field<'target', Readonly<Record<string, unknown>>> = {
	name: 'target',
	properties: [
		...targetType.properties,
		...parts.flatMap(({ field, of }) => showWhen(field, { findingAbout: [...of] }).properties),
	],
	read(reader: ParameterReader) {
		const target = targetType.read(reader);
		const [member, names] = members[target];
		const given = readFields(
			parts.filter(({ of }) => of.includes(target)).map(({ field }) => field),
			reader,
		);
		return {
			[member]: Object.fromEntries(
				Object.entries(given).map(([name, value]) => [names[name] ?? name, value]),
			),
		};
	},
};
