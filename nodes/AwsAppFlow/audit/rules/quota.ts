import type { Draft } from '../../../../engine/audit/rules';
import type { AppFlowRule, Facts } from '../facts';

interface Use {
	/** What is counted: "connector profiles". */
	readonly what: string;
	readonly used: number;
	readonly quota: number;
}

const nearlyUsedUp: AppFlowRule = {
	value: 'quotaNearlyUsed',
	name: 'Quota Nearly Used Up',
	description: 'Accounts with nearly as many profiles or flows as AWS allows',
	severity: 'medium',
	preset: true,
	needs: ['flows'],
	*find(facts, { quotaPercent, connectorProfileQuota, flowQuota }) {
		const uses: Use[] = [
			{ what: 'connector profiles', used: facts.profiles.length, quota: connectorProfileQuota },
			{ what: 'flows', used: facts.flows.length, quota: flowQuota },
		];
		for (const use of uses) {
			if ((use.used / use.quota) * 100 >= quotaPercent) yield found(facts, use, quotaPercent);
		}
	},
};

function found({ account }: Facts, { what, used, quota }: Use, percent: number): Draft {
	return {
		subject: { ...account, id: `${account.id}/${what}` },
		title: `${Math.floor((used / quota) * 100)}% of the quota for ${what} is used`,
		evidence: `${used} of ${quota} ${what}; ${percent}% is the limit`,
		fix: `Delete ${what} that nobody needs, or ask AWS for a higher quota`,
		severity: used >= quota ? 'high' : 'medium',
	};
}

export const quotaRules: readonly AppFlowRule[] = [nearlyUsedUp];
