import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { runInstallation } from './npm.mjs';
import { runOrFail } from './processes.mjs';
import { PACKAGE, PROJECT } from './paths.mjs';

/** What cannot change the published package. Everything else may. */
const NOT_SOURCE = new Set([
	'.ci',
	'.git',
	'.github',
	'.playground',
	'bench',
	'coverage',
	'dist',
	'docs',
	'node_modules',
	'playground',
	'sandbox',
	'test',
	'test-results',
	'workflows',
]);

/**
 * The package as it would be published.
 *
 * @typedef {object} Packed
 * @property {string} name
 * @property {string} version
 * @property {string} tarball
 * @property {string} hash of the sources it was built from
 */

/**
 * Installs the project's own dependencies when they are missing or changed.
 *
 * @returns {Promise<string>} what it said, nothing when there was nothing to do
 */
export async function installDependencies() {
	const { output } = await runInstallation('Installing the dependencies of the project', {
		command: process.execPath,
		args: [join(PROJECT, 'scripts', 'setup.mjs')],
		cwd: PROJECT,
	});
	return output;
}

/**
 * Builds and packs the package, unless the sources are those of the last time.
 *
 * @returns {Promise<Packed & { fresh: boolean }>}
 */
export async function buildAndPack() {
	const hash = await hashOfSources();
	const recordFile = join(PACKAGE, 'packed.json');
	const last = await readRecord(recordFile);
	if (last?.hash === hash && existsSync(last.tarball)) return { ...last, fresh: false };

	await rm(PACKAGE, { recursive: true, force: true });
	await mkdir(PACKAGE, { recursive: true });
	await runOrFail('The build', { command: 'npm', args: ['run', 'build'], cwd: PROJECT });
	const { stdout } = await runOrFail('Packing', {
		command: 'npm',
		args: ['pack', '--json', '--ignore-scripts', '--pack-destination', PACKAGE],
		cwd: PROJECT,
	});
	const packed = { ...packedBy(stdout), hash };
	await writeFile(recordFile, JSON.stringify(packed, null, '\t'));
	return { ...packed, fresh: true };
}

/**
 * @param {string} file
 * @returns {Promise<Packed | undefined>}
 */
async function readRecord(file) {
	if (!existsSync(file)) return undefined;
	return JSON.parse(await readFile(file, 'utf8'));
}

/**
 * npm answers a list, or since version 12 an object by package name.
 *
 * @param {string} stdout
 */
function packedBy(stdout) {
	const [{ name, version, filename }] = Object.values(JSON.parse(stdout));
	return { name, version, tarball: join(PACKAGE, filename) };
}

async function hashOfSources() {
	const hash = createHash('sha256').update(process.version);
	for await (const file of files(PROJECT)) {
		hash.update(relative(PROJECT, file).split(sep).join('/')).update('\0');
		hash.update(await readFile(file)).update('\0');
	}
	return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {AsyncGenerator<string>}
 */
async function* files(folder) {
	const entries = await readdir(folder, { withFileTypes: true });
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		if (folder === PROJECT && NOT_SOURCE.has(entry.name)) continue;
		const path = join(folder, entry.name);
		if (entry.isDirectory()) yield* files(path);
		else if (entry.isFile() && !/\.(log|tgz)$/.test(entry.name)) yield path;
	}
}
