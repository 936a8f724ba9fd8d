import type { PolicyStep } from '../tasks/steps';
import { idOf } from './ids';

type Type = 'GRANT' | 'REVOKE' | 'CERTIFY';

/** A policy, every member of the official `Policy` written out. */
export function newPolicy(at: string, displayName: string, type: string, steps: unknown[]) {
	return {
		id: idOf(`policy/${displayName}`),
		displayName,
		description: '',
		policyType: type,
		// A policy has its steps under the word for what it is for.
		policySteps: stepsUnder(keyOf(type), steps),
		postActions: [] as unknown[],
		rules: [] as unknown[],
		reassignTasksToDelegates: true,
		baselinePolicyId: '',
		annotations: {},
		scope: null,
		systemBuiltin: false,
		createdAt: at,
		updatedAt: at,
		deletedAt: null as string | null,
	};
}

const stepsUnder = (key: string, steps: unknown[]): Record<string, { steps: unknown[] }> => ({
	[key]: { steps },
});

export const keyOf = (type: string) => type.replace('POLICY_TYPE_', '').toLowerCase();

export type Policy = ReturnType<typeof newPolicy>;

const byManager: PolicyStep = { approval: { manager: {} } };
const byConnector: PolicyStep = {
	provision: { provisionPolicy: { connector: { defaultBehavior: {} } } },
};

const seeds: ReadonlyArray<readonly [name: string, type: Type, steps: PolicyStep[]]> = [
	['Manager Approval', 'GRANT', [byManager, byConnector]],
	['Granted to Everybody', 'GRANT', [{ accept: { acceptMessage: 'granted' } }, byConnector]],
	['Revoke at Once', 'REVOKE', [{ accept: { acceptMessage: 'revoked' } }, byConnector]],
	['Review by Manager', 'CERTIFY', [byManager]],
];

export function seedPolicies(now: Date): Policy[] {
	return seeds.map(([name, type, steps]) =>
		newPolicy(now.toISOString(), name, `POLICY_TYPE_${type}`, steps),
	);
}
