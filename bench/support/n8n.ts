import { existsSync, readFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';

export const PROJECT = join(__dirname, '../..');

/** The n8n whose engine and nodes the measurements run in. */
export interface Host {
	/** For example `n8n 2.40.7`. */
	readonly name: string;
	/** The Node.js executable that runs it. */
	readonly node: string;
	/** The folder with its packages. */
	readonly modules: string;
	/** Our package as it would be published. */
	readonly tarball: string;
}

/** What `bench/start.mjs` has set up. */
export function findHost(): Host {
	const { BENCH_MODULES: modules, BENCH_NODE: node, BENCH_PACKAGE: tarball } = process.env;
	if (!modules || !node || !tarball)
		throw new Error('Start it with `node bench/start.mjs`, as `npm run bench` does');
	return { name: `n8n ${versionOf(join(modules, 'n8n'))}`, node, modules, tarball };
}

function versionOf(folder: string): string {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

/** The folder of a package as another package finds it. */
export function packageFolder(name: string, from: string): string {
	const searched = createRequire(join(from, 'index.js')).resolve.paths(name) ?? [];
	const found = searched
		.map((modules) => join(modules, name))
		.find((folder) => existsSync(join(folder, 'package.json')));
	if (!found) throw new Error(`${name} is not installed where ${dirname(from)} looks for it`);
	return found;
}
