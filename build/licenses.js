const { readFile, readdir } = require('node:fs/promises');
const path = require('node:path');

/**
 * The licenses of the packages that bundled files belong to: each text once, below the packages it
 * goes with.
 *
 * @param {string} root Folder that the files' paths start from
 * @param {string[]} files
 * @returns {Promise<string>}
 */
async function licensesOf(root, files) {
	const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []));
	/** @type {Map<string, string[]>} packages by the text of their license */
	const packages = new Map();
	for (const folder of [...folders].sort()) {
		const { name, version, license } = JSON.parse(
			await readFile(path.join(root, folder, 'package.json'), 'utf8'),
		);
		const text = await licenseText(path.join(root, folder));
		const holders = packages.get(text) ?? [];
		packages.set(text, [...holders, `${name} ${version} (${license})`]);
	}
	return [...packages]
		.map(([text, holders]) => `${[...new Set(holders)].sort().join('\n')}\n\n${text}`)
		.sort()
		.join(`\n\n${'-'.repeat(80)}\n\n`);
}

function packageFolder(file) {
	return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

async function licenseText(folder) {
	const names = await readdir(folder);
	const name = names.find((candidate) => /^licen[cs]e(\.|$)/i.test(candidate));
	if (!name) throw new Error(`${folder} is bundled, and has no license to go with it`);
	return (await readFile(path.join(folder, name), 'utf8')).trim();
}

module.exports = { licensesOf };
