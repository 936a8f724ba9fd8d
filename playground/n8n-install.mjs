import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rename, rm, statfs } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';

import { runInstallation } from './npm.mjs';
import { PINS, n8nFolder } from './paths.mjs';
import { Problem } from './problem.mjs';
import { run, runOrFail } from './processes.mjs';

/** Below this, n8n does not start. */
const NODE_MAJOR_OF_N8N = 24;
const NEEDED_BYTES = 4.5e9;

/**
 * A real n8n, ready to start.
 *
 * @typedef {object} N8n
 * @property {string} folder where it is installed
 * @property {string} node the Node.js that runs it
 * @property {string} version
 */

/** The n8n that the pins name. */
export async function pinnedVersion() {
	const { dependencies } = JSON.parse(await readFile(join(PINS, 'package.json'), 'utf8'));
	return dependencies.n8n;
}

/** Whether the pinned n8n is installed already. */
export function isInstalled() {
	return existsSync(n8nFolder());
}

/**
 * Installs the pinned n8n into the cache, unless it is there.
 *
 * It is put together under another name and renamed once complete, so that an interrupted
 * installation is never mistaken for a whole one.
 *
 * @returns {Promise<N8n>}
 */
export async function installN8n() {
	const folder = n8nFolder();
	if (!existsSync(folder)) {
		await mkdir(dirname(folder), { recursive: true });
		await removeAbandoned(dirname(folder));
		await assertSpace(dirname(folder));
		const partial = `${folder}.partial-${process.pid}`;
		await installInto(partial);
		await rename(partial, folder).catch(async (error) => {
			// Another start was faster; its installation is as good as this one.
			if (!existsSync(folder)) throw error;
			await rm(partial, { recursive: true });
		});
	}
	return { folder, node: nodeOf(folder), version: await pinnedVersion() };
}

/** @param {string} folder */
async function installInto(folder) {
	await mkdir(folder);
	for (const file of ['package.json', 'package-lock.json']) {
		await copyFile(join(PINS, file), join(folder, file));
	}
	// "install" rather than "ci": the lock may lack optional packages of other platforms than the
	// one it was made on. Without scripts: most of them would download what is not needed here.
	const flags = ['--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund'];
	await npm('Installing n8n', folder, ['install', ...flags]);
	if (!hostIsNewEnough()) {
		await npm('Installing the Node.js that n8n needs', folder, rebuildOf('node'));
	}
	await provideSqlite(folder);
}

/**
 * sqlite3 is compiled code. Its own script downloads a ready-made binary, or compiles one when that
 * fails; for compiling, the headers that came with Node.js are used where there are some.
 *
 * @param {string} folder
 */
async function provideSqlite(folder) {
	const node = nodeOf(folder);
	const probe = { command: node, args: ['-e', 'require("sqlite3")'], cwd: folder };
	if ((await run(probe)).code === 0) return;
	const headers = headersOf(folder);
	await npm('Preparing the database driver (sqlite3)', folder, rebuildOf('sqlite3'), {
		...process.env,
		PATH: [dirname(node), process.env.PATH].join(delimiter),
		...(headers ? { npm_config_nodedir: headers } : {}),
	}).catch((error) => {
		throw new Problem(
			error.message,
			'When no ready-made binary can be downloaded, it is compiled: that takes Python 3, make and a C++ compiler.',
		);
	});
	await runOrFail('Loading the database driver (sqlite3)', probe);
}

/** @param {string} folder */
function headersOf(folder) {
	return [
		join(folder, 'node_modules', 'node', 'node_modules', platformPackage()),
		dirname(dirname(process.execPath)),
	].find((candidate) => existsSync(join(candidate, 'include', 'node', 'node_api.h')));
}

/** The package from which `node` takes the binary for this machine. */
function platformPackage() {
	const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
	return `${prefix}-${process.platform}-${process.arch}`;
}

/** @param {string} folder */
function nodeOf(folder) {
	return hostIsNewEnough() ? process.execPath : join(folder, 'node_modules', 'node', 'bin', 'node');
}

function hostIsNewEnough() {
	return Number(process.versions.node.split('.')[0]) >= NODE_MAJOR_OF_N8N;
}

/** @param {string} name */
function rebuildOf(name) {
	return ['rebuild', name, '--ignore-scripts=false', '--foreground-scripts'];
}

/**
 * @param {string} what
 * @param {string} cwd
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function npm(what, cwd, args, env) {
	await runInstallation(what, { command: 'npm', args, cwd, env });
}

/**
 * Removes what interrupted installations left behind.
 *
 * @param {string} cache
 */
async function removeAbandoned(cache) {
	for (const name of await readdir(cache)) {
		const owner = /\.partial-(\d+)$/.exec(basename(name))?.[1];
		if (owner && !isAlive(Number(owner))) {
			await rm(join(cache, name), { recursive: true, force: true });
		}
	}
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return pid !== process.pid;
	} catch {
		return false;
	}
}

/** @param {string} folder */
async function assertSpace(folder) {
	const { bavail, bsize } = await statfs(folder);
	if (bavail * bsize >= NEEDED_BYTES) return;
	throw new Problem(
		`n8n takes about 4 GB in ${folder}, and less is free there.`,
		'Free some space, or let XDG_CACHE_HOME name a folder that has it.',
	);
}
