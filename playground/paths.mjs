import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Where the pinned n8n is described. */
export const PINS = fileURLToPath(new URL('.', import.meta.url));

/** What the playground keeps in the clone; ignored by Git. */
export const DATA = join(PROJECT, '.playground');

/** The packed nodes, for every n8n that is started from this clone. */
export const PACKAGE = join(DATA, 'package');

/**
 * Where the pinned n8n is installed: outside the clone, because it is large and the same for every
 * clone with the same pins.
 */
export function n8nFolder() {
	const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(cache, 'n8n-nodes-appflow-conductorone', `playground-${pinsHash()}`);
}

function pinsHash() {
	const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
	for (const file of ['package.json', 'package-lock.json']) {
		hash.update(readFileSync(join(PINS, file)));
	}
	return hash.digest('hex').slice(0, 12);
}
