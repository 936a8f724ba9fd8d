import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { runOrFail } from './processes.mjs';

/**
 * Puts the packed package where n8n keeps community packages, as n8n's own installation does. n8n
 * sees it at its next start.
 *
 * @param {import('./project.mjs').Packed} packed
 * @param {string} userFolder n8n's N8N_USER_FOLDER
 * @returns {Promise<boolean>} whether something changed
 */
export async function installCommunityPackage(packed, userFolder) {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const target = join(nodes, 'node_modules', packed.name);
	const stamp = join(nodes, 'installed.json');
	const installed = existsSync(stamp) ? await readFile(stamp, 'utf8') : '';
	if (installed === packed.hash && existsSync(target)) return false;

	const unpacking = join(nodes, 'unpacking');
	await rm(unpacking, { recursive: true, force: true });
	await mkdir(unpacking, { recursive: true });
	await runOrFail('Unpacking the package', {
		command: 'tar',
		args: ['-xzf', packed.tarball, '-C', unpacking],
		cwd: nodes,
	});
	await rm(target, { recursive: true, force: true });
	await mkdir(dirname(target), { recursive: true });
	await rename(join(unpacking, 'package'), target);
	await rm(unpacking, { recursive: true });
	await writeFile(
		join(nodes, 'package.json'),
		JSON.stringify(
			{
				name: 'installed-nodes',
				private: true,
				dependencies: { [packed.name]: packed.version },
			},
			null,
			'\t',
		),
	);
	await writeFile(stamp, packed.hash);
	return true;
}
