import type { Rows } from './rows';

const service = 'policy.v1.Policies';

export const policy: Rows = {
	create: { calls: [`${service}.Create`], with: { steps: '[{"reject":{}}]' } },
	delete: `${service}.Delete`,
	get: `${service}.Get`,
	getMany: `${service}.List`,
	search: 'policy.v1.PolicySearch.Search',
	update: {
		calls: [`${service}.Update`],
		with: { policySteps: '{"grant":{"steps":[{"reject":{}}]}}' },
	},
	validateExpression: 'policy.v1.PolicyValidate.ValidateCEL',
};
