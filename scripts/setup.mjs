/**
 * Installs the project's dependencies when they are not those of the lock file. Needs
 * nothing but Node and npm, and says nothing when there is nothing to do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NEEDED = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
	fail(`Node.js ${NEEDED.join('.')} or newer is needed, and this is ${process.versions.node}.`);
}

if (!isInstalled()) {
	console.log('Installing dependencies (npm ci): this takes a few minutes the first time.');
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: ROOT,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		fail('The dependencies could not be installed. Check that npm reaches its registry.');
	}
}

/**
 * Whether everything is there that the lock file asks for. npm keeps a lock file of what it has
 * installed, which it writes last: an interrupted installation counts as none. Optional packages are
 * for other platforms.
 */
function isInstalled() {
	const record = join(ROOT, 'node_modules', '.package-lock.json');
	if (!existsSync(record)) return false;
	const installed = packagesIn(record);
	return Object.entries(packagesIn(join(ROOT, 'package-lock.json'))).every(
		([place, { version, optional }]) =>
			place === '' || (installed[place] ? installed[place].version === version : optional),
	);
}

function packagesIn(lockFile) {
	return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function fail(message) {
	console.error(message);
	process.exit(1);
}
