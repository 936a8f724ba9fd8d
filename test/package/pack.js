const { execFileSync } = require('node:child_process');
const { mkdirSync, readdirSync, rmSync } = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..', '..');

/** Builds, packs and unpacks the package as npm would hand it to a user's n8n. */
module.exports = function pack() {
	const folder = path.join(ROOT, '.cache', 'packed');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'pipe' });
	execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
		cwd: ROOT,
		stdio: 'pipe',
	});
	const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
	execFileSync('tar', ['-xzf', tarball], { cwd: folder });
	process.env.PACKED_TARBALL = path.join(folder, tarball);
	process.env.PACKED_FOLDER = path.join(folder, 'package');
};
