import { conductorOneIds as ids } from '../../sandbox';
import type { Examples } from './conductorone-examples';

const policy = { id: ids.policies.byManager };
const steps = [{ approval: { manager: {} } }];

export const policyExamples: Examples = {
	'policy.v1.Policies.List': { query: '?page_size=10' },
	'policy.v1.Policies.Create': {
		body: {
			displayName: 'New',
			policyType: 'POLICY_TYPE_GRANT',
			policySteps: { grant: { steps } },
		},
	},
	'policy.v1.Policies.Get': { params: policy },
	'policy.v1.Policies.Update': {
		params: policy,
		body: { policy: { policySteps: { grant: { steps } } }, updateMask: 'policySteps' },
	},
	'policy.v1.Policies.Delete': { params: policy, body: {} },
	'policy.v1.PolicySearch.Search': {
		body: { query: 'manager', policyTypes: ['POLICY_TYPE_GRANT'], pageSize: 10 },
	},
};
