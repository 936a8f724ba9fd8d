import { createAppFlow } from './appflow';
import { type Account, createAccount } from './aws/account';
import { readClaim } from './aws/claim';
import { Identities } from './aws/identities';
import { createSts, isStsRequest } from './aws/sts';
import {
	type ConductorOneCredentials,
	createConductorOne,
	type ForgedDelivery,
} from './conductorone';
import { createClock } from './core/clock';
import { type Control, createControl } from './core/control';
import { answerControl } from './core/control-api';
import { Disturbances } from './core/disturbances';
import { isObject } from './core/json';
import { listen, type Listener, send, serve } from './core/listener';
import { Recorder } from './core/recorder';
import type { SandboxRequest } from './core/service';
import { createSecretStore } from './secretStore';

export type { RecordedRequest } from './core/recorder';
export { conductorOneIds } from './conductorone';

/** Where and as whom AppFlow and STS are called. */
interface AppFlowAccess extends Account {
	/** For example `http://127.0.0.1:4571`; STS answers there too. */
	endpoint: string;
}

/** Where and as whom ConductorOne is called. */
interface ConductorOneAccess extends ConductorOneCredentials {
	/** For example `http://127.0.0.1:4572`. */
	url: string;
	/** Tokens minted since the start or the last reset. */
	mints(): number;
	/** Makes every minted token invalid at once. */
	revokeTokens(): void;
	/** The headers of a webhook delivery, signed as the tenant does, or with wrong claims. */
	sign(delivery: ForgedDelivery): Record<string, string>;
	/** From now on webhook deliveries are signed with other keys. */
	rotateKeys(): void;
}

/** Where and with which token the local store of secrets is called. */
interface SecretStoreAccess {
	/** For example `http://127.0.0.1:4574`. */
	url: string;
	token: string;
}

/** A running sandbox. */
export interface Sandbox {
	appflow: AppFlowAccess;
	/** AppFlow in the other region, at the same address; undefined if only one region is played. */
	otherAppflow: AppFlowAccess | undefined;
	conductorOne: ConductorOneAccess;
	secretStore: SecretStoreAccess;
	control: Control;
	/** The same control over HTTP; `GET /` lists what it can do. */
	controlUrl: string;
	close(): Promise<void>;
}

/** How the sandbox starts. */
interface SandboxOptions {
	/** 0, or none, takes a free port. */
	ports?: { appflow?: number; conductorOne?: number; control?: number; secretStore?: number };
	/** The AWS region that is played; its partition follows. Default `eu-west-1`. */
	region?: string;
	/** A second region of the same account, with the same profiles and without flows. Default none. */
	otherRegion?: string;
}

/** A port is taken by another program. */
export class PortTakenError extends Error {
	constructor(
		readonly listener: 'appflow' | 'conductorOne' | 'control' | 'secretStore',
		readonly port: number,
	) {
		super(`Port ${port} for ${listener} is taken by another program`);
	}
}

/**
 * Starts the local AppFlow, STS and ConductorOne on loopback, in this process, with seeded data.
 *
 * @throws PortTakenError
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { ports = {}, region = 'eu-west-1', otherRegion } = options;
	const clock = createClock();
	const recorder = new Recorder();
	const disturbances = new Disturbances(clock);
	const account = createAccount(region);
	const identities = new Identities(account, clock);
	const appflow = createAppFlow({ account, identities, clock });
	const otherAccount = otherRegion === undefined ? undefined : createAccount(otherRegion);
	const otherAppflow =
		otherAccount && createAppFlow({ account: otherAccount, identities, clock, withFlows: false });
	const sts = createSts({ account, identities, clock, clockSkewMs: () => appflow.clockSkewMs() });
	let conductorOneUrl = '';
	const conductorOne = createConductorOne({ clock, url: () => conductorOneUrl });
	const secretStore = createSecretStore(clock);
	// Control reaches the first service of a name, and resets all.
	const services = [appflow, sts, conductorOne, ...(otherAppflow ? [otherAppflow] : [])];
	const control = createControl({
		services,
		clock,
		recorder,
		disturbances,
		onReset: () => secretStore.reset(),
	});
	const appflowFor = (request: SandboxRequest) =>
		otherAppflow && isSignedFor(request, otherRegion) ? otherAppflow : appflow;

	const open: Listener[] = [];
	const close = async () => {
		conductorOne.stop();
		await Promise.all(open.map(async (listener) => await listener.close()));
	};
	const opened = async (
		name: PortTakenError['listener'],
		start: (port: number) => Promise<Listener>,
	) => {
		const port = ports[name] ?? 0;
		try {
			const listener = await start(port);
			open.push(listener);
			return listener.url;
		} catch (error) {
			await close();
			throw isPortTaken(error) ? new PortTakenError(name, port) : error;
		}
	};

	const endpoint = await opened(
		'appflow',
		async (port) =>
			await serve(
				port,
				[appflow, sts],
				(request) => (isStsRequest(request) ? sts : appflowFor(request)),
				recorder,
				disturbances,
			),
	);
	conductorOneUrl = await opened(
		'conductorOne',
		async (port) => await serve(port, [conductorOne], () => conductorOne, recorder, disturbances),
	);
	const secretStoreUrl = await opened(
		'secretStore',
		async (port) =>
			await listen(port, async (request, response) => {
				send(response, secretStore.handle(request));
			}),
	);
	const access = {
		appflow: { endpoint, ...account },
		otherAppflow: otherAccount && { endpoint, ...otherAccount },
		secretStore: { url: secretStoreUrl, token: secretStore.token },
		conductorOne: {
			url: conductorOneUrl,
			...conductorOne.credentials,
			mints: () => conductorOne.mints,
			revokeTokens: () => conductorOne.revokeTokens(),
			sign: (delivery: ForgedDelivery) => conductorOne.sign(delivery),
			rotateKeys: () => conductorOne.rotateKeys(),
		},
	};
	const controlUrl = await opened(
		'control',
		async (port) =>
			await listen(port, async (request, response) => {
				send(response, answerControl(request, control, access));
			}),
	);
	return { ...access, control, controlUrl, close };
}

/** AWS's regions have addresses of their own; here the signature says which one is meant. */
function isSignedFor(request: SandboxRequest, region: string | undefined): boolean {
	try {
		return readClaim(request).region === region;
	} catch {
		return false;
	}
}

function isPortTaken(error: unknown): boolean {
	return isObject(error) && error.code === 'EADDRINUSE';
}
