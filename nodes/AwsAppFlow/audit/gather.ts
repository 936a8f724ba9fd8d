import type { ConnectorDetail, DescribeFlowResponse } from '@aws-sdk/client-appflow';

import type { Subject } from '../../../engine/audit/finding';
import type { Gap } from '../../../engine/audit/shown';
import { ServiceError } from '../../../engine/errors';
import { forEachConcurrently } from '../../../engine/pool';
import { throwIfCancelled } from '../../../engine/time';
import { describeConnector } from '../describeConnector';
import { findFlow } from '../flow/describe';
import type { AppFlow } from '../transport/client';
import { failedInARow } from './failures';
import type { Facts, Need, NamedFlow, NamedProfile } from './facts';
import { everyConnector, everyFlow, everyProfile } from './lists';
import { excerpt } from './words';

/** After so many failures without a success, the rest would fail too. */
const GIVE_UP = 20;

const ACCOUNT = /^arn:[^:]+:appflow:[^:]*:(\d{12}):/;

export interface Gathering {
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

export interface Gathered {
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
	const uses = await readEach(gathering, 'uses', listed, async (flow) => {
		const described = await findFlow(service, { name: flow.flowName }, signal);
		return described && profilesIn(described);
	});
	const flows = listed.filter(({ flowName }) => !uses.missing.has(flowName));
	const failures = await readEach(gathering, 'failures', flows.filter(hasFailed), async (flow) =>
		failedInARow(gathering, flow),
	);
	const labels = publicLabels(profiles);
	const connectors = await readEach(gathering, 'privateConnectors', labels, async ({ label }) => {
		const { isPrivateLinkEnabled } = await describeConnector(service, label, signal);
		return isPrivateLinkEnabled === true;
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

interface Read<Value> {
	/** What was read, by name. */
	readonly read: Map<string, Value>;
	/** Names of what is not there any more. */
	readonly missing: Set<string>;
	/** Names of what could not be read. */
	readonly failed: Set<string>;
	readonly gaps: Gap[];
}

type Named = NamedFlow | { readonly label: string };

function nameOf(thing: Named): string {
	return 'label' in thing ? thing.label : thing.flowName;
}

/** Reads several things at a time, if they are needed at all. */
async function readEach<Thing extends Named, Value>(
	{ needs, signal, concurrency, rulesThatNeed }: Gathering,
	need: Need,
	things: readonly Thing[],
	read: (thing: Thing) => Promise<Value | undefined>,
): Promise<Read<Value>> {
	const result: Read<Value> = { read: new Map(), missing: new Set(), failed: new Set(), gaps: [] };
	if (!needs.has(need)) return result;
	const errors: unknown[] = [];
	const gap = (thing: Thing, why: string, rules: readonly string[]) =>
		result.gaps.push({ what: `${kindOf(thing)} ${nameOf(thing)}`, why, rules });
	await forEachConcurrently(
		things.length,
		concurrency,
		async (index) => {
			const thing = things[index];
			if (!thing) return;
			try {
				const value = await read(thing);
				if (value !== undefined) {
					result.read.set(nameOf(thing), value);
				} else {
					result.missing.add(nameOf(thing));
					gap(thing, 'It was deleted during the audit', []);
				}
			} catch (error) {
				errors.push(error);
				result.failed.add(nameOf(thing));
				gap(thing, wordsOf(error), rulesThatNeed(need));
			}
		},
		() => signal?.aborted === true || (errors.length >= GIVE_UP && result.read.size === 0),
	);
	throwIfCancelled(signal);
	if (result.read.size === 0 && (errors.length >= GIVE_UP || errors.some(isDenied))) {
		return await Promise.reject(errors[0]);
	}
	return result;
}

function kindOf(thing: Named): string {
	return 'label' in thing ? 'Connector' : 'Flow';
}

function isDenied(error: unknown): boolean {
	return error instanceof ServiceError && error.code === 'AccessDeniedException';
}

function wordsOf(error: unknown): string {
	if (!(error instanceof Error)) return 'The answer cannot be read';
	const [said] = error instanceof ServiceError ? error.description.split('\n') : [];
	return excerpt(said ?? error.message).replace(/\.$/, '');
}

function hasFailed({ lastRunExecutionDetails }: NamedFlow): boolean {
	return lastRunExecutionDetails?.mostRecentExecutionStatus === 'Error';
}

/** Custom connectors that have a public profile, each once. */
function publicLabels(profiles: readonly NamedProfile[]): Array<{ readonly label: string }> {
	const labels = profiles.flatMap(({ connectionMode, connectorLabel }) =>
		connectionMode !== 'Private' && connectorLabel !== undefined ? [connectorLabel] : [],
	);
	return [...new Set(labels)].map((label) => ({ label }));
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
