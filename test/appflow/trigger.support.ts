import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { AwsAppFlowTrigger } from '../../nodes/AwsAppFlow/AwsAppFlowTrigger.node';
import { ActiveTrigger, CredentialStore } from '../support/harness';
import { useAccount } from './support';
import type { Account } from './support';

type Data = Record<string, unknown>;

/** A trigger that polls, with the account's keys. */
export function pollingTrigger(account: Account, parameters: Data, keys?: Data): ActiveTrigger {
	return new ActiveTrigger({
		node: new AwsAppFlowTrigger(),
		parameters: parameters as INodeParameters,
		credentials: account.store({ aws: keys }),
	});
}

/** A trigger that polls, after its first poll, which is silent. */
export async function activeTrigger(account: Account, parameters: Data): Promise<ActiveTrigger> {
	const trigger = pollingTrigger(account, parameters);
	if ((await trigger.poll()).length > 0) throw new Error('The first poll was not silent');
	account.control.clearRequests();
	return trigger;
}

/** The header and the secret of {@link pushedTrigger}. */
export const HEADER = 'X-N8n-Secret';
export const SECRET = 'dummy-secret-of-eventbridge';

/** A trigger that is pushed to. */
export function pushedTrigger(parameters: Data = {}, credential: Data = {}): ActiveTrigger {
	return eventsTrigger({ receiveBy: 'push', ...parameters }, credential);
}

/** A trigger with a credential for what EventBridge posts. */
export function eventsTrigger(parameters: Data, credential: Data = {}): ActiveTrigger {
	const data = { headerName: HEADER, secret: SECRET, ...credential };
	return new ActiveTrigger({
		node: new AwsAppFlowTrigger(),
		parameters: parameters as INodeParameters,
		credentials: new CredentialStore({
			awsAppFlowEventsApi: data as ICredentialDataDecryptedObject,
		}),
	});
}

export { useAccount };
