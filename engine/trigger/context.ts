import type {
	IExecuteFunctions,
	IHookFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { toNodeError } from '../errors';
import type { ParameterReader } from '../field';
import { Item } from '../item';
import { createRedactor } from '../redact';
import type { Redactor } from '../redact';

/** Fields check their values themselves. */
const RAW = { skipValidation: true };

/** Where a trigger runs: tried out in the editor, on its schedule, for a request, or activated. */
type TriggerContext = IExecuteFunctions | IHookFunctions | IPollFunctions | IWebhookFunctions;

/**
 * Does something with a trigger's form.
 *
 * @param work Gets the form, and where to name what must never be shown
 * @throws {NodeApiError | NodeOperationError} whatever `work` throws, without secrets
 */
export async function withForm<Result>(
	context: TriggerContext,
	work: (form: ParameterReader, redactor: Redactor) => Promise<Result> | Result,
): Promise<Result> {
	const redactor = createRedactor();
	try {
		return await work(parametersOf(context, redactor), redactor);
	} catch (error) {
		throw toNodeError(error, { node: context.getNode(), redactor });
	}
}

/** The parameters of a trigger, which has no input items. */
function parametersOf(context: TriggerContext, redactor: Redactor): ParameterReader {
	if ('getInputData' in context) return new Item(context, 0, redactor);
	return {
		// Without a fallback, n8n throws for a parameter that the form hides.
		get: (name) => context.getNodeParameter(name, null, RAW) ?? undefined,
		protect: (value) => redactor.protect(value),
	};
}
