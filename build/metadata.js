const { readFile, readdir, writeFile } = require('node:fs/promises');
const path = require('node:path');

const { run } = require('./run');

/**
 * Writes `known/`, `types/` and `methods/` with n8n's own generator, in a form that two builds of the
 * same source share.
 *
 * @param {string} root Folder of the package
 * @param {string} dist Folder of the build
 */
async function writeMetadata(root, dist) {
	const generator = path.join(
		path.dirname(require.resolve('n8n-core/package.json')),
		'bin',
		'generate-metadata',
	);
	await run(process.execPath, [generator], {
		cwd: root,
		env: { ...process.env, N8N_LOG_LEVEL: 'error' },
	});
	for (const folder of ['known', 'types', 'methods']) {
		for (const name of await readdir(path.join(dist, folder))) {
			const file = path.join(dist, folder, name);
			const data = JSON.parse(await readFile(file, 'utf8'));
			await writeFile(file, JSON.stringify(inFixedOrder(data)));
		}
	}
}

/** Lists of types come in the order in which they were loaded: by name is repeatable. */
function inFixedOrder(data) {
	if (Array.isArray(data)) return [...data].sort((a, b) => (a.name < b.name ? -1 : 1));
	return Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
}

module.exports = { writeMetadata };
