import { spawn } from 'child_process';
import { once } from 'events';
import { join } from 'path';
import { createInterface } from 'readline';

import { PROJECT } from './n8n';

/** Where and as whom probes call the local AppFlow. */
export interface AppFlowAccess {
	readonly endpoint: string;
	readonly region: string;
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
}

/** Where and as whom probes call the local ConductorOne. */
export interface ConductorOneAccess {
	readonly url: string;
	readonly bearerToken: string;
}

/** The sandbox in a process of its own, so that its work is not the client's. */
export interface SandboxProcess {
	readonly appflow: AppFlowAccess;
	readonly conductorOne: ConductorOneAccess;
	/** Where its control API answers. */
	readonly controlUrl: string;
	setLatency(ms: number): Promise<void>;
	stop(): Promise<void>;
}

/** Starts the sandbox without recording. */
export async function startSandbox(): Promise<SandboxProcess> {
	const ports = ['--appflow-port', '0', '--conductor-one-port', '0', '--control-port', '0'];
	const child = spawn(
		process.execPath,
		['--import', 'tsx', join(PROJECT, 'sandbox', 'main.ts'), ...ports],
		{ cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const ended = once(child, 'exit');
	const controlUrl = await new Promise<string>((resolve, reject) => {
		createInterface({ input: child.stdout }).on('line', (line) => {
			const url = /^Control\s+(\S+)/.exec(line)?.[1];
			if (url) resolve(url);
		});
		ended.then(() => reject(new Error('The sandbox did not start')), reject);
	});
	const about = await control(controlUrl, 'GET', '/');
	await control(controlUrl, 'POST', '/recording', { enabled: false });
	return {
		appflow: about.appflow,
		conductorOne: about.conductorOne,
		controlUrl,
		setLatency: async (ms) => {
			await control(controlUrl, 'POST', '/latency', { ms });
		},
		async stop() {
			child.kill('SIGTERM');
			await ended;
		},
	};
}

interface ControlAnswer {
	readonly appflow: AppFlowAccess & { readonly connections: number; readonly maxInFlight: number };
	readonly conductorOne: ConductorOneAccess;
}

/** Calls the sandbox's control API. */
export async function control(
	url: string,
	method: string,
	path: string,
	body?: object,
): Promise<ControlAnswer> {
	const response = await fetch(`${url}${path}`, {
		method,
		...(body && { body: JSON.stringify(body) }),
	});
	if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}`);
	return (await response.json()) as ControlAnswer;
}
