import { InputError } from '../../../../engine/field';
import { flag, integer, text } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { entitlementRefList } from '../../fields/entitlements';
import { requestCatalogId } from '../../fields/pickers';
import { deleted, success, whole } from '../../reply';
import { pick } from '../../simplify';
import { one } from './requestCatalog';

const automation = `${one}/bundle_automation` as const;

const settings = [
	text({
		displayName: 'CEL Expression',
		name: 'celExpression',
		description: 'Condition that says who belongs to the catalog',
	}),
	flag({
		displayName: 'Create Tasks',
		name: 'createTasks',
		description: 'Whether changes of the members become requests',
		default: true,
	}),
	flag({
		displayName: 'Disable Circuit Breaker',
		name: 'disableCircuitBreaker',
		description: 'Whether to go on however many members would lose access',
		default: true,
	}),
	flag({
		displayName: 'Enabled',
		name: 'enabled',
		description: 'Whether the members are kept in step',
		default: true,
	}),
	flag({
		displayName: 'Enforce on Small Profiles',
		name: 'enforceOnSmallProfiles',
		description: 'Whether the circuit breaker counts for catalogs with few members too',
		default: true,
	}),
	entitlementRefList({
		displayName: 'Entitlements',
		name: 'entitlementRefs',
		description: 'Entitlements whose members belong to the catalog, instead of an expression',
	}),
	integer({
		displayName: 'Removed Members Threshold (%)',
		name: 'removedMembersThresholdPercent',
		description: 'Share of the members whose removal triggers the circuit breaker',
		default: 25,
		minimum: 1,
		maximum: 100,
	}),
] as const;

/**
 * The rule on the wire: who belongs is either an expression or entitlements.
 *
 * @throws {InputError} when it is both, or neither: such a rule would remove all members
 */
function automationRule({
	celExpression,
	entitlementRefs: refs,
	removedMembersThresholdPercent: threshold,
	...members
}: Readonly<Record<string, unknown>>): Record<string, unknown> {
	const byExpression = celExpression !== undefined;
	const byEntitlements = Array.isArray(refs) && refs.length > 0;
	if (byExpression === byEntitlements) {
		throw new InputError(
			'CEL Expression',
			byExpression
				? 'is given, and so is Entitlements'
				: 'is not given, and neither is Entitlements',
			'Say in one of the two who belongs to the catalog',
		);
	}
	return {
		...members,
		...(byExpression
			? { cel: { expression: celExpression } }
			: { entitlements: { entitlementRefs: refs } }),
		// 64 bits wide, which the API writes as text.
		...(threshold !== undefined && { removedMembersThresholdPercent: String(threshold) }),
	};
}

/** The rule that keeps the members of a catalog in step. */
export const bundleAutomationOperations = [
	endpoint({
		value: 'deleteBundleAutomation',
		name: 'Delete Bundle Automation',
		action: 'Delete bundle automation of request catalog',
		description: 'Stop keeping the members of a catalog in step',
		method: 'DELETE',
		path: automation,
		fields: [requestCatalogId],
		reply: deleted,
	}),
	endpoint({
		value: 'getBundleAutomation',
		name: 'Get Bundle Automation',
		action: 'Get bundle automation of request catalog',
		description: 'Retrieve the rule that keeps the members of a catalog in step',
		method: 'GET',
		path: automation,
		fields: [requestCatalogId],
		reply: whole,
		simplify: (rule) =>
			pick(rule, {
				requestCatalogId: 'requestCatalogId',
				enabled: 'enabled',
				celExpression: 'cel.expression',
				entitlementRefs: 'entitlements.entitlementRefs',
				createTasks: 'createTasks',
				circuitBreaker: 'circuitBreaker.state',
				status: 'state.status',
				errorMessage: 'state.errorMessage',
				lastRunAt: 'state.lastRunAt',
				updatedAt: 'updatedAt',
			}),
	}),
	endpoint({
		value: 'resumeBundleAutomation',
		name: 'Resume Bundle Automation',
		action: 'Resume bundle automation of request catalog',
		description: 'Let a rule go on that the circuit breaker had stopped',
		method: 'POST',
		path: `${automation}/resume`,
		fields: [requestCatalogId],
		reply: success,
	}),
	endpoint({
		value: 'runBundleAutomation',
		name: 'Run Bundle Automation',
		action: 'Run bundle automation of request catalog',
		description: 'Bring the members of a catalog in step now, not at the next scheduled time',
		method: 'POST',
		path: `${automation}/run`,
		fields: [requestCatalogId],
		reply: success,
	}),
	endpoint({
		value: 'setBundleAutomation',
		name: 'Set Bundle Automation',
		action: 'Set bundle automation of request catalog',
		description:
			'Create or replace the rule that keeps the members of a catalog in step; what is left out is off',
		method: 'POST',
		path: automation,
		fields: [requestCatalogId],
		optional: settings,
		wrap: automationRule,
		reply: whole,
	}),
];
