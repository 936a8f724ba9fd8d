import { mkdir, rm } from 'node:fs/promises';

import { installCommunityPackage } from './community-package.mjs';
import { furnish, provideOwner } from './furnish.mjs';
import { installN8n, isInstalled, pinnedVersion } from './n8n-install.mjs';
import { startN8n } from './n8n-server.mjs';
import { assertFree } from './ports.mjs';
import { buildAndPack, installDependencies } from './project.mjs';
import { SANDBOX_PORTS, startSandbox } from './sandbox.mjs';

/**
 * @typedef {object} Wishes
 * @property {string} folder for everything that this playground keeps
 * @property {number} port of n8n; its task runners take the next one
 * @property {number} sandboxPort the first of the sandbox's
 * @property {boolean} reset forget what earlier starts left in the folder
 */

/**
 * A running playground.
 *
 * @typedef {object} Playground
 * @property {string} folder
 * @property {import('./n8n-install.mjs').N8n} n8n
 * @property {import('./n8n-server.mjs').Server} server
 * @property {import('./sandbox.mjs').Sandbox} sandbox
 * @property {import('./n8n-api.mjs').N8nApi} api signed in as the owner
 * @property {import('./n8n-api.mjs').Owner} owner
 * @property {import('./furnish.mjs').Furnished} furniture
 * @property {Promise<import('./problem.mjs').Problem>} ended settles when n8n or the sandbox ends
 * @property {() => Promise<void>} stop
 */

/**
 * From a clone to a running n8n with the nodes in it. What was started is stopped again when a
 * later step fails.
 *
 * @param {Wishes} wishes
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<Playground>}
 */
export async function openPlayground(wishes, progress) {
	const { folder } = wishes;
	await assertPortsFree(wishes);
	if (wishes.reset) await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });

	const n8n = await prepare(folder, progress);
	const { sandbox, server, stop } = await startServices(n8n, wishes, progress);
	try {
		const { api, owner } = await progress.step(
			'Sign in to n8n',
			async () => await provideOwner(server.url, folder),
		);
		const furniture = await progress.step(
			'Provide credentials and example workflows',
			async () => await furnish(api, sandbox.access, folder),
		);
		const ended = Promise.race([sandbox.ended, server.ended]);
		return { folder, n8n, server, sandbox, api, owner, furniture, ended, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** @param {Wishes} wishes */
async function assertPortsFree({ port, sandboxPort }) {
	await assertFree(port, 'n8n', '--port');
	await assertFree(port + 1, "n8n's task runners", '--port');
	for (let each = 0; each < SANDBOX_PORTS; each += 1) {
		await assertFree(sandboxPort + each, 'the sandbox', '--sandbox-port');
	}
}

/**
 * Everything that has to be there before something can be started.
 *
 * @param {string} folder
 * @param {import('./progress.mjs').Progress} progress
 */
async function prepare(folder, progress) {
	await progress.step('Install the dependencies of the project', installDependencies, {
		remark: (output) => (output === '' ? 'nothing to do' : undefined),
	});
	const packed = await progress.step('Build and pack the nodes', buildAndPack, {
		remark: ({ fresh }) => (fresh ? undefined : 'unchanged'),
	});
	const version = await pinnedVersion();
	const n8n = await progress.step(`Install n8n ${version}`, installN8n, {
		expect: isInstalled() ? undefined : 'once, 3 GB, some minutes',
		remark: ({ folder: where }) => where,
	});
	await progress.step(
		'Give the nodes to n8n',
		async () => await installCommunityPackage(packed, folder),
		{ remark: (changed) => (changed ? `${packed.name} ${packed.version}` : 'unchanged') },
	);
	return n8n;
}

/**
 * @param {import('./n8n-install.mjs').N8n} n8n
 * @param {Wishes} wishes
 * @param {import('./progress.mjs').Progress} progress
 */
async function startServices(n8n, { folder, port, sandboxPort }, progress) {
	const startingSandbox = progress.step(
		'Start the sandbox',
		async () => await startSandbox(sandboxPort, folder),
	);
	const startingServer = progress.step(
		'Start n8n',
		async () => await startN8n(n8n, { userFolder: folder, port }),
	);
	const stop = async () => {
		const outcomes = await Promise.allSettled([startingSandbox, startingServer]);
		await Promise.all(
			outcomes.map(async (each) => {
				if (each.status === 'fulfilled') await each.value.stop();
			}),
		);
	};
	try {
		const [sandbox, server] = await Promise.all([startingSandbox, startingServer]);
		return { sandbox, server, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
