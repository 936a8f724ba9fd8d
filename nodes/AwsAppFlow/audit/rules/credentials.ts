import { dayOf, daysBetween } from '../../../../engine/audit/words';
import { counted } from '../../../../engine/words';
import type { AppFlowRule } from '../facts';
import { profileSubject } from '../facts';
import { needsNamePattern } from '../thresholds';

const notRotated: AppFlowRule = {
	value: 'credentialsNotRotated',
	name: 'Credentials Not Rotated',
	description: 'Profiles that nobody has updated for long, so that their secrets are old',
	severity: 'medium',
	preset: true,
	needs: [],
	*find({ profiles, now }, { rotationDays }) {
		for (const profile of profiles) {
			const updated = profile.lastUpdatedAt ?? profile.createdAt;
			const days = updated ? daysBetween(updated, now) : 0;
			if (!updated || days <= rotationDays) continue;
			yield {
				subject: profileSubject(profile),
				title: `Credentials not rotated for ${counted(days, 'day')}`,
				evidence: `Last updated on ${dayOf(updated.toISOString())}; ${counted(rotationDays, 'day')} are allowed`,
				fix: 'Renew the secrets in the application, then run Rotate Credentials on the profile',
				since: updated,
				...(days > 2 * rotationDays && { severity: 'high' }),
			};
		}
	},
};

const name: AppFlowRule = {
	value: 'profileName',
	name: 'Name Against Convention',
	description: 'Profiles whose name does not match Profile Name Pattern',
	severity: 'low',
	preset: false,
	needs: [],
	ready: needsNamePattern,
	*find({ profiles }, { profileNamePattern }) {
		for (const profile of profiles) {
			if (profileNamePattern?.test(profile.connectorProfileName) !== false) continue;
			yield {
				subject: profileSubject(profile),
				title: 'The name does not follow the convention',
				evidence: `Names have to match ${profileNamePattern.source}`,
				fix: 'Create the profile under another name and move its flows: AWS cannot rename it',
			};
		}
	},
};

export const credentialRules: readonly AppFlowRule[] = [notRotated, name];
