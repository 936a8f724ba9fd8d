import { createAppFlow } from './appflow';
import { type Account, createAccount } from './aws/account';
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

export type { Control } from './core/control';
export type { FaultRule, ThrottleRule } from './core/disturbances';
export type { Match } from './core/match';
export type { RecordedRequest, Statistics } from './core/recorder';
export { conductorOneIds } from './conductorone';

/** Where and as whom AppFlow and STS are called. */
export interface AppFlowAccess extends Account {
	/** For example `http://127.0.0.1:4571`; STS answers there too. */
	endpoint: string;
}

/** Where and as whom ConductorOne is called. */
export interface ConductorOneAccess extends ConductorOneCredentials {
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

/** A running sandbox. */
export interface Sandbox {
	appflow: AppFlowAccess;
	conductorOne: ConductorOneAccess;
	control: Control;
	/** The same control over HTTP; `GET /` lists what it can do. */
	controlUrl: string;
	close(): Promise<void>;
}

/** How the sandbox starts. */
export interface SandboxOptions {
	/** 0, or none, takes a free port. */
	ports?: { appflow?: number; conductorOne?: number; control?: number };
	/** The AWS region that is played; its partition follows. Default `eu-west-1`. */
	region?: string;
}

/** A port is taken by another program. */
export class PortTakenError extends Error {
	constructor(
		readonly listener: 'appflow' | 'conductorOne' | 'control',
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
	const { ports = {}, region = 'eu-west-1' } = options;
	const clock = createClock();
	const recorder = new Recorder();
	const disturbances = new Disturbances(clock);
	const account = createAccount(region);
	const identities = new Identities(account, clock);
	const appflow = createAppFlow({ account, identities, clock });
	const sts = createSts({ account, identities, clock, clockSkewMs: () => appflow.clockSkewMs() });
	let conductorOneUrl = '';
	const conductorOne = createConductorOne({ clock, url: () => conductorOneUrl });
	const services = [appflow, sts, conductorOne];
	const control = createControl({ services, clock, recorder, disturbances });

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
				(request) => (isStsRequest(request) ? sts : appflow),
				recorder,
				disturbances,
			),
	);
	conductorOneUrl = await opened(
		'conductorOne',
		async (port) => await serve(port, [conductorOne], () => conductorOne, recorder, disturbances),
	);
	const access = {
		appflow: { endpoint, ...account },
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

function isPortTaken(error: unknown): boolean {
	return isObject(error) && error.code === 'EADDRINUSE';
}
