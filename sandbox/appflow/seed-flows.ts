import type { JsonObject } from '../core/json';
import { flowKeyOf } from './flows/ends';
import type { Flow, FlowDefinition } from './flows/flow';
import { newRun } from './flows/run';
import { activate } from './flows/running';
import { ownerArn } from './owner';
import { type FlowRow, type FlowRowEnd, flowRows, success } from './seed-flow-rows';
import type { AppFlowState } from './state';

const DAY = 24 * 60 * 60 * 1000;

/** Puts the flows of a fresh sandbox into it; they hold on to the profiles that they use. */
export function seedFlows(state: AppFlowState): void {
	const now = state.clock.now().getTime();
	for (const row of flowRows(state.account)) {
		const createdAt = new Date(now - 30 * DAY);
		const flow = state.flows.add((sequence) => ({
			sequence,
			name: row.name,
			arn: state.arn(`flow/${row.name}`),
			definition: definitionOf(row),
			status: row.status ?? 'Active',
			statusMessage: row.statusMessage,
			createdAt,
			createdBy: ownerArn(state),
			lastUpdatedAt: createdAt,
			lastUpdatedBy: ownerArn(state),
			schemaVersion: 1,
			runs: [],
		}));
		flow.runs = pastRuns(row, flow, now);
		const latest = flow.runs.at(-1);
		if (row.trigger && flow.status === 'Active') activate(flow, latest?.startedAt ?? now);
	}
}

function definitionOf({ source, destination, ...row }: FlowRow): FlowDefinition {
	const { metadataCatalogConfig } = row;
	return {
		description: 'A flow of the sandbox',
		triggerConfig: row.trigger ?? { triggerType: 'OnDemand' },
		sourceFlowConfig: {
			...common(source),
			sourceConnectorProperties: { [flowKeyOf(source.type)]: source.properties },
			...(row.trigger && source.type === 'Salesforce' && row.trigger.triggerType === 'Scheduled'
				? { incrementalPullConfig: { datetimeTypeFieldName: 'LastModifiedDate' } }
				: {}),
		},
		destinationFlowConfigList: [
			{
				...common(destination),
				destinationConnectorProperties: { [flowKeyOf(destination.type)]: destination.properties },
			},
		],
		tasks: row.tasks ?? [],
		...(metadataCatalogConfig ? { metadataCatalogConfig } : {}),
	};
}

function common({ type, profile, apiVersion }: FlowRowEnd): JsonObject {
	return {
		connectorType: type,
		...(profile === undefined ? {} : { connectorProfileName: profile }),
		...(apiVersion === undefined ? {} : { apiVersion }),
	};
}

function pastRuns(row: FlowRow, { definition }: Flow, now: number): Flow['runs'] {
	const { runs = [], latestRunAgo = 0, every = DAY } = row;
	return runs.map((past, index) => {
		const startedAt = now - latestRunAgo - (runs.length - 1 - index) * every;
		const scheduled = row.trigger?.triggerType === 'Scheduled';
		return newRun({
			startedAt,
			visibleAt: startedAt,
			endsAt: past === 'running' ? Infinity : startedAt + 90_000,
			outcome: past === 'running' ? success(310) : past,
			definition,
			...(scheduled ? { pull: { from: startedAt - every, to: startedAt } } : {}),
		});
	});
}
