import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';

import { concurrencyOption } from '../../engine/describe';
import { isObject } from '../../engine/json';
import type { Redactor } from '../../engine/redact';
import type { Connection } from '../../engine/run';
import { CREDENTIAL_TYPE, connect } from './transport/client';
import type { ConductorOne } from './transport/client';

/** Reads the credential once and opens its tenant. */
export async function openConductorOne(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	redactor: Redactor,
): Promise<Connection<ConductorOne>> {
	const data = await context.getCredentials(CREDENTIAL_TYPE);
	const service = await connect(context, data, redactor, concurrencyIn(context));
	const { clientSecret, accessToken } = data;
	// The engine derives client tokens from it. The API takes none.
	return { service, tokenSecret: String(clientSecret || accessToken) };
}

/** So many requests of a trigger may be in flight: others want some of the tenant's attention too. */
const TRIGGER_CONCURRENCY = 5;

/** As {@link openConductorOne}, for the trigger: polling, tried out, or registering its webhook. */
export async function openForTrigger(
	context: IExecuteFunctions | IHookFunctions | IPollFunctions,
	redactor: Redactor,
): Promise<Connection<ConductorOne>> {
	const data = await context.getCredentials(CREDENTIAL_TYPE);
	return {
		service: await connect(context, data, redactor, TRIGGER_CONCURRENCY),
		tokenSecret: String(data.clientSecret || data.accessToken),
	};
}

/** The engine starts so many items at a time; some of them send several requests at a time. */
function concurrencyIn(context: IExecuteFunctions | ILoadOptionsFunctions): number {
	const options = 'getInputData' in context ? optionsOf(context) : undefined;
	return concurrencyOption.read({
		get: (name) => (isObject(options) ? options[name] : undefined),
		protect: () => {},
	});
}

function optionsOf(context: IExecuteFunctions): unknown {
	try {
		return context.getNodeParameter('options', 0, null);
	} catch {
		// An expression that cannot be resolved: the first item says so when its turn comes.
		return undefined;
	}
}
