import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import { ServiceError } from '../../../engine/errors';
import { createRedactor } from '../../../engine/redact';
import { checkConnectorCredential } from '../connectors/connectorCredential';
import { readAwsCredential, secretsOf } from '../transport/credential';
import { sendThroughTest } from '../transport/wire';

export const credentialTest = {
	/**
	 * Asks AppFlow for one connector profile, once: so that a wrong clock, which the SDK would
	 * correct on its second try, shows. Tells wrong keys, clock, region, endpoint and permissions apart.
	 */
	async awsAppFlowApiTest(
		this: ICredentialTestFunctions,
		tested: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		const redactor = createRedactor();
		try {
			const credential = readAwsCredential(tested.data ?? {});
			secretsOf(credential).forEach((secret) => redactor.protect(secret));
			const { connectAppFlow } = await import('../transport/client');
			const service = await connectAppFlow(credential, sendThroughTest(this), { maxAttempts: 1 });
			await service.send('DescribeConnectorProfiles', { maxResults: 1 });
			return { status: 'OK', message: `AppFlow answers in ${credential.region}` };
		} catch (error) {
			return { status: 'Error', message: redactor.redact(inOneLine(error)) };
		}
	},

	/** AWS checks a connection's secrets only when a profile is made with them: this, their completeness. */
	async awsAppFlowConnectorApiTest(
		this: ICredentialTestFunctions,
		tested: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		return checkConnectorCredential(tested.data ?? {});
	},
};

function inOneLine(error: unknown): string {
	if (error instanceof ServiceError) {
		return [error.message, ...error.description.split('\n')].join('. ');
	}
	if (error instanceof InputError) return [error.message, error.fix].filter(Boolean).join('. ');
	return error instanceof Error ? error.message : 'The test did not complete';
}
