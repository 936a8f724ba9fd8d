import type { ConnectorProfile } from '@aws-sdk/client-appflow';

import { OutcomeError } from '../../engine/errors';
import { flag, integer, showWhen } from '../../engine/fields';
import { waitUntil } from '../../engine/time';
import { counted } from '../../engine/words';
import { getProfile } from './profile';
import type { AppFlow } from './transport/client';

const wait = flag({
	displayName: 'Wait for Private Connection',
	name: 'waitForPrivateConnection',
	description:
		'Whether to wait until AWS has set up the private connection. Public connections need no wait.',
});

const timeout = integer({
	displayName: 'Private Connection Timeout (Minutes)',
	name: 'privateConnectionTimeout',
	description: 'How long to wait for the private connection',
	default: 15,
	minimum: 1,
	maximum: 1440,
});

const interval = integer({
	displayName: 'Private Connection Check Interval (Seconds)',
	name: 'privateConnectionInterval',
	description: 'How often to ask AWS whether the private connection is ready',
	default: 10,
	minimum: 1,
	maximum: 3600,
});

/** Options of operations that change a profile, after which its private connection is made anew. */
export const privateConnectionOptions = [wait, timeout, interval] as const;

const PRIVATE = { '/connectionMode': ['Private'] };

/** The same where the form says which mode the connection is going to have. */
export const newPrivateConnectionOptions = [
	showWhen(wait, PRIVATE),
	showWhen(timeout, PRIVATE),
	showWhen(interval, PRIVATE),
] as const;

/** What the user chose about waiting for a private connection. */
export interface PrivateConnectionWait {
	readonly waitForPrivateConnection: boolean;
	/** Minutes. */
	readonly privateConnectionTimeout: number;
	/** Seconds. */
	readonly privateConnectionInterval: number;
}

interface WaitCall {
	readonly service: AppFlow;
	readonly signal: AbortSignal | undefined;
	readonly pause: (milliseconds: number) => Promise<void>;
}

/**
 * Waits until the profile's private connection exists. A public profile is ready at once.
 *
 * @throws {OutcomeError} with AWS's reason when AWS could not create it; when time is up
 */
export async function waitForPrivateConnection(
	{ service, signal, pause }: WaitCall,
	name: string,
	options: PrivateConnectionWait,
): Promise<ConnectorProfile> {
	return await waitUntil({
		ask: async () => await getProfile(service, { name }, signal),
		done: isReady,
		intervalMs: options.privateConnectionInterval * 1000,
		timeoutMs: options.privateConnectionTimeout * 60_000,
		late: () =>
			new OutcomeError(
				`The private connection of '${name}' is not ready after ${counted(options.privateConnectionTimeout, 'minute')}`,
				'The profile exists, and AWS goes on setting it up. Get the profile later, or raise the timeout',
			),
		pause,
	});
}

function isReady(profile: ConnectorProfile): boolean {
	const state = profile.privateConnectionProvisioningState;
	if (state?.status === 'FAILED') {
		throw new OutcomeError(
			`AWS could not create the private connection of '${profile.connectorProfileName}'`,
			[state.failureMessage, state.failureCause && `Cause: ${state.failureCause}`]
				.filter((part) => part)
				.join('\n'),
		);
	}
	return profile.connectionMode !== 'Private' || state?.status === 'CREATED';
}
