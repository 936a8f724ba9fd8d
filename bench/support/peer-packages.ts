import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { basename, join } from 'path';

import type { Peer } from './packages';

const KINDS = ['nodes', 'credentials'] as const;

/**
 * Writes a package that holds only some of n8n's own nodes and their credentials, so that the loader's
 * work for them can be told from the work for the others. The code is n8n's.
 */
export function writePeerPackage(folder: string, baseNodes: string, { types }: Peer): void {
	const metadata = (path: string): object =>
		JSON.parse(readFileSync(join(baseNodes, 'dist', path), 'utf8'));
	writePackage(folder, ({ part, kind }) => {
		const all = metadata(`${part}/${kind}.json`);
		return Array.isArray(all)
			? all.filter(({ name }: { name: string }) => types.includes(name))
			: Object.fromEntries(Object.entries(all).filter(([name]) => types.includes(name)));
	});
	for (const kind of KINDS) {
		symlinkSync(join(baseNodes, 'dist', kind), join(folder, 'dist', kind));
	}
}

/** Writes a package without nodes. */
export function writeEmptyPackage(folder: string): void {
	writePackage(folder, ({ part }) => (part === 'types' ? [] : {}));
}

interface Metadata {
	readonly part: 'known' | 'types';
	readonly kind: (typeof KINDS)[number];
}

function writePackage(folder: string, contentOf: (metadata: Metadata) => object): void {
	const write = (path: string, content: object) =>
		writeFileSync(join(folder, path), JSON.stringify(content));
	for (const part of ['known', 'types'] as const) {
		mkdirSync(join(folder, 'dist', part), { recursive: true });
		for (const kind of KINDS) write(`dist/${part}/${kind}.json`, contentOf({ part, kind }));
	}
	write('package.json', {
		name: basename(folder),
		version: '1.0.0',
		n8n: { nodes: [], credentials: [] },
	});
}
