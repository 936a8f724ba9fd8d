import type { Call } from '../call';
import { invalid, missing, notFound } from '../errors';
import { anyOf, idsOf } from '../filters';
import { applyMask } from '../masks';
import { page } from '../paging';
import { bool, fieldMask, int32, list, message, outputOnly, string } from '../protojson';
import { keyOf, newPolicy, type Policy } from '../seed/policies';
import { nextId } from '../state';
import { struct } from '../wellKnown';

function findPolicy(call: Call): Policy {
	const id = call.id('id');
	const found = call.tenant.state.policies.find((each) => each.id === id && !each.deletedAt);
	if (!found) throw notFound('policy');
	return found;
}

export function listPolicies(call: Call) {
	const { state, settings } = call.tenant;
	return page(
		{
			...call.queryPage(),
			rows: state.policies,
			floor: 5,
			scope: 'policies',
			filter: ({ deletedAt }) => deletedAt === null,
		},
		settings,
	);
}

export function searchPolicies(call: Call) {
	const { pageSize, pageToken, ...filters } = call.read({
		displayName: string,
		excludePolicyIds: list(string),
		includeDeleted: bool,
		pageSize: int32,
		pageToken: string,
		policyTypes: list(string),
		query: string,
		refs: list(message({ id: string })),
	});
	const { state, settings } = call.tenant;
	const named = (name: string, wanted: string) => name.toLowerCase() === wanted.toLowerCase();
	return page(
		{
			rows: state.policies,
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/policies', filters],
			filter: ({ id, displayName, policyType, deletedAt }) =>
				(deletedAt === null || filters.includeDeleted) &&
				(filters.displayName === '' || named(displayName, filters.displayName)) &&
				displayName.toLowerCase().includes(filters.query.toLowerCase()) &&
				anyOf(filters.policyTypes, policyType) &&
				anyOf(idsOf(filters.refs), id) &&
				!filters.excludePolicyIds.includes(id),
			filtered: filters.query !== '',
		},
		settings,
	);
}

export const getPolicy = (call: Call) => ({ policy: findPolicy(call) });

const settable = {
	description: string,
	displayName: string,
	policySteps: struct,
	policyType: string,
	postActions: list(struct),
	reassignTasksToDelegates: bool,
	rules: list(struct),
};

export function createPolicy(call: Call) {
	const { policySteps, ...given } = call.read(settable);
	if (given.displayName === '') throw missing('display_name');
	if (given.policyType === '') throw missing('policy_type');
	const { state, now } = call.tenant;
	const policy = {
		...newPolicy(now.toISOString(), given.displayName, given.policyType, []),
		...given,
		id: nextId(state, 'policy'),
	};
	// Without steps it is accepted too: nobody gets through it.
	if (policySteps) policy.policySteps = stepsOf(policySteps);
	state.policies.push(policy);
	return { policy };
}

function stepsOf(given: Record<string, unknown>): Policy['policySteps'] {
	const steps = message({ steps: list(struct) });
	return Object.fromEntries(
		Object.entries(given).map(([key, value]) => [
			key,
			{ steps: (steps(value, key)?.steps ?? []).flatMap((step) => (step ? [step] : [])) },
		]),
	);
}

const changeable = [
	'description',
	'displayName',
	'policySteps',
	'postActions',
	'reassignTasksToDelegates',
	'rules',
];

export function updatePolicy(call: Call) {
	const policy = findPolicy(call);
	const body = call.read({
		policy: message({ ...settable, createdAt: outputOnly, id: string, updatedAt: outputOnly }),
		updateMask: fieldMask,
	});
	const changed = stepsOf(body.policy?.policySteps ?? {});
	if (body.updateMask.includes('policySteps') && !changed[keyOf(policy.policyType)]) {
		throw invalid('policy_steps lack those of the policy type');
	}
	const given = body.policy && { ...body.policy, policySteps: changed };
	applyMask(policy, given, body.updateMask, changeable);
	policy.updatedAt = call.tenant.now.toISOString();
	return { policy };
}

export function deletePolicy(call: Call) {
	const policy = findPolicy(call);
	call.read({});
	policy.deletedAt = call.tenant.now.toISOString();
	return {};
}
