import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../../../engine/errors';
import { flag, integer } from '../../../../engine/fields';
import { isObject, toItemJson } from '../../../../engine/json';
import { simplifyField } from '../../../../engine/simplify';
import { counted } from '../../../../engine/words';
import { pathOf } from '../../endpoint';
import { automationId } from '../../fields/pickers';
import { conductorOneOperation } from '../../operation';
import { waitPatiently } from '../../waiting';
import { context, executions, one, simplifyExecution } from './automation';

const waitForEnd = flag({
	displayName: 'Wait for End',
	name: 'waitForEnd',
	description: 'Whether to wait until the automation has ended, and fail if it did',
});

const timeout = integer({
	displayName: 'Timeout (Minutes)',
	name: 'timeout',
	description: 'How long to wait for the end',
	default: 10,
	minimum: 1,
	maximum: 43_200,
});

const LONGEST_INTERVAL_MS = 15_000;

type Execution = Readonly<Record<string, unknown>>;

const STATE = 'AUTOMATION_EXECUTION_STATE_';

/** What each state means in which a run does not go on by itself; nothing where all is well. */
const ENDS: Readonly<Record<string, { readonly message: string; readonly fix: string } | null>> = {
	[`${STATE}DONE`]: null,
	[`${STATE}ERROR`]: {
		message: 'The automation failed',
		fix: 'Its steps are under Automations in ConductorOne, with what went wrong',
	},
	[`${STATE}TERMINATE`]: {
		message: 'The automation was terminated before its end',
		fix: 'Somebody has stopped it',
	},
	[`${STATE}PAUSED_BY_CIRCUIT_BREAKER`]: {
		message: 'The automation is paused because it ran too often',
		fix: "Use 'Clear Circuit Breaker', then decide with 'Resolve Paused' what becomes of its runs",
	},
};

/** Execute (AutomationService.ExecuteAutomation), then GetAutomationExecution until it has ended. */
export const execute = conductorOneOperation({
	value: 'execute',
	name: 'Execute',
	action: 'Execute automation',
	description: 'Run an automation now, with data for its steps; can wait until it has ended',
	fields: [automationId, context, simplifyField],
	options: [timeout, waitForEnd],
	async execute({ service, params, pause, forgetDone }): Promise<IDataObject> {
		const { options } = params;
		const started = await service.request({
			method: 'POST',
			path: pathOf(`${one}/execute`, { automationId: params.automationId }),
			body: params.context ? { context: params.context } : {},
		});
		const executionId = String(started.executionId ?? '');
		if (!options.waitForEnd) return { executionId };
		const path = pathOf(`${executions}/{executionId}`, { executionId });
		const ended = await waitPatiently({
			ask: async () => executionIn(await service.request({ method: 'GET', path })),
			done: (execution) => String(execution.state) in ENDS,
			longestIntervalMs: LONGEST_INTERVAL_MS,
			timeoutMs: options.timeout * 60_000,
			late: (execution) =>
				new OutcomeError(
					`The automation has not ended after ${counted(options.timeout, 'minute')}`,
					`It goes on (${stateOf(execution)}). Raise Timeout, or get execution ${executionId} later`,
				),
			pause,
		});
		const problem = ENDS[String(ended.state)];
		if (problem) {
			forgetDone();
			throw new OutcomeError(problem.message, `${problem.fix}. Execution: ${executionId}`);
		}
		return { executionId, ...(params.simplify ? simplifyExecution : toItemJson)({ ...ended }) };
	},
});

function executionIn(reply: Record<string, unknown>): Execution {
	return isObject(reply.automationExecution) ? reply.automationExecution : {};
}

const stateOf = ({ state }: Execution) => String(state ?? 'unknown').replace(STATE, '');
