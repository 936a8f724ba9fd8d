import type { ConnectorDetail, DescribeFlowResponse } from '@aws-sdk/client-appflow';

import type { Subject } from '../../../engine/audit/finding';
import { nothingRead, readEach } from '../../../engine/audit/reading';
import type { ReadThings, Reading } from '../../../engine/audit/reading';
import type { Gap } from '../../../engine/audit/shown';
import { describeConnector } from '../describeConnector';
import { findFlow } from '../flow/describe';
import type { AppFlow } from '../transport/client';
import { failedInARow } from './failures';
import type { Facts, Need, NamedFlow, NamedProfile } from './facts';
import { everyConnector, everyFlow, everyProfile } from './lists';

const ACCOUNT = /^arn:[^:]+:appflow:[^:]*:(\d{12}):/;

interface Gathering {
	readonly service: AppFlow;
	readonly signal: AbortSignal | undefined;
	readonly needs: ReadonlySet<Need>;
	/** How many requests at a time. */
	readonly concurrency: number;
	/** How many failures in a row are looked for. */
	readonly failedRuns: number;
	/** Ids of the rules that need a kind of fact. */
	readonly rulesThatNeed: (need: Need) => string[];
}

interface Gathered {
	readonly facts: Facts;
	readonly gaps: readonly Gap[];
}

/**
 * Reads what the rules need, page by page and then thing by thing. A flow that cannot be read is a
 * gap, not the end; one that was deleted meanwhile is as if it had never been there.
 *
 * @throws {ServiceError} when a list cannot be read, or nothing but failures comes back
 */
export async function gather(gathering: Gathering): Promise<Gathered> {
	const { service, signal, needs } = gathering;
	const profiles = await everyProfile(service, signal);
	const listed = needs.has('flows') ? await everyFlow(service, signal) : [];
	const customConnectors = needs.has('connectors')
		? await everyConnector(service, signal)
		: new Map<string, ConnectorDetail>();
	const uses = await readNeeded(gathering, 'uses', {
		...ofFlows,
		things: listed,
		async read(flow) {
			const described = await findFlow(service, { name: flow.flowName }, signal);
			return described && profilesIn(described);
		},
	});
	const flows = listed.filter(({ flowName }) => !uses.missing.has(flowName));
	const failures = await readNeeded(gathering, 'failures', {
		...ofFlows,
		things: flows.filter(hasFailed),
		read: async (flow) => await failedInARow(gathering, flow),
	});
	const connectors = await readNeeded(gathering, 'privateConnectors', {
		...ofConnectors,
		things: publicLabels(profiles),
		async read(label) {
			const { isPrivateLinkEnabled } = await describeConnector(service, label, signal);
			return isPrivateLinkEnabled === true;
		},
	});
	return {
		facts: {
			now: new Date(),
			region: service.region,
			account: accountOf(service.region, [
				...profiles.map(({ connectorProfileArn }) => connectorProfileArn),
				...flows.map(({ flowArn }) => flowArn),
			]),
			profiles,
			flows,
			profilesOf: uses.read,
			unread: flows.filter(({ flowName }) => uses.failed.has(flowName)),
			failures: failures.read,
			customConnectors,
			privateLabels: new Set([...connectors.read].flatMap(([label, yes]) => (yes ? [label] : []))),
		},
		gaps: [...uses.gaps, ...failures.gaps, ...connectors.gaps],
	};
}

/** Reads about several things what is needed, if it is. */
async function readNeeded<Thing, Value>(
	{ needs, signal, concurrency, rulesThatNeed }: Gathering,
	need: Need,
	reading: Pick<Reading<Thing, Value>, 'things' | 'keyOf' | 'nameOf' | 'read'>,
): Promise<ReadThings<Value>> {
	if (!needs.has(need)) return nothingRead();
	return await readEach({
		...reading,
		rules: rulesThatNeed(need),
		isDenied: ({ code }) => code === 'AccessDeniedException',
		concurrency,
		signal,
	});
}

/** How flows are told apart, and called. */
const ofFlows = {
	keyOf: ({ flowName }: NamedFlow) => flowName,
	nameOf: ({ flowName }: NamedFlow) => `Flow ${flowName}`,
};

/** How connectors are. */
const ofConnectors = {
	keyOf: (label: string) => label,
	nameOf: (label: string) => `Connector ${label}`,
};

function hasFailed({ lastRunExecutionDetails }: NamedFlow): boolean {
	return lastRunExecutionDetails?.mostRecentExecutionStatus === 'Error';
}

/** Custom connectors that have a public profile, each once. */
function publicLabels(profiles: readonly NamedProfile[]): string[] {
	const labels = profiles.flatMap(({ connectionMode, connectorLabel }) =>
		connectionMode !== 'Private' && connectorLabel !== undefined ? [connectorLabel] : [],
	);
	return [...new Set(labels)];
}

function profilesIn({ sourceFlowConfig, destinationFlowConfigList }: DescribeFlowResponse) {
	const ends = [sourceFlowConfig, ...(destinationFlowConfigList ?? [])];
	return ends.flatMap((end) => (end?.connectorProfileName ? [end.connectorProfileName] : []));
}

/** The account by its number, which every ARN has; without any, the region has to do. */
function accountOf(region: string, arns: ReadonlyArray<string | undefined>): Subject {
	const number = arns.flatMap((arn) => (arn && ACCOUNT.exec(arn)?.[1]) || [])[0];
	const name = number === undefined ? region : `${number} in ${region}`;
	return { type: 'AWS Account', name, id: name };
}
