import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** What is published or generates what is published, and so what n8n's rules are for. */
const SHIPPED = [
	'credentials',
	'engine',
	'icons',
	'nodes',
	'eslint.config.mjs',
	'package.json',
	'tsconfig.json',
	'tsconfig.build.json',
];

/**
 * A copy of the shipped sources alone. n8n's lint and scanner look at a whole folder, and their rules
 * are not meant for tests and tools, which may use Node.
 */
export function stageSources(name) {
	const folder = join(ROOT, '.cache', name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const entry of SHIPPED) {
		cpSync(join(ROOT, entry), join(folder, entry), { recursive: true });
	}
	symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
	return folder;
}

/** Runs a tool of the project. Returns whether it ended well. */
export function runTool(bin, args, cwd = ROOT) {
	const { status } = spawnSync(join(ROOT, 'node_modules', '.bin', bin), args, {
		cwd,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	return status === 0;
}

/** Runs named steps, all of them, and ends the process with 1 if any did not pass. */
export async function runSteps(steps) {
	const failed = [];
	for (const [name, step] of Object.entries(steps)) {
		console.log(`\n> ${name}`);
		const passed = await step();
		console.log(`${passed ? 'passed' : 'FAILED'}: ${name}`);
		if (!passed) failed.push(name);
	}
	if (failed.length > 0) process.exitCode = 1;
}
