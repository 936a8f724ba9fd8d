import type {
	IExecuteFunctions,
	IHookFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { ParameterReader } from '../field';
import { Item } from '../item';
import type { Redactor } from '../redact';

/** Fields check their values themselves. */
const RAW = { skipValidation: true };

/** Where a trigger runs: tried out in the editor, on its schedule, for a request, or activated. */
export type TriggerContext =
	IExecuteFunctions | IHookFunctions | IPollFunctions | IWebhookFunctions;

/** The parameters of a trigger, which has no input items. */
export function parametersOf(context: TriggerContext, redactor: Redactor): ParameterReader {
	if ('getInputData' in context) return new Item(context, 0, redactor);
	return {
		// Without a fallback, n8n throws for a parameter that the form hides.
		get: (name) => context.getNodeParameter(name, null, RAW) ?? undefined,
		protect: (value) => redactor.protect(value),
	};
}
