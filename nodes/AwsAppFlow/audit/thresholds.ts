import { regularExpression } from '../../../engine/audit/pattern';
import { countsFrom, thresholdField } from '../../../engine/audit/thresholds';
import { InputError } from '../../../engine/field';
import { text, textList } from '../../../engine/fields';

/** From when on something is a finding. */
export interface Thresholds {
	/** Days. */
	readonly rotationDays: number;
	/** Minutes. */
	readonly pendingMinutes: number;
	/** Days. */
	readonly unusedDays: number;
	readonly failedRuns: number;
	/** Days. */
	readonly idleDays: number;
	/** Days. */
	readonly registrationDays: number;
	/** Percent. */
	readonly quotaPercent: number;
	readonly connectorProfileQuota: number;
	readonly flowQuota: number;
	readonly allowedHosts: readonly string[];
	/** Absent where no name is wrong. */
	readonly profileNamePattern: RegExp | undefined;
	readonly sandboxNamePattern: RegExp;
}

const DEFAULTS = {
	rotationDays: 90,
	pendingMinutes: 60,
	unusedDays: 7,
	failedRuns: 1,
	idleDays: 30,
	registrationDays: 365,
	quotaPercent: 80,
	connectorProfileQuota: 100,
	flowQuota: 1000,
};

const SANDBOX_NAMES = '(^|[^a-z])(sandbox|sbx|dev|test|uat|qa|staging)([^a-z]|$)';
const PROFILE_NAMES = 'Profile Name Pattern';
const SANDBOX_NAMES_LABEL = 'Sandbox Name Pattern';
const HOSTS = 'Allowed Hosts';

const count = countsFrom(DEFAULTS);

/** The thresholds, with the defaults for those that the user did not add. */
export const thresholds = thresholdField(
	[
		textList({
			displayName: HOSTS,
			name: 'allowedHosts',
			description:
				'Hosts that profiles may lead to, separated by commas; * stands for any text. For Host Not Allowed.',
			placeholder: 'e.g. *.salesforce.com, sap.example.com',
		}),
		count(
			'connectorProfileQuota',
			'Connector Profile Quota',
			'How many profiles the account may have. For Quota Nearly Used Up.',
			{},
		),
		count(
			'failedRuns',
			'Failed Runs in a Row',
			'How many runs of a flow have to have failed, the last one included. For Runs Failed.',
			{ maximum: 100 },
		),
		count(
			'flowQuota',
			'Flow Quota',
			'How many flows the account may have. For Quota Nearly Used Up.',
			{},
		),
		count('idleDays', 'No Run for (Days)', 'How long an active flow may go without a run'),
		count(
			'pendingMinutes',
			'Private Connection Pending for (Minutes)',
			'How long AWS may take to set up a private connection',
			{},
		),
		text({
			displayName: PROFILE_NAMES,
			name: 'profileNamePattern',
			description:
				'Regular expression that names of profiles have to match. For Name Against Convention.',
			placeholder: 'e.g. ^[a-z]+-(dev|prod)$',
			max: 1000,
		}),
		count('quotaPercent', 'Quota Used (Percent)', 'How much of a quota may be used', {
			maximum: 100,
		}),
		count(
			'registrationDays',
			'Registered for (Days)',
			'How old the registration of a custom connector may be',
		),
		count('rotationDays', 'Not Rotated for (Days)', 'How old credentials may be'),
		text({
			displayName: SANDBOX_NAMES_LABEL,
			name: 'sandboxNamePattern',
			description:
				'Regular expression that tells the names of profiles for sandboxes from all others; upper and lower case are the same',
			default: SANDBOX_NAMES,
			max: 1000,
		}),
		count('unusedDays', 'Unused for (Days)', 'How old a profile without flows may be'),
	],
	({ profileNamePattern, sandboxNamePattern, allowedHosts, ...counts }): Thresholds => ({
		...DEFAULTS,
		...counts,
		allowedHosts: allowedHosts ?? [],
		profileNamePattern:
			profileNamePattern === undefined
				? undefined
				: regularExpression(PROFILE_NAMES, profileNamePattern),
		sandboxNamePattern: regularExpression(
			SANDBOX_NAMES_LABEL,
			sandboxNamePattern ?? SANDBOX_NAMES,
			'i',
		),
	}),
);

/** @throws {InputError} when the check on hosts has no list to go by */
export function needsAllowedHosts({ allowedHosts }: Thresholds): void {
	if (allowedHosts.length === 0) throw missing(HOSTS, 'Host Not Allowed');
}

/** @throws {InputError} when the check on names has no pattern to go by */
export function needsNamePattern({ profileNamePattern }: Thresholds): void {
	if (!profileNamePattern) throw missing(PROFILE_NAMES, 'Name Against Convention');
}

function missing(label: string, check: string): InputError {
	return new InputError(
		label,
		'is empty',
		`The check '${check}' goes by it: add it under Thresholds, or leave the check out`,
	);
}
