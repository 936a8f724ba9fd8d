import type { AppFlowAccess } from '../../support/sandbox';
import { appFlowCredentials } from './credentials';
import type { Credentials } from './credentials';
import { ourNode } from './host';
import { PROFILE_COUNT } from './profiles';
import type { List } from './profiles';
import { runSteps } from './workflow';

/** Our node's Get Many with Direct Connections. */
export function listsDirect(access: AppFlowAccess): List {
	return listsWith(appFlowCredentials(access, { direct: true }));
}

/** Our node's Get Many over n8n's HTTP helper. */
export function listsThroughHelper(access: AppFlowAccess): List {
	return listsWith(appFlowCredentials(access, { direct: false }));
}

function listsWith(credentials: Credentials): List {
	const node = ourNode();
	const getMany = { resource: 'connectorProfile', operation: 'getMany' };
	return async (limit) => {
		const some = limit < PROFILE_COUNT ? { returnAll: false, limit } : { returnAll: true };
		return await runSteps([{ node, parameters: { ...getMany, ...some } }], [{}], credentials);
	};
}
