import type { ConnectorConfiguration } from '@aws-sdk/client-appflow';
import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import { withService } from '../../../engine/lookup';
import { describeConnector } from '../describeConnector';
import { openForLookup } from '../open';

/**
 * What the custom connector chosen in the form says about itself.
 *
 * @throws {NodeApiError | NodeOperationError} when none is chosen yet, or AWS does not answer
 */
export async function chosenConnector(
	context: ILoadOptionsFunctions,
): Promise<ConnectorConfiguration> {
	const label = context.getCurrentNodeParameter('connectorLabel', { extractValue: true });
	return await withService(context, openForLookup, async (service) => {
		if (typeof label !== 'string' || label === '') {
			throw new InputError('Connector Label', 'is empty', 'Choose the custom connector first');
		}
		return await describeConnector(service, label);
	});
}
