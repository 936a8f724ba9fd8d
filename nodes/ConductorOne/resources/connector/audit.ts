import { auditFields, auditOptions } from '../../../../engine/audit/form';
import { auditOutcome } from '../../../../engine/audit/outcome';
import { applyRules, chosenRules } from '../../../../engine/audit/rules';
import type { Origin } from '../../../../engine/audit/rules';
import { appSubject } from '../../audit/facts';
import type { Facts, Need } from '../../audit/facts';
import { gather } from '../../audit/gather';
import { countingCalls } from '../../audit/requests';
import { rules } from '../../audit/rules';
import { thresholds } from '../../audit/thresholds';
import { conductorOneOperation } from '../../operation';

export const audit = conductorOneOperation({
	value: 'audit',
	name: 'Audit',
	action: 'Audit connectors and access',
	description:
		'Check the connectors of all apps for failed or old syncs, missing owners, and expiring credentials, check accounts, entitlements, and grants, and report the findings',
	fields: [
		...auditFields({
			rules,
			subjects: {
				name: 'One Item per App',
				value: 'apps',
				description: 'Apps without findings as well',
			},
		}),
		thresholds,
	],
	options: auditOptions,
	once: true,
	async execute(call) {
		const { params, signal, pause } = call;
		const { chosen, needs, rulesThatNeed } = chosenRules(rules, params.checks, params.thresholds);
		const { connectorCredentials } = params.thresholds;
		// Each is found below the app that its connector belongs to.
		if (needs.has('credentials') && connectorCredentials.length > 0) needs.add('connectors');
		const asking = countingCalls(call.service, pause);
		const { facts, gaps } = await gather({
			asking,
			signal,
			needs,
			concurrency: params.options.concurrency,
			connectorCredentials,
			rulesThatNeed,
		});
		const origin: Origin = {
			key: 'conductorone',
			source: 'ConductorOne',
			scope: new URL(call.service.origin).host,
		};
		return auditOutcome(
			call,
			{
				origin,
				checkedAt: facts.now,
				rules: chosen,
				findings: applyRules(chosen, facts, params.thresholds, origin),
				subjects: facts.apps.map(appSubject),
				counts: countsOf(facts, needs),
				calls: asking.calls,
				gaps,
			},
			params,
		);
	},
});

function countsOf(facts: Facts, needs: ReadonlySet<Need>): Record<string, number> {
	return {
		apps: facts.apps.length,
		...(needs.has('connectors') && { connectors: facts.connectors.length }),
		...(needs.has('credentials') && { credentials: facts.credentials.length }),
		...(needs.has('usage') && { enabledAccounts: facts.usedAccounts.length }),
		...(needs.has('entitlementOwners') && { entitlementsInUse: facts.entitlements }),
	};
}
