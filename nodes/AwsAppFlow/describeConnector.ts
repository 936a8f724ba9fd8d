import type { ConnectorConfiguration } from '@aws-sdk/client-appflow';

import { OutcomeError } from '../../engine/errors';
import { askOnce } from './askOnce';
import type { AppFlow } from './transport/client';

/**
 * What a custom connector says about itself (DescribeConnector), asked for once per label and run,
 * however many items need it.
 *
 * @throws {ServiceError}
 */
export const describeConnector = askOnce(
	async (
		service: AppFlow,
		label: string,
		signal?: AbortSignal,
	): Promise<ConnectorConfiguration> => {
		const { connectorConfiguration } = await service.send(
			'DescribeConnector',
			{ connectorType: 'CustomConnector', connectorLabel: label },
			signal,
		);
		if (connectorConfiguration) return connectorConfiguration;
		throw new OutcomeError(`AppFlow has no description of the connector '${label}'`);
	},
);
