import { auditFields, auditOptions } from '../../../../engine/audit/form';
import { auditOutcome } from '../../../../engine/audit/outcome';
import { applyRules, chosenRules } from '../../../../engine/audit/rules';
import type { Origin } from '../../../../engine/audit/rules';
import { profileSubject } from '../../audit/facts';
import { gather } from '../../audit/gather';
import { countingCalls } from '../../audit/requests';
import { rules } from '../../audit/rules';
import { thresholds } from '../../audit/thresholds';
import { appFlowOperation } from '../../operation';

const BY_PROFILE = 'profiles';

export const audit = appFlowOperation({
	value: 'audit',
	name: 'Audit',
	action: 'Audit connector profiles',
	description:
		'Check all connector profiles and their flows for old credentials, failed runs, insecure connections, and more, and report the findings',
	fields: [
		...auditFields({
			rules,
			subjects: {
				name: 'One Item per Profile',
				value: BY_PROFILE,
				description: 'Profiles without findings as well',
			},
		}),
		thresholds,
	],
	options: auditOptions,
	once: true,
	async execute(call) {
		const { params, signal, pause } = call;
		const { chosen, needs, rulesThatNeed } = chosenRules(rules, params.checks, params.thresholds);
		// A finding about a flow belongs to the profiles that the flow uses.
		if (params.output === BY_PROFILE && needs.has('flows')) needs.add('uses');
		const { service, calls } = countingCalls(call.service, pause);
		const { facts, gaps } = await gather({
			service,
			signal,
			needs,
			concurrency: params.options.concurrency,
			failedRuns: params.thresholds.failedRuns,
			rulesThatNeed,
		});
		const origin: Origin = {
			key: 'appflow',
			source: 'Amazon AppFlow',
			scope: facts.account.name,
		};
		return auditOutcome(
			call,
			{
				origin,
				checkedAt: facts.now,
				rules: chosen,
				findings: applyRules(chosen, facts, params.thresholds, origin),
				subjects: facts.profiles.map(profileSubject),
				counts: {
					profiles: facts.profiles.length,
					...(needs.has('flows') && { flows: facts.flows.length }),
				},
				calls,
				gaps,
			},
			params,
		);
	},
});
