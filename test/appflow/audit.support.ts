import {
	AppflowClient,
	CreateConnectorProfileCommand,
	UnregisterConnectorCommand,
} from '@aws-sdk/client-appflow';
import type { CreateConnectorProfileRequest } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import type { WorkflowResult } from '../support/harness';
import type { Account } from './support';

/** A client of the account beside the node, for what is there before the audit. */
function clientOf({ access }: Account): AppflowClient {
	const { endpoint, region, accessKeyId, secretAccessKey } = access;
	return new AppflowClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
}

type Profile = Pick<CreateConnectorProfileRequest, 'connectorProfileName' | 'connectorType'> &
	Partial<CreateConnectorProfileRequest>;

/** Adds a profile, without what the node's form would say about it. */
export async function addProfile(account: Account, profile: Profile): Promise<void> {
	await clientOf(account).send(
		new CreateConnectorProfileCommand({
			connectionMode: 'Public',
			connectorProfileConfig: { connectorProfileProperties: {} },
			...profile,
		}),
	);
	account.control.clearRequests();
}

/** Takes a custom connector away from under its profiles. */
export async function unregister(account: Account, connectorLabel: string): Promise<void> {
	await clientOf(account).send(
		new UnregisterConnectorCommand({ connectorLabel, forceDelete: true }),
	);
	account.control.clearRequests();
}

/** What one check finds. */
export async function findings(
	account: Account,
	check: string,
	parameters: Record<string, unknown> = {},
): Promise<IDataObject[]> {
	return await account.json('connectorProfile.audit', { checks: [check], ...parameters });
}

/** The names of the subjects of findings. */
export function names(items: readonly IDataObject[]): unknown[] {
	return items.map(({ subjectName }) => subjectName);
}

/** The file on an output item, as text, with what n8n knows of it. */
export function fileOf({ items }: Pick<WorkflowResult, 'items'>, field = 'data', index = 0) {
	const { data = '', fileName, mimeType } = items[index]?.binary?.[field] ?? {};
	return { text: Buffer.from(data, 'base64').toString('utf8'), fileName, mimeType };
}
