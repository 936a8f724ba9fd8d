import {
	DescribeConnectorProfilesCommand,
	UpdateConnectorProfileCommand,
} from '@aws-sdk/client-appflow';
import type { AppflowClient } from '@aws-sdk/client-appflow';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { AppFlowAccess } from '../../support/sandbox';
import { SLACK_SECRETS, appFlowCredentials } from './credentials';
import { httpRequestNode } from './host';
import { INSTANCE_URL } from './profiles';
import type { Update } from './profiles';
import { forAll, rawClient } from './raw-sdk';
import { runSteps } from './workflow';

/** The same two calls as our Update, by a program on the SDK: describe, then update. */
export function updatesByRawSdk(access: AppFlowAccess): Update {
	return updatesWith(rawClient(access));
}

/** As {@link updatesByRawSdk}, over fetch, the only keep-alive wire that a community node may use. */
export function updatesByRawFetch(access: AppFlowAccess): Update {
	return updatesWith(rawClient(access, { requestHandler: new FetchHttpHandler({}) }));
}

function updatesWith(client: AppflowClient): Update {
	return async (names, concurrency) => {
		const results: IDataObject[] = [];
		await forAll(names, concurrency, async (name) => {
			const { connectorProfileDetails: [profile] = [] } = await client.send(
				new DescribeConnectorProfilesCommand({ connectorProfileNames: [name], maxResults: 1 }),
			);
			const { connectorProfileArn } = await client.send(
				new UpdateConnectorProfileCommand({
					connectorProfileName: name,
					connectionMode: profile?.connectionMode,
					connectorProfileConfig: {
						connectorProfileProperties: {
							...profile?.connectorProfileProperties,
							Slack: { instanceUrl: INSTANCE_URL },
						},
						connectorProfileCredentials: { Slack: SLACK_SECRETS },
					},
				}),
			);
			results.push({ connectorProfileName: name, connectorProfileArn });
		});
		return results;
	};
}

/**
 * The same two calls by two of n8n's HTTP Request nodes with our credential, in batches.
 *
 * @param intervalMs Their pause between batches. The node does not wait for a batch to end, so this
 * is what holds it to about one batch at a time.
 */
export function updatesByHttpRequest(access: AppFlowAccess, intervalMs: number): Update {
	const node = httpRequestNode();
	const credentials = appFlowCredentials(access, { direct: false });
	return async (names, concurrency) => {
		const batching = { batch: { batchSize: concurrency, batchInterval: intervalMs } };
		const call = (path: string, jsonBody: string): INodeParameters => ({
			method: 'POST',
			url: `${access.endpoint}/${path}`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'awsAppFlowApi',
			sendBody: true,
			specifyBody: 'json',
			jsonBody,
			options: { batching },
		});
		const steps = [
			call('describe-connector-profiles', DESCRIBE),
			call('update-connector-profile', UPDATE),
		];
		const items = await runSteps(
			steps.map((parameters) => ({ node, parameters })),
			names.map((name) => ({ name })),
			credentials,
		);
		return items.map(({ json }) => json);
	};
}

const DESCRIBE = '={{ { connectorProfileNames: [$json.name], maxResults: 1 } }}';

const UPDATE = `={{ {
	connectorProfileName: $json.connectorProfileDetails[0].connectorProfileName,
	connectionMode: $json.connectorProfileDetails[0].connectionMode,
	connectorProfileConfig: {
		connectorProfileProperties: { Slack: { instanceUrl: '${INSTANCE_URL}' } },
		connectorProfileCredentials: { Slack: ${JSON.stringify(SLACK_SECRETS)} },
	},
} }}`;
