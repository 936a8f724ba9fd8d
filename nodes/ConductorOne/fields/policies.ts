import { optionalIdLocator } from './ids';

const policy = <const Name extends string>(displayName: string, name: Name, description: string) =>
	optionalIdLocator({ displayName, name, description, searchListMethod: 'searchPolicies' });

/** The policies that decide over access, where each thing can have its own. */
export const certifyPolicyId = policy(
	'Certify Policy',
	'certifyPolicyId',
	'Policy for reviews of the access',
);

export const emergencyGrantPolicyId = policy(
	'Emergency Grant Policy',
	'emergencyGrantPolicyId',
	'Policy for requests in an emergency',
);

export const grantPolicyId = policy('Grant Policy', 'grantPolicyId', 'Policy for requests');

export const revokePolicyId = policy(
	'Revoke Policy',
	'revokePolicyId',
	'Policy for taking the access away',
);
