/**
 * Writes the output schemas from which n8n's editor offers fields before a node has run:
 * `npx tsx docs/generate/schemas`.
 */
import './nodeFiles';
import '../../../test/support/setup';

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { nodeSchemas } from './tables';

const NODES = join(__dirname, '..', '..', '..', 'nodes');

async function write(): Promise<void> {
	for (const { node, unavailable, render } of nodeSchemas) {
		if (unavailable !== undefined) {
			process.stderr.write(`The schemas of ${node} stay as they are: ${unavailable}\n`);
			continue;
		}
		const files = await render();
		rmSync(join(NODES, node, '__schema__'), { recursive: true, force: true });
		for (const [file, text] of files) {
			const path = join(NODES, node, file);
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, text);
		}
	}
}

void write();
