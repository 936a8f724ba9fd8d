/** Builds twice and compares every file: one commit has one build. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { ROOT, runTool } from './steps.mjs';

const DIST = join(ROOT, 'dist');

/** The hash of every file of a build, by its path. */
function build() {
	if (!runTool('gulp', ['build', '--silent'])) process.exit(1);
	const entries = readdirSync(DIST, { recursive: true, withFileTypes: true });
	return new Map(
		entries
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => join(parentPath, name))
			.map((file) => [
				relative(DIST, file),
				createHash('sha256').update(readFileSync(file)).digest('hex'),
			]),
	);
}

const [first, second] = [build(), build()];
const files = [...new Set([...first.keys(), ...second.keys()])];
const different = files.filter((file) => first.get(file) !== second.get(file));

if (different.length > 0) {
	console.error(`Two builds differ in:\n${different.join('\n')}`);
	process.exitCode = 1;
} else {
	console.log(`Two builds gave the same ${files.length} files.`);
}
