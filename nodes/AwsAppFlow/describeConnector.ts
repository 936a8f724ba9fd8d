import type { ConnectorConfiguration } from '@aws-sdk/client-appflow';

import { OutcomeError } from '../../engine/errors';
import type { AppFlow } from './transport/client';

const known = new WeakMap<AppFlow, Map<string, Promise<ConnectorConfiguration>>>();

/**
 * What a custom connector says about itself (DescribeConnector), asked for once per label and run,
 * however many items need it.
 *
 * @throws {ServiceError}
 */
export async function describeConnector(
	service: AppFlow,
	label: string,
	signal?: AbortSignal,
): Promise<ConnectorConfiguration> {
	const labels = known.get(service) ?? new Map<string, Promise<ConnectorConfiguration>>();
	known.set(service, labels);
	const asked = labels.get(label) ?? ask(service, label, signal);
	labels.set(label, asked);
	// A failure must not be the answer for the items to come.
	asked.catch(() => labels.delete(label));
	return await asked;
}

async function ask(
	service: AppFlow,
	label: string,
	signal?: AbortSignal,
): Promise<ConnectorConfiguration> {
	const { connectorConfiguration } = await service.send(
		'DescribeConnector',
		{ connectorType: 'CustomConnector', connectorLabel: label },
		signal,
	);
	if (connectorConfiguration) return connectorConfiguration;
	throw new OutcomeError(`AppFlow has no description of the connector '${label}'`);
}
