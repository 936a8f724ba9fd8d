import { dayOf, daysBetween, excerpt, momentOf, some } from '../../../../engine/audit/words';
import { counted } from '../../../../engine/words';
import { failureOf } from '../../flow/failure';
import { flowSubject, flowsPerhapsUsing, flowsUsing, profileSubject } from '../facts';
import type { AppFlowRule, Facts, NamedFlow } from '../facts';

const unused: AppFlowRule = {
	value: 'profileUnused',
	name: 'Profile Unused',
	description: 'Profiles that no flow uses',
	severity: 'low',
	preset: true,
	needs: ['flows', 'uses'],
	*find(facts, { unusedDays }) {
		for (const profile of facts.profiles) {
			const { createdAt } = profile;
			if (createdAt && daysBetween(createdAt, facts.now) < unusedDays) continue;
			if (flowsUsing(facts, profile).length > 0) continue;
			if (flowsPerhapsUsing(facts, profile).length > 0) continue;
			yield {
				subject: profileSubject(profile),
				title: 'No flow uses it',
				evidence: [
					`Of ${counted(facts.flows.length, 'flow')}, none reads from it or writes to it`,
					createdAt && `created on ${dayOf(createdAt.toISOString())}`,
				]
					.filter((part) => part)
					.join('; '),
				fix: 'Delete the profile: its secrets stay usable as long as it exists',
			};
		}
	},
};

const inactive: AppFlowRule = {
	value: 'onlyInactiveFlows',
	name: 'Only Inactive Flows',
	description: 'Profiles all of whose flows are suspended, errored, drafts, or deprecated',
	severity: 'medium',
	preset: true,
	needs: ['flows', 'uses'],
	*find(facts) {
		for (const profile of facts.profiles) {
			const flows = flowsUsing(facts, profile);
			const perhaps = flowsPerhapsUsing(facts, profile);
			if (flows.length === 0 || [...flows, ...perhaps].some(isActive)) continue;
			yield {
				subject: profileSubject(profile),
				title: 'None of its flows is active',
				evidence: some(flows.map(({ flowName, flowStatus }) => `${flowName} (${flowStatus})`)),
				fix: 'Activate the flows, or delete them and the profile',
			};
		}
	},
};

function isActive({ flowStatus }: NamedFlow): boolean {
	return flowStatus === 'Active';
}

const failed: AppFlowRule = {
	value: 'runsFailed',
	name: 'Runs Failed',
	description: 'Flows whose last run failed, or as many in a row as Failed Runs in a Row says',
	severity: 'high',
	preset: true,
	needs: ['flows', 'failures'],
	*find(facts, { failedRuns }) {
		for (const flow of facts.flows) {
			const inARow = facts.failures.get(flow.flowName) ?? 0;
			if (inARow < failedRuns) continue;
			const last = flow.lastRunExecutionDetails;
			const at = last?.mostRecentExecutionTime;
			const said = last?.mostRecentExecutionMessage;
			const message = excerpt(said ?? '');
			yield {
				subject: flowSubject(flow),
				title: inARow > 1 ? `The last ${inARow} runs failed` : 'The last run failed',
				evidence:
					[message, at && `(${momentOf(at.toISOString())})`].filter((part) => part).join(' ') ||
					'AWS gives no reason',
				fix: failureOf(said)?.advice ?? 'Put right what the reason says, then start the flow again',
				affects: profilesOf(facts, flow),
				since: at,
			};
		}
	},
};

const idle: AppFlowRule = {
	value: 'noRuns',
	name: 'No Runs',
	description: 'Active flows that have not run for long, or never',
	severity: 'low',
	preset: true,
	needs: ['flows'],
	*find(facts, { idleDays }) {
		for (const flow of facts.flows.filter(isActive)) {
			const ran = flow.lastRunExecutionDetails?.mostRecentExecutionTime;
			const since = ran ?? flow.createdAt;
			if (!since || daysBetween(since, facts.now) <= idleDays) continue;
			const days = counted(daysBetween(since, facts.now), 'day');
			yield {
				subject: flowSubject(flow),
				title: ran
					? `It is active, but has not run for ${days}`
					: 'It is active, but has never run',
				evidence: ran
					? `Last run on ${dayOf(ran.toISOString())}; ${counted(idleDays, 'day')} are allowed`
					: `Created on ${dayOf(since.toISOString())}; ${counted(idleDays, 'day')} are allowed`,
				fix: 'Check its schedule, or what is to start it. If nobody needs it, deactivate or delete it',
				affects: profilesOf(facts, flow),
				since,
			};
		}
	},
};

function profilesOf({ profilesOf: known }: Facts, { flowName }: NamedFlow): readonly string[] {
	return known.get(flowName) ?? [];
}

export const useRules: readonly AppFlowRule[] = [unused, inactive, failed, idle];
