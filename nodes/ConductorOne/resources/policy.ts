import type { IDataObject } from 'n8n-workflow';

import { InputError, mapped } from '../../../engine/field';
import { flag, json, requiredText, text } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { enumChoice, enumChoices, enumOptions } from '../fields/enums';
import { idPicks, refPicks } from '../fields/ids';
import { changedDisplayName, descriptionText, newDisplayName, queryText } from '../fields/naming';
import { policyId } from '../fields/pickers';
import { jsonList } from '../fields/structures';
import { deleted, entity, list, whole } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

const types = enumOptions(
	'POLICY_TYPE_',
	'ACCESS_REQUEST',
	'CERTIFY',
	'GRANT',
	'PROVISION',
	'REVOKE',
);

const policyType = enumChoice({
	displayName: 'Policy Type',
	name: 'policyType',
	description: 'What the policy decides',
	options: types,
	default: 'POLICY_TYPE_GRANT',
});

const STEPS = {
	displayName: 'Steps',
	name: 'steps',
	description: 'Steps in the order in which they are taken, in the form of the API',
	hint: 'e.g. [{ "approval": { "manager": {} } }, { "provision": { "provisionPolicy": { "connector": {} } } }]',
} as const;

/**
 * A policy without steps is accepted by the API, and denies everything without a word.
 *
 * @throws {InputError} when there are none, or one of them says nothing
 */
function checkSteps(field: string, given: readonly unknown[]): void {
	if (given.length === 0) {
		throw new InputError(
			field,
			'is empty: such a policy would deny every request',
			'Add a step. To deny everything, add the step { "reject": {} }',
		);
	}
	if (given.every((step) => isObject(step) && kindsOf(step).length === 1)) return;
	throw new InputError(
		field,
		'has a step that is not exactly one thing',
		'Give each step one member, such as approval, provision, accept, reject, wait, form, or action',
	);
}

const kindsOf = (step: Record<string, unknown>) =>
	Object.values(step).filter((kind) => kind !== null);

const steps = mapped(jsonList(STEPS), (given) => {
	checkSteps(STEPS.displayName, given);
	return given;
});

const STEPS_BY_KEY = 'Policy Steps';

const stepsByKey = json({
	displayName: STEPS_BY_KEY,
	name: 'policySteps',
	description: 'Replaces the steps, by what the policy decides, in the form of the API',
	hint: 'e.g. { "grant": { "steps": [{ "approval": { "manager": {} } }] } }',
});

/** All steps of a policy, and those that its rules lead to. */
const changedSteps = mapped(stepsByKey, (given) => {
	if (!given) return undefined;
	const lists = Object.values(given).map((entry) =>
		isObject(entry) && Array.isArray(entry.steps) ? entry.steps : [],
	);
	if (lists.length === 0) checkSteps(STEPS_BY_KEY, lists);
	lists.forEach((list) => checkSteps(STEPS_BY_KEY, list));
	return given;
});

const postActions = jsonList({
	displayName: 'Post Actions',
	name: 'postActions',
	description: 'What follows the last step, in the form of the API',
	hint: 'e.g. [{ "certifyRemediateImmediately": true }]',
});

const rules = jsonList({
	displayName: 'Rules',
	name: 'rules',
	description: 'Conditions (CEL) that choose other steps, in the form of the API',
	hint: 'e.g. [{ "condition": "subject.department == \'IT\'", "policyKey": "grant" }]',
});

const delegates = flag({
	displayName: 'Reassign Tasks to Delegates',
	name: 'reassignTasksToDelegates',
	description: 'Whether the delegates of approvers who are away get their tasks',
	default: true,
});

/** The steps of a policy are kept under the name of what it decides. */
const keyOf = (type: string) => type.replace('POLICY_TYPE_', '').toLowerCase();

const simplify = (policy: Record<string, unknown>): IDataObject =>
	pick(policy, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		policyType: 'policyType',
		policySteps: 'policySteps',
		rules: 'rules',
		reassignTasksToDelegates: 'reassignTasksToDelegates',
		systemBuiltin: 'systemBuiltin',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

/** Who approves requests, and how they are carried out. */
export const policy: Resource<ConductorOne> = {
	value: 'policy',
	name: 'Policy',
	defaultOperation: 'getMany',
	operations: [
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create policy',
			description: 'Create a policy: who approves, and how access is provisioned, step by step',
			method: 'POST',
			path: '/api/v1/policies',
			fields: [newDisplayName, policyType, steps],
			body: ({ displayName, policyType: type, steps: given }) => ({
				displayName,
				policyType: type,
				policySteps: { [keyOf(type)]: { steps: given } },
			}),
			optional: [descriptionText, postActions, delegates, rules],
			reply: entity('policy'),
		}),
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update policy',
			description: 'Change a policy; lists that are given replace those it has',
			method: 'POST',
			path: '/api/v1/policies/{policyId}',
			fields: [policyId],
			update: {
				wrapper: 'policy',
				fields: [descriptionText, changedDisplayName, changedSteps, postActions, delegates, rules],
			},
			reply: entity('policy'),
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete policy',
			description: 'Delete a policy',
			method: 'DELETE',
			path: '/api/v1/policies/{policyId}',
			fields: [policyId],
			reply: deleted,
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get policy',
			description: 'Retrieve a policy by ID',
			method: 'GET',
			path: '/api/v1/policies/{policyId}',
			fields: [policyId],
			reply: entity('policy'),
			simplify,
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many policies',
			description: 'Retrieve a list of policies',
			method: 'GET',
			path: '/api/v1/policies',
			fields: [],
			reply: list(),
			simplify,
		}),
		endpoint({
			value: 'search',
			name: 'Search',
			action: 'Search policies',
			description: 'Find policies by name or type',
			method: 'POST',
			path: '/api/v1/search/policies',
			fields: [],
			reply: list(),
			simplify,
			optional: [
				queryText,
				text({
					displayName: 'Display Name',
					name: 'displayName',
					description: 'Name of the policy, regardless of case',
				}),
				enumChoices({ displayName: 'Policy Types', name: 'policyTypes', options: types }),
				idPicks({
					displayName: 'Exclude Policy Names or IDs',
					name: 'excludePolicyIds',
					description: 'Policies to leave out',
					loadOptionsMethod: 'searchPolicies',
				}),
				refPicks({
					displayName: 'Policy Names or IDs',
					name: 'refs',
					description: 'Policies to search among',
					loadOptionsMethod: 'searchPolicies',
				}),
				flag({
					displayName: 'Include Deleted',
					name: 'includeDeleted',
					description: 'Whether to return deleted policies too',
					default: true,
				}),
			],
		}),
		endpoint({
			value: 'validateExpression',
			name: 'Validate Expression',
			action: 'Validate expression of policy',
			description:
				'Check a condition (CEL) before it goes into a policy; no markers mean it is fine',
			method: 'POST',
			path: '/api/v1/policies/validate/cel',
			fields: [
				requiredText({
					displayName: 'Expression',
					name: 'text',
					description: 'Condition in CEL, the Common Expression Language',
					placeholder: 'e.g. subject.department == "IT"',
				}),
			],
			readsOnly: true,
			reply: whole,
		}),
	],
};
