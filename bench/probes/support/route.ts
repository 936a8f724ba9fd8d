import { connect } from 'net';
import { Agent, setGlobalDispatcher } from 'undici';

import type { AppFlowAccess } from '../../support/sandbox';

/**
 * Makes fetch reach the sandbox at AWS's own address of AppFlow in the region: Direct Connections are
 * taken for no other. The connections are plain TCP, as those of the peers.
 */
export function routeAwsToSandbox({ region, endpoint }: AppFlowAccess): void {
	const sandbox = new URL(endpoint);
	const portOf = (hostname: string, port: string) => {
		if (hostname === `appflow.${region}.amazonaws.com`) return Number(sandbox.port);
		return hostname === sandbox.hostname ? Number(port) : undefined;
	};
	setGlobalDispatcher(
		new Agent({
			connect(options, callback) {
				const port = portOf(options.hostname, options.port);
				if (port === undefined) {
					callback(new Error(`${options.hostname} is not the sandbox`), null);
					return;
				}
				const socket = connect({ host: sandbox.hostname, port, noDelay: true });
				socket.once('connect', () => callback(null, socket));
				socket.once('error', (error) => callback(error, null));
			},
		}),
	);
}
