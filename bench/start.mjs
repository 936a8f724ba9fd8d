/**
 * Gets what the measurements need, as `npm start` does: the project's dependencies, the package as it
 * would be published, and the pinned n8n. Then it runs them, see README.md.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { installN8n, isInstalled } from '../playground/n8n-install.mjs';
import { PROJECT } from '../playground/paths.mjs';
import { inWords } from '../playground/problem.mjs';
import { createProgress } from '../playground/progress.mjs';
import { buildAndPack, installDependencies } from '../playground/project.mjs';

try {
	const { step } = createProgress((line) => console.error(line));
	await step('Install the dependencies of the project', installDependencies);
	const { tarball } = await step('Build and pack the nodes', buildAndPack);
	const n8n = await step('Install n8n', installN8n, {
		...(!isInstalled() && { expect: 'the first time, this takes minutes' }),
	});
	const { status } = spawnSync(
		process.execPath,
		['--import', 'tsx', join(PROJECT, 'bench', 'run.ts'), ...process.argv.slice(2)],
		{
			cwd: PROJECT,
			stdio: 'inherit',
			env: {
				...process.env,
				BENCH_PACKAGE: tarball,
				BENCH_MODULES: join(n8n.folder, 'node_modules'),
				BENCH_NODE: n8n.node,
			},
		},
	);
	process.exitCode = status ?? 1;
} catch (error) {
	console.error(`\n${inWords(error)}`);
	process.exitCode = 1;
}
