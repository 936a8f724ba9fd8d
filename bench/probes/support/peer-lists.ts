import { paginateDescribeConnectorProfiles } from '@aws-sdk/client-appflow';
import type { AppflowClient, ConnectorProfile } from '@aws-sdk/client-appflow';

import { sendDirect } from '../../../nodes/AwsAppFlow/transport/direct';
import { createRequestHandler, sendThroughHelper } from '../../../nodes/AwsAppFlow/transport/wire';
import type { AppFlowAccess } from '../../support/sandbox';
import { Credentials } from './credentials';
import type { List } from './profiles';
import { rawClient } from './raw-sdk';
import { nodeThat, runSteps } from './workflow';

const PAGE_SIZE = 100;

/** The SDK's paginator over the wire of Direct Connections. */
export function listsByPaginator(access: AppFlowAccess): List {
	const client = rawClient(access, { requestHandler: createRequestHandler(sendDirect) });
	return async (limit) => await pages(client, limit);
}

/** The SDK's paginator over n8n's HTTP helper, which only a node has. */
export function listsByPaginatorThroughHelper(access: AppFlowAccess): List {
	const credentials = new Credentials([]);
	return async (limit) => {
		let profiles: readonly ConnectorProfile[] = [];
		const node = nodeThat(async function () {
			const send = sendThroughHelper(this.helpers.httpRequest);
			const requestHandler = createRequestHandler(send);
			profiles = await pages(
				rawClient(access, { requestHandler, endpoint: access.endpoint }),
				limit,
			);
			return [[]];
		});
		await runSteps([{ node }], [{}], credentials);
		return profiles;
	};
}

async function pages(client: AppflowClient, limit: number): Promise<readonly ConnectorProfile[]> {
	const profiles: ConnectorProfile[] = [];
	const list = paginateDescribeConnectorProfiles({ client, pageSize: PAGE_SIZE }, {});
	for await (const { connectorProfileDetails = [] } of list) {
		profiles.push(...connectorProfileDetails);
		if (profiles.length >= limit) break;
	}
	return profiles;
}
