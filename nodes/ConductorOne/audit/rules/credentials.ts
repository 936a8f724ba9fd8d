import { dayOf, daysBetween } from '../../../../engine/audit/words';
import { counted } from '../../../../engine/words';
import { ofCredential } from '../facts';
import type { ConductorOneRule, Credential } from '../facts';

const expiring: ConductorOneRule = {
	value: 'credentialExpiring',
	name: 'Credential Expiring',
	description:
		'Credentials of service principals, and of the connectors named under Thresholds, that expire soon or have expired',
	severity: 'medium',
	preset: true,
	needs: ['credentials'],
	*find({ credentials, now }, { expiryDays }) {
		for (const credential of credentials) {
			const { expiresAt } = credential;
			if (!expiresAt) continue;
			const days = daysBetween(now, expiresAt);
			if (days >= expiryDays) continue;
			const isOver = expiresAt <= now;
			yield {
				...ofCredential(credential),
				title: isOver ? 'It has expired' : `It expires in ${counted(days, 'day')}`,
				evidence: `${isOver ? 'Expired' : 'Expires'} on ${dayOf(expiresAt.toISOString())}; ${lastUse(credential)}`,
				fix: 'Its time cannot be extended: create another, put it where this one is used, then revoke this one',
				...(isOver && { severity: 'high', since: expiresAt }),
			};
		}
	},
};

function lastUse({ lastUsedAt }: Credential): string {
	return lastUsedAt ? `last used on ${dayOf(lastUsedAt.toISOString())}` : 'never used';
}

const unused: ConductorOneRule = {
	value: 'credentialUnused',
	name: 'Credential Unused',
	description:
		'Credentials of service principals, and of the connectors named under Thresholds, that were never used, or not for long',
	severity: 'medium',
	preset: true,
	needs: ['credentials'],
	*find({ credentials, now }, { idleCredentialDays }) {
		for (const credential of credentials) {
			const { lastUsedAt, createdAt } = credential;
			const since = lastUsedAt ?? createdAt;
			if (!since || daysBetween(since, now) < idleCredentialDays) continue;
			const allowed = `${counted(idleCredentialDays, 'day')} are allowed`;
			yield {
				...ofCredential(credential),
				title: lastUsedAt
					? `Not used for ${counted(daysBetween(since, now), 'day')}`
					: 'It was never used',
				evidence: `${lastUsedAt ? 'Last used' : 'Created'} on ${dayOf(since.toISOString())}; ${allowed}`,
				fix: 'Revoke it if nothing needs it',
				since,
			};
		}
	},
};

export const credentialRules: readonly ConductorOneRule[] = [expiring, unused];
