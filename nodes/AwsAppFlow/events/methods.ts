import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	ILoadOptionsFunctions,
	INodeCredentialTestResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import { withService } from '../../../engine/lookup';
import { sortedBy } from '../../../engine/sort';
import { credentialTest } from '../methods/credentialTest';
import { openForLookup } from '../open';
import { readEventsCredential } from './credential';
import { listFlows } from './flows';

/** What the editor asks for while somebody fills in the trigger's form. */
export const triggerMethods = {
	credentialTest: {
		awsAppFlowApiTest: credentialTest.awsAppFlowApiTest,

		/** Nobody can be asked whether a secret of one's own is right: whether it can be used. */
		async awsAppFlowEventsApiTest(
			this: ICredentialTestFunctions,
			tested: ICredentialsDecrypted,
		): Promise<INodeCredentialTestResult> {
			try {
				const { headerName } = readEventsCredential(tested.data ?? {});
				return { status: 'OK', message: `Requests need the secret in the header ${headerName}` };
			} catch (error) {
				const { message, fix } =
					error instanceof InputError ? error : { message: 'It cannot be used', fix: undefined };
				return { status: 'Error', message: [message, fix].filter(Boolean).join('. ') };
			}
		},
	},

	loadOptions: {
		/** Flows of the account (ListFlows). */
		async getFlows(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
			const flows = await withService(
				this,
				openForLookup,
				async (service) => await listFlows(service, () => true, undefined),
			);
			return sortedBy(
				flows.map(({ flowName, description }) => ({
					name: flowName,
					value: flowName,
					...(description && { description }),
				})),
				({ name }) => name,
			);
		},
	},
};
