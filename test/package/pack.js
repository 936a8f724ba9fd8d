const { execFileSync } = require('node:child_process');
const { mkdirSync, readdirSync, rmSync } = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..', '..');
const PLACE = path.join(ROOT, '.cache', 'packed');
/** The package as it lies in a user's n8n. */
const FOLDER = path.join(PLACE, 'package');

/** Builds, packs and unpacks the package as npm would hand it to a user's n8n. */
module.exports = function pack() {
	rmSync(PLACE, { recursive: true, force: true });
	mkdirSync(PLACE, { recursive: true });
	const npm = (...args) => execFileSync('npm', args, { cwd: ROOT, stdio: 'pipe' });
	npm('run', 'build');
	npm('pack', '--silent', '--pack-destination', PLACE);
	const tarball = readdirSync(PLACE).find((name) => name.endsWith('.tgz'));
	execFileSync('tar', ['-xzf', tarball], { cwd: PLACE });
	process.env.PACKED_TARBALL = path.join(PLACE, tarball);
	process.env.PACKED_FOLDER = FOLDER;
};
module.exports.FOLDER = FOLDER;
