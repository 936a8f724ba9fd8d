import { ownedFromTheStart, type Owned } from '../ownership';
import { idOf, ids } from './ids';

type Time = string | null;

/** Who gets an entitlement by what they are: an `AppEntitlementAutomation`. */
export interface AutomationRule {
	[member: string]: unknown;
	/** Not a member: has operations of its own. */
	excludedUserIds: string[];
}

/** An entitlement, with what is not among its own members. */
export interface Entitlement extends Owned {
	entitlement: ReturnType<typeof newEntitlement>;
	rule?: AutomationRule | undefined;
}

interface EntitlementSeed {
	readonly app: string;
	readonly name: string;
	readonly userOwner?: boolean;
	/** Owned by whoever has Okta's Administrators. */
	readonly entitlementOwner?: boolean;
	readonly systemBuiltin?: boolean;
	/** Its members are added and removed by hand. */
	readonly manual?: boolean;
}

const entitlementSeeds: EntitlementSeed[] = [
	{ app: 'Okta', name: 'Engineering', userOwner: true },
	{ app: 'Okta', name: 'Everyone', systemBuiltin: true },
	{ app: 'Okta', name: 'Root' },
	{ app: 'Okta', name: 'Administrators', userOwner: true },
	{ app: 'Okta', name: 'Finance', entitlementOwner: true },
	{ app: 'Okta', name: 'Badge' },
	{ app: 'Okta', name: 'Payroll', userOwner: true },
	{ app: 'Okta', name: 'Laptop', manual: true },
	{ app: 'GitHub', name: 'Admin' },
	{ app: 'GitHub', name: 'Read', userOwner: true },
];

const administrators = { appId: ids.apps.okta, id: ids.entitlements.twoApprovals };

/** Every member of the official `AppEntitlement` written out. */
export function newEntitlement(app: string, name: string, createdAt: string) {
	return {
		id: idOf(`entitlement/${app}/${name}`),
		appId: idOf(`app/${app}`),
		appResourceId: idOf(`resource/${app}/${name}`),
		appResourceTypeId: idOf(`resourceType/${app}/group`),
		displayName: name,
		description: '',
		alias: '',
		slug: '',
		annotations: {},
		certifyPolicyId: '',
		complianceFrameworkValueIds: [],
		createdAt,
		updatedAt: createdAt,
		deletedAt: null as Time,
		defaultValuesApplied: false,
		deprovisionerPolicy: null,
		provisionerPolicy: null,
		durationGrant: null as string | null,
		durationUnset: {},
		emergencyGrantEnabled: false,
		emergencyGrantPolicyId: '',
		externalId: '',
		grantPolicyId: '',
		revokePolicyId: '',
		isAutomationEnabled: false,
		isManuallyManaged: false,
		matchBatonId: '',
		overrideAccessRequestsDefaults: false,
		purpose: 'APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT',
		requestSchemaId: '',
		riskLevelValueId: '',
		sourceConnectorIds: {},
		systemBuiltin: false,
		userEditedMask: null,
	};
}

export function seedEntitlements(): Entitlement[] {
	const createdAt = new Date(Date.UTC(2024, 3, 2, 9)).toISOString();
	return entitlementSeeds.map(
		({ app, name, userOwner, entitlementOwner, systemBuiltin = false, manual = false }) => ({
			entitlement: {
				...newEntitlement(app, name, createdAt),
				description: `${name} in ${app}`,
				alias: `${app}-${name}`.toLowerCase(),
				slug: 'member',
				externalId: name.toLowerCase(),
				systemBuiltin,
				isManuallyManaged: manual,
			},
			...ownedFromTheStart([
				...(userOwner ? [{ userId: ids.users.admin, roleSlug: 'owner', createdAt }] : []),
				...(entitlementOwner
					? [{ entitlement: administrators, roleSlug: 'owner', createdAt }]
					: []),
			]),
		}),
	);
}
