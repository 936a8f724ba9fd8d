import type { Row, Rows } from './rows';

/** The answer goes to the delivery's callback URL, which is no operation of the API. */
const answering = (message: string): Row => ({
	calls: ['/callback'],
	messages: { '/callback': `c1.webhooks.v1.Response${message}` },
	with: { policySteps: '[{"approval":{"users":{"userIds":["2kG3aTftCcAvWtHZt2Ywry0dPn7"]}}}]' },
});

export const webhookAnswer: Rows = {
	acknowledge: answering('PolicyPostAction'),
	approve: answering('PolicyApprovalStep'),
	completeProvisioning: answering('ProvisionStep'),
	deny: answering('PolicyApprovalStep'),
	failProvisioning: answering('ProvisionStep'),
	reassign: answering('PolicyApprovalStep'),
	replacePolicy: answering('PolicyApprovalStep'),
	returnContext: answering('WorkflowStep'),
};
