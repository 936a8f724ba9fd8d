import { dayOf, daysBetween } from '../../../../engine/audit/words';
import { counted } from '../../../../engine/words';
import { ofAccount, ofEntitlement, ofGrant } from '../facts';
import type { ConductorOneRule } from '../facts';

const unownedAccount: ConductorOneRule = {
	value: 'accountWithoutOwner',
	name: 'Account Without Owner',
	description: 'Accounts in apps that belong to no user of ConductorOne',
	severity: 'medium',
	preset: true,
	needs: ['unownedAccounts'],
	*find({ unownedAccounts }) {
		for (const account of unownedAccounts) {
			const { kind, isEnabled, app } = account;
			yield {
				...ofAccount(account),
				title: `Nobody owns this ${kind}`,
				evidence: `${isEnabled ? 'It is enabled' : 'It is disabled'} in ${app.name}`,
				fix: 'Set its owner, or remove it from the application',
				...(!isEnabled && { severity: 'low' }),
			};
		}
	},
};

const unusedAccess: ConductorOneRule = {
	value: 'accessUnused',
	name: 'Access Unused',
	description:
		'Accounts, and so their grants, that were not used for long, where the application tells. Reads all accounts.',
	severity: 'low',
	preset: false,
	needs: ['usage'],
	*find({ usedAccounts, now }, { idleAccountDays }) {
		for (const account of usedAccounts) {
			const { kind, lastUsedAt } = account;
			const days = lastUsedAt ? daysBetween(lastUsedAt, now) : 0;
			if (!lastUsedAt || days < idleAccountDays) continue;
			yield {
				...ofAccount(account),
				title: `This ${kind} was not used for ${counted(days, 'day')}`,
				evidence: `Last used on ${dayOf(lastUsedAt.toISOString())}; ${counted(idleAccountDays, 'day')} are allowed`,
				fix: 'Ask its owner whether it is needed, and revoke its grants if not',
				since: lastUsedAt,
			};
		}
	},
};

const unownedEntitlement: ConductorOneRule = {
	value: 'entitlementWithoutOwner',
	name: 'Entitlement Without Owner',
	description:
		'Entitlements that somebody has and nobody owns. Takes a request or two for each entitlement.',
	severity: 'low',
	preset: false,
	needs: ['entitlementOwners'],
	*find({ unownedEntitlements }) {
		for (const entitlement of unownedEntitlements) {
			yield {
				...ofEntitlement(entitlement),
				title: 'Nobody owns it',
				evidence: `${counted(entitlement.grants, 'account')} with it; neither users nor an entitlement are its owners`,
				fix: 'Add whoever is to decide about it as its owner',
			};
		}
	},
};

const endingGrant: ConductorOneRule = {
	value: 'grantEnding',
	name: 'Grant Ending',
	description: 'Access that ends soon, or that is still there although it should have ended',
	severity: 'low',
	preset: true,
	needs: ['endingGrants'],
	*find({ endingGrants, now }, { endingDays }) {
		for (const grant of endingGrants) {
			const { endsAt } = grant;
			const day = dayOf(endsAt.toISOString());
			if (endsAt <= now) {
				yield {
					...ofGrant(grant),
					title: 'This access should have ended',
					evidence: `It was to end on ${day}, and is still there`,
					fix: 'See how its revocation goes, and request it if there is none',
					since: endsAt,
					severity: 'high',
				};
			} else if (daysBetween(now, endsAt) < endingDays) {
				const days = daysBetween(now, endsAt);
				yield {
					...ofGrant(grant),
					title:
						days === 0 ? 'This access ends today' : `This access ends in ${counted(days, 'day')}`,
					evidence: `It ends on ${day}`,
					fix: 'Run Change Expiry on the grant if it is still needed',
				};
			}
		}
	},
};

export const accessRules: readonly ConductorOneRule[] = [
	unownedAccount,
	unusedAccess,
	unownedEntitlement,
	endingGrant,
];
