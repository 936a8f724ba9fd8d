import { isObject } from '../../engine/json';

/** The members of a finding of which one is set, and says what was found. */
const TYPES = [
	'connectorAnomalyDetectionDisabled',
	'credentialExpiring',
	'credentialPubliclyExposed',
	'custom',
	'deactivatedOwner',
	'decoyCredentialUsed',
	'decoyPubliclyExposed',
	'nhiUnowned',
	'serviceAccountMisclassification',
	'serviceAccountUnowned',
	'similarUsernameMatch',
	'unusedSecret',
] as const;

/** What was found, such as `unusedSecret`; `null` for what is newer than this node. */
export function findingTypeOf(finding: Readonly<Record<string, unknown>>): string | null {
	return TYPES.find((type) => isObject(finding[type])) ?? null;
}
