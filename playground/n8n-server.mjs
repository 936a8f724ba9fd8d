import { mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Problem } from './problem.mjs';
import { run, startService } from './processes.mjs';

const START_LIMIT_MS = 240_000;

/** What n8n may see of the environment: a person's own n8n settings must not leak into this one. */
const PASSED_ON =
	/^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_.*|TZ|TMPDIR|TEMP|TMP|HTTPS?_PROXY|ALL_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR))$/i;

/** Parts of n8n that talk to its vendor, or belong to features that need an account there. */
const WITHOUT = [
	'chat-hub',
	'instance-ai',
	'mcp',
	'mcp-registry',
	'quick-connect',
	'workflow-builder',
];

/**
 * @typedef {object} Place
 * @property {string} userFolder where n8n keeps its database, keys and community packages
 * @property {number} port the task runners' broker listens on the next one
 */

/**
 * @typedef {import('./processes.mjs').Service & { url: string }} Server
 */

/**
 * Starts n8n on loopback and waits until it answers.
 *
 * @param {import('./n8n-install.mjs').N8n} n8n
 * @param {Place} place
 * @returns {Promise<Server>}
 */
export async function startN8n(n8n, place) {
	const url = `http://127.0.0.1:${place.port}`;
	const command = commandOf(n8n, place, ['start']);
	const service = startService('n8n', command, join(place.userFolder, 'n8n.log'));
	try {
		await Promise.race([
			healthy(url, service),
			service.ended.then((problem) => Promise.reject(problem)),
		]);
	} catch (error) {
		await service.stop();
		throw error;
	}
	return { ...service, url };
}

/**
 * Runs a command of n8n's own command line, such as `execute --id=...`, on the same data.
 *
 * @param {import('./n8n-install.mjs').N8n} n8n
 * @param {Place} place with a port of its own, when a server runs at the same time
 * @param {string[]} args
 */
export async function runN8n(n8n, place, args) {
	return await run(commandOf(n8n, place, args));
}

/**
 * @param {import('./n8n-install.mjs').N8n} n8n
 * @param {Place} place
 * @param {string[]} args
 */
function commandOf(n8n, place, args) {
	mkdirSync(place.userFolder, { recursive: true });
	return {
		command: n8n.node,
		args: [join(n8n.folder, 'node_modules', 'n8n', 'bin', 'n8n'), ...args],
		// n8n reads a .env file from here.
		cwd: place.userFolder,
		env: environmentOf(n8n, place),
	};
}

/**
 * @param {import('./n8n-install.mjs').N8n} n8n
 * @param {Place} place
 */
function environmentOf(n8n, place) {
	const inherited = Object.fromEntries(
		Object.entries(process.env).filter(([name]) => PASSED_ON.test(name)),
	);
	return {
		...inherited,
		// Compiled code is kept beside n8n: later starts need a third less time.
		NODE_COMPILE_CACHE: join(n8n.folder, 'compile-cache'),
		PATH: [dirname(n8n.node), inherited.PATH].join(delimiter),
		NO_PROXY: '127.0.0.1,localhost',
		N8N_USER_FOLDER: place.userFolder,
		N8N_PORT: String(place.port),
		N8N_RUNNERS_BROKER_PORT: String(place.port + 1),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DISABLED_MODULES: WITHOUT.join(','),
	};
}

/**
 * @param {string} url
 * @param {import('./processes.mjs').Service} service
 */
async function healthy(url, service) {
	const end = Date.now() + START_LIMIT_MS;
	while (Date.now() < end && service.running()) {
		// The page answers before the database is ready; readiness says that both are.
		const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		if (answer?.ok) return;
		await sleep(250);
	}
	throw new Problem(`n8n did not come up. The end of its log:\n\n${service.tail()}`);
}
