import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

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
	const service = await connect(context, data, redactor);
	const { clientSecret, accessToken } = data;
	// No operation has client tokens yet that could be derived from it; the engine wants one key.
	return { service, tokenSecret: String(clientSecret || accessToken) };
}
