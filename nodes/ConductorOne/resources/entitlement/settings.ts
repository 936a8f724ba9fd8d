import { InputError, mapped } from '../../../../engine/field';
import { flag, json, text } from '../../../../engine/fields';
import { annotations } from '../../fields/annotations';
import { duration } from '../../fields/duration';
import { enumChoice, enumOptions } from '../../fields/enums';
import { idPicks, optionalIdLocator, optionalIdText } from '../../fields/ids';
import { changedDisplayName, descriptionText } from '../../fields/naming';
import {
	certifyPolicyId,
	emergencyGrantPolicyId,
	grantPolicyId,
	revokePolicyId,
} from '../../fields/policies';
import { userList } from '../../fields/users';

export const purposes = enumOptions(
	'APP_ENTITLEMENT_PURPOSE_VALUE_',
	'ASSIGNMENT',
	'OWNERSHIP',
	'PERMISSION',
);

const unlimited = flag({
	displayName: 'Unlimited Grant Duration',
	name: 'durationUnset',
	description: 'Whether requests can be for any length of time, instead of a longest duration',
	default: true,
});

/** On the wire it is an empty object, or not there. */
const durationUnset = mapped(unlimited, (isUnlimited) => (isUnlimited ? {} : undefined));

const emergencyGrantEnabled = flag({
	displayName: 'Emergency Access',
	name: 'emergencyGrantEnabled',
	description: 'Whether it can be requested in an emergency; needs Emergency Grant Policy',
	default: true,
});

const common = [
	text({
		displayName: 'Alias',
		name: 'alias',
		description: 'Unique short name by which programs find the entitlement',
		allowEmpty: true,
	}),
	annotations,
	certifyPolicyId,
	idPicks({
		displayName: 'Compliance Framework Names or IDs',
		name: 'complianceFrameworkValueIds',
		description: 'Compliance frameworks it falls under',
		loadOptionsMethod: 'searchComplianceFrameworks',
		form: 'any',
	}),
	descriptionText,
	emergencyGrantEnabled,
	emergencyGrantPolicyId,
	duration({
		displayName: 'Grant Duration',
		name: 'durationGrant',
		description: 'How long requested access lasts at most',
	}),
	grantPolicyId,
	text({
		displayName: 'Match ID',
		name: 'matchBatonId',
		description: 'ID in the connector of the entitlement that is to become one with this one',
	}),
	flag({
		displayName: 'Override Access Request Defaults',
		name: 'overrideAccessRequestsDefaults',
		description: "Whether its settings for requests count instead of the app's",
		default: true,
	}),
	enumChoice({
		displayName: 'Purpose',
		name: 'purpose',
		description: 'What having it means',
		options: purposes,
	}),
	revokePolicyId,
	optionalIdLocator({
		displayName: 'Risk Level',
		name: 'riskLevelValueId',
		description: 'How risky it is to have it',
		searchListMethod: 'searchRiskLevels',
		form: 'any',
	}),
	text({
		displayName: 'Slug',
		name: 'slug',
		description: 'Label beside the name that says what it permits',
		placeholder: 'e.g. Admin',
	}),
	durationUnset,
] as const;

const provisioning = {
	hint: 'e.g. { "connector": {} } or { "manual": { "instructions": "Ask the help desk" } }',
} as const;

/** What a new entitlement can have. */
export const newSettings = [
	...common,
	userList({
		displayName: 'Owner Users',
		name: 'appEntitlementOwnerIds',
		description: 'Users who own it: IDs or e-mail addresses',
	}),
	json({
		displayName: 'Provisioning',
		name: 'provisionPolicy',
		description: 'How access is given, in the form of the API',
		...provisioning,
	}),
] as const;

/** What can be changed of an entitlement. */
export const changedSettings = [
	...common,
	json({
		displayName: 'Deprovisioning',
		name: 'deprovisionerPolicy',
		description: 'How access is taken away, in the form of the API',
		...provisioning,
	}),
	changedDisplayName,
	flag({
		displayName: 'Manually Managed',
		name: 'isManuallyManaged',
		description: 'Whether its members are managed in ConductorOne instead of being synced',
		default: true,
	}),
	json({
		displayName: 'Provisioning',
		name: 'provisionerPolicy',
		description: 'How access is given, in the form of the API',
		...provisioning,
	}),
	optionalIdText({
		displayName: 'Request Schema ID',
		name: 'requestSchemaId',
		description: 'ID of the form (request schema) that those who request it fill in',
	}),
] as const;

/**
 * The same settings, if they go together.
 *
 * @throws {InputError}
 */
export function checkDurations<Settings extends Readonly<Record<string, unknown>>>(
	settings: Settings,
): Settings {
	if (settings.durationGrant === undefined || settings.durationUnset === undefined) return settings;
	throw new InputError(
		'Grant Duration',
		'is given, and so is Unlimited Grant Duration',
		'Use one of the two',
	);
}

/** As {@link checkDurations}, for a new entitlement, which has no policy for emergencies yet. */
export function checkNewSettings<Settings extends Readonly<Record<string, unknown>>>(
	settings: Settings,
): Settings {
	if (settings.emergencyGrantEnabled === true && settings.emergencyGrantPolicyId === undefined) {
		throw new InputError(
			'Emergency Access',
			'needs a policy for emergencies',
			"Add 'Emergency Grant Policy'",
		);
	}
	return checkDurations(settings);
}
