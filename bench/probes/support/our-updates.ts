import type { INodeParameters } from 'n8n-workflow';

import type { AppFlowAccess } from '../../support/sandbox';
import { appFlowCredentials } from './credentials';
import type { Credentials } from './credentials';
import { ourNode } from './host';
import { INSTANCE_URL } from './profiles';
import type { Update } from './profiles';
import { runSteps } from './workflow';

/** Our node's Update with Direct Connections. */
export function updatesDirect(access: AppFlowAccess): Update {
	return updatesWith(appFlowCredentials(access, { direct: true }));
}

/** Our node's Update over n8n's HTTP helper. */
export function updatesThroughHelper(access: AppFlowAccess): Update {
	return updatesWith(appFlowCredentials(access, { direct: false }));
}

function updatesWith(credentials: Credentials): Update {
	const node = ourNode();
	return async (names, concurrency) => {
		const items = await runSteps(
			[{ node, parameters: parametersOf(concurrency) }],
			names.map((name) => ({ name })),
			credentials,
		);
		return items.map(({ json }) => json);
	};
}

function parametersOf(concurrency: number): INodeParameters {
	return {
		resource: 'connectorProfile',
		operation: 'update',
		connectorProfileName: { __rl: true, mode: 'name', value: '={{ $json.name }}' },
		connectorType: 'Slack',
		updateFields: { instanceUrl: INSTANCE_URL },
		options: { concurrency },
	};
}
