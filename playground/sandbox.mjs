import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { PROJECT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { startService } from './processes.mjs';

const START_LIMIT_MS = 60_000;

/** What the sandbox listens for, in the order of its ports. */
const LISTENERS = ['appflow', 'conductor-one', 'control', 'secret-store'];

/** So many ports in a row belong to the sandbox. */
export const SANDBOX_PORTS = LISTENERS.length;

/** For examples that go from one region to another. */
const OTHER_REGION = 'us-east-1';

/**
 * The local AppFlow, ConductorOne, and store of secrets, and how to reach them.
 *
 * @typedef {import('./processes.mjs').Service & { access: Access, controlUrl: string }} Sandbox
 */

/**
 * What the sandbox says about itself: addresses, and dummy secrets that work nowhere else.
 *
 * @typedef {object} Access
 * @property {AppFlowAccess} appflow
 * @property {AppFlowAccess} otherAppflow the same account in another region
 * @property {ConductorOneAccess} conductorOne
 * @property {SecretStoreAccess} secretStore
 */

/**
 * @typedef {object} AppFlowAccess
 * @property {string} endpoint
 * @property {string} region
 * @property {string} accessKeyId
 * @property {string} secretAccessKey
 */

/**
 * @typedef {object} ConductorOneAccess
 * @property {string} url
 * @property {string} clientId
 * @property {string} clientSecret
 */

/**
 * @typedef {object} SecretStoreAccess
 * @property {string} url
 * @property {string} token
 */

/**
 * Starts the sandbox and waits until it answers.
 *
 * @param {number} firstPort of {@link SANDBOX_PORTS}
 * @param {string} folder for its log
 * @returns {Promise<Sandbox>}
 */
export async function startSandbox(firstPort, folder) {
	const service = startService(
		'The sandbox',
		{
			command: process.execPath,
			args: [
				'--import',
				'tsx',
				join(PROJECT, 'sandbox', 'main.ts'),
				...LISTENERS.flatMap((name, index) => [`--${name}-port`, String(firstPort + index)]),
				...['--other-region', OTHER_REGION],
			],
			cwd: PROJECT,
		},
		join(folder, 'sandbox.log'),
	);
	const controlUrl = `http://127.0.0.1:${firstPort + LISTENERS.indexOf('control')}`;
	try {
		const access = await Promise.race([
			accessFrom(controlUrl, service),
			service.ended.then((problem) => Promise.reject(problem)),
		]);
		return { ...service, access, controlUrl };
	} catch (error) {
		await service.stop();
		throw error;
	}
}

/**
 * @param {string} controlUrl
 * @param {import('./processes.mjs').Service} service
 * @returns {Promise<Access>}
 */
async function accessFrom(controlUrl, service) {
	const end = Date.now() + START_LIMIT_MS;
	while (Date.now() < end && service.running()) {
		const answer = await fetch(controlUrl).catch(() => undefined);
		if (answer?.ok) return await answer.json();
		await sleep(100);
	}
	throw new Problem(`The sandbox did not come up. The end of its log:\n\n${service.tail()}`);
}
