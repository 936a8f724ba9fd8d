import { execFileSync } from 'child_process';
import { buildSync } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';

import type { Host } from './n8n';
import { PROJECT, packageFolder } from './n8n';
import { EMPTY_PACKAGE, OUR_PACKAGE, PEERS } from './packages';
import { writeEmptyPackage, writePeerPackage } from './peer-packages';

/** A folder in which probes find everything as they would inside the host. */
export interface Stage {
	readonly folder: string;
	/** A probe of `bench/probes` as a plain script. */
	script(probe: string): string;
	remove(): void;
}

/**
 * Lays out a folder like an n8n with our package installed: the package as published, beside the
 * host's own n8n-workflow and n8n-core. Probes are bundled into it, so that nothing compiles TypeScript in
 * the processes that are measured.
 */
export function setStage(host: Host): Stage {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	const modules = join(folder, 'node_modules');
	const core = join(host.modules, 'n8n-core');
	link(modules, 'n8n-core', core);
	link(modules, 'n8n-workflow', packageFolder('n8n-workflow', core));
	link(modules, 'reflect-metadata', packageFolder('reflect-metadata', core));
	for (const name of ['undici', '@aws-sdk/client-appflow', '@smithy/fetch-http-handler']) {
		link(modules, name, join(PROJECT, 'node_modules', name));
	}
	const baseNodes = join(host.modules, 'n8n-nodes-base');
	link(modules, 'n8n-nodes-base', baseNodes);
	for (const peer of PEERS) writePeerPackage(join(modules, peer.name), baseNodes, peer);
	writeEmptyPackage(join(modules, EMPTY_PACKAGE));
	unpack(host.tarball, join(modules, OUR_PACKAGE));
	return {
		folder,
		script(probe) {
			const outfile = join(folder, `${probe}.js`);
			buildSync({
				entryPoints: [join(PROJECT, 'bench', 'probes', `${probe}.ts`)],
				outfile,
				bundle: true,
				platform: 'node',
				format: 'cjs',
				target: 'node20',
				packages: 'external',
			});
			return outfile;
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

function unpack(tarball: string, folder: string): void {
	mkdirSync(folder);
	execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components', '1']);
}

function link(modules: string, name: string, target: string): void {
	const path = join(modules, name);
	mkdirSync(dirname(path), { recursive: true });
	symlinkSync(target, path);
}
