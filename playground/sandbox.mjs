import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { PROJECT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { startService } from './processes.mjs';

const START_LIMIT_MS = 60_000;

/**
 * The local AppFlow and ConductorOne, and how to reach them.
 *
 * @typedef {import('./processes.mjs').Service & { access: Access, controlUrl: string }} Sandbox
 */

/**
 * What the sandbox says about itself: addresses, and dummy secrets that work nowhere else.
 *
 * @typedef {object} Access
 * @property {AppFlowAccess} appflow
 * @property {ConductorOneAccess} conductorOne
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
 * Starts the sandbox and waits until it answers.
 *
 * @param {number} firstPort of three
 * @param {string} folder for its log
 * @returns {Promise<Sandbox>}
 */
export async function startSandbox(firstPort, folder) {
	const ports = { appflow: firstPort, 'conductor-one': firstPort + 1, control: firstPort + 2 };
	const service = startService(
		'The sandbox',
		{
			command: process.execPath,
			args: [
				'--import',
				'tsx',
				join(PROJECT, 'sandbox', 'main.ts'),
				...Object.entries(ports).flatMap(([name, port]) => [`--${name}-port`, String(port)]),
			],
			cwd: PROJECT,
		},
		join(folder, 'sandbox.log'),
	);
	const controlUrl = `http://127.0.0.1:${ports.control}`;
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
