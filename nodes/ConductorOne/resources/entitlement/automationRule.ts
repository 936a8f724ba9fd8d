import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../engine/field';
import type { Field } from '../../../../engine/field';
import { choice, requiredText, showWhen } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { requiredEntitlementRefs } from '../../fields/entitlements';
import { changedDisplayName, descriptionText } from '../../fields/naming';
import { appId, entitlementId } from '../../fields/pickers';
import { requiredUserList } from '../../fields/users';
import { deleted, entity, list, success } from '../../reply';
import { pick } from '../../simplify';
import { one } from './entitlement';

const celExpression = requiredText({
	displayName: 'Expression',
	name: 'celExpression',
	description: 'Condition in CEL that says who gets it',
	placeholder: 'e.g. subject.department == "IT"',
});

const sources = requiredEntitlementRefs({
	displayName: 'Source Entitlements',
	name: 'entitlementRefs',
	description: 'Entitlements whose members get it',
});

const by = {
	expression: { name: 'Expression', value: 'expression' },
	entitlements: { name: 'Members of Entitlements', value: 'entitlements' },
	nobody: { name: 'Nobody', value: 'none' },
	keep: { name: 'Leave Unchanged', value: 'keep' },
} as const;

/** Who the rule is for, as the one member of the API that says so; none to leave it unchanged. */
type Rule = Readonly<Record<string, unknown>>;

function ruleOf(kind: Field<'ruleFor', keyof typeof by | 'none'>): Field<'rule', Rule> {
	return {
		name: 'rule',
		properties: [
			...kind.properties,
			...showWhen(celExpression, { ruleFor: ['expression'] }).properties,
			...showWhen(sources, { ruleFor: ['entitlements'] }).properties,
		],
		read(reader) {
			const chosen = kind.read(reader);
			if (chosen === 'expression') return { cel: { expression: celExpression.read(reader) } };
			if (chosen === 'entitlements') {
				return { entitlements: { entitlementRefs: sources.read(reader) } };
			}
			return chosen === 'none' ? { none: {} } : {};
		},
	};
}

const shown = {
	displayName: 'For',
	name: 'ruleFor',
	description: 'Who gets the entitlement',
} as const;

const newRule = ruleOf(
	choice({ ...shown, options: [by.expression, by.entitlements], default: 'expression' }),
);

const changedRule = ruleOf(
	choice({
		...shown,
		options: [by.expression, by.keep, by.entitlements, by.nobody],
		default: 'keep',
	}),
);

const simplify = (rule: Record<string, unknown>): IDataObject =>
	pick(rule, {
		displayName: 'displayName',
		description: 'description',
		expression: 'cel.expression',
		basicExpression: 'basic.expression',
		entitlementRefs: 'entitlements.entitlementRefs',
		lastRunStatus: 'lastRunStatus.status',
		lastRunError: 'lastRunStatus.errorMessage',
		lastRunAt: 'lastRunStatus.lastCompletedAt',
		managedByRequestCatalogId: 'managedByRequestCatalogId',
		updatedAt: 'updatedAt',
	});

const simplifyExclusion = (exclusion: Record<string, unknown>): IDataObject =>
	pick(exclusion, {
		appUserId: 'appUserId',
		userId: 'user.id',
		displayName: 'user.displayName',
		email: 'user.email',
		status: 'user.status',
	});

const users = (description: string) =>
	requiredUserList({ displayName: 'Users', name: 'userIds', description });

const automation = `${one}/automation` as const;
const exclusions = `${automation}/exclusions` as const;

/** The rule that gives an entitlement to people, and takes it from them, by what they are. */
export const automationRuleOperations = [
	endpoint({
		value: 'getAutomationRule',
		name: 'Get Automation Rule',
		action: 'Get automation rule of entitlement',
		description: 'Retrieve the rule that gives an entitlement to people, and how it ran last',
		method: 'GET',
		path: automation,
		fields: [appId, entitlementId],
		reply: entity('AppEntitlementAutomation'),
		simplify,
	}),
	endpoint({
		value: 'createAutomationRule',
		name: 'Create Automation Rule',
		action: 'Create automation rule of entitlement',
		description: 'Give an entitlement to everybody whom a condition holds for, from now on',
		method: 'POST',
		path: `${automation}/create`,
		fields: [appId, entitlementId, newRule],
		body: ({ rule }) => rule,
		optional: [descriptionText, changedDisplayName],
		wrap: (members) => ({ automation: members }),
		reply: entity('automation'),
	}),
	endpoint({
		value: 'updateAutomationRule',
		name: 'Update Automation Rule',
		action: 'Update automation rule of entitlement',
		description: 'Change whom the rule of an entitlement is for, its name, or its description',
		method: 'POST',
		path: `${automation}/update`,
		fields: [appId, entitlementId, changedRule],
		body: ({ rule }) => rule,
		optional: [descriptionText, changedDisplayName],
		wrap(members) {
			const names = Object.keys(members);
			if (names.length > 0) return { ...members, updateMask: names.join(',') };
			throw new InputError(
				'For',
				'is left unchanged, and so is all else',
				'Choose whom the rule is for, or add a field',
			);
		},
		reply: entity('AppEntitlementAutomation'),
	}),
	endpoint({
		value: 'deleteAutomationRule',
		name: 'Delete Automation Rule',
		action: 'Delete automation rule of entitlement',
		description: 'Delete the rule that gives an entitlement to people',
		method: 'DELETE',
		path: automation,
		fields: [appId, entitlementId],
		reply: deleted,
	}),
	endpoint({
		value: 'getExclusions',
		name: 'Get Exclusions',
		action: 'Get exclusions from automation rule of entitlement',
		description: 'Retrieve the users whom the automation rule of an entitlement does not touch',
		method: 'GET',
		path: exclusions,
		fields: [appId, entitlementId],
		reply: list(),
		simplify: simplifyExclusion,
	}),
	endpoint({
		value: 'addExclusions',
		name: 'Add Exclusions',
		action: 'Add exclusions to automation rule of entitlement',
		description: 'Exclude users from the automation rule of an entitlement',
		method: 'POST',
		path: exclusions,
		fields: [
			appId,
			entitlementId,
			users('Users whom the rule does not touch: IDs or e-mail addresses, separated by commas'),
		],
		reply: success,
	}),
	endpoint({
		value: 'removeExclusions',
		name: 'Remove Exclusions',
		action: 'Remove exclusions from automation rule of entitlement',
		description: 'Let the automation rule of an entitlement manage users again',
		method: 'DELETE',
		path: exclusions,
		fields: [
			appId,
			entitlementId,
			users('Users whom the rule is to manage again: IDs or e-mail addresses, separated by commas'),
		],
		reply: success,
	}),
];
