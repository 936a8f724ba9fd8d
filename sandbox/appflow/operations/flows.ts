import { flowDefinition } from '../flows';
import { ownerArn } from '../seed';
import type { Handler } from './handler';

const listFlows: Handler = (input, state) => {
	const { items, nextToken } = state.pager.page('ListFlows', [...state.flows.values()], input);
	return {
		flows: items.map((flow) =>
			flowDefinition(flow, ownerArn(state), Object.fromEntries(state.tags.get(flow.arn) ?? [])),
		),
		...(nextToken ? { nextToken } : {}),
	};
};

/** The operations on flows. */
export const flowOperations: Record<string, Handler> = { ListFlows: listFlows };
