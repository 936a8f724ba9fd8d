import { existsSync, readFileSync, readdirSync } from 'fs';
import { createRequire } from 'module';
import { homedir } from 'os';
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
	/** Whether n8n's own nodes are there to be measured beside ours. */
	readonly hasBaseNodes: boolean;
}

/** Below this, n8n 2.x does not run. */
const NODE_MAJOR_OF_N8N = 24;

/**
 * The playground's n8n, which `npm start` installs. Without it, n8n-core of the project's own
 * development dependencies, which brings no nodes to compare with.
 */
export function findHost(): Host {
	const modules = playgroundModules();
	if (!modules) {
		return {
			name: `n8n-core ${versionOf(join(PROJECT, 'node_modules'), 'n8n-core')}`,
			node: process.execPath,
			modules: join(PROJECT, 'node_modules'),
			hasBaseNodes: false,
		};
	}
	return {
		name: `n8n ${versionOf(modules, 'n8n')}`,
		node:
			Number(process.versions.node.split('.')[0]) >= NODE_MAJOR_OF_N8N
				? process.execPath
				: join(modules, 'node', 'bin', 'node'),
		modules,
		hasBaseNodes: true,
	};
}

function playgroundModules(): string | undefined {
	const cache = join(
		process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
		'n8n-nodes-appflow-conductorone',
	);
	const pinned = pinnedVersion();
	return (existsSync(cache) ? readdirSync(cache) : [])
		.filter((name) => /^playground-\w+$/.test(name))
		.map((name) => join(cache, name, 'node_modules'))
		.find(
			(modules) =>
				existsSync(join(modules, 'n8n', 'package.json')) && versionOf(modules, 'n8n') === pinned,
		);
}

function pinnedVersion(): string | undefined {
	const { dependencies } = readJson(join(PROJECT, 'playground', 'package.json'));
	return dependencies?.n8n;
}

function versionOf(modules: string, name: string): string {
	return readJson(join(modules, name, 'package.json')).version;
}

interface PackageJson {
	readonly version: string;
	readonly dependencies?: Readonly<Record<string, string>>;
}

function readJson(path: string): PackageJson {
	return JSON.parse(readFileSync(path, 'utf8'));
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
