import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { Problem } from './problem.mjs';

const TAIL_CHARACTERS = 4_000;
const PATIENCE_MS = 10_000;

/**
 * @typedef {object} Command
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env] the process's own when left out
 */

/**
 * @typedef {object} Finished
 * @property {number | null} code
 * @property {string} output the end of what it wrote
 * @property {string} stdout all of its standard output
 */

/**
 * A process that keeps running until it is stopped.
 *
 * @typedef {object} Service
 * @property {string} name
 * @property {Promise<Problem>} ended settles when it ends, whoever ended it
 * @property {() => boolean} running
 * @property {() => string} tail the end of what it wrote
 * @property {() => Promise<void>} stop asks it to end, then makes it
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const living = new Set();

// The last resort: nothing this process started outlives it, however it ends.
process.on('exit', () => {
	for (const child of living) signal(child, 'SIGKILL');
});

/**
 * Runs a command to its end. What it writes is kept, not shown.
 *
 * @param {Command} command
 * @returns {Promise<Finished>}
 */
export async function run(command) {
	const child = start(command);
	const tail = tailOf(child);
	let stdout = '';
	child.stdout?.on('data', (chunk) => (stdout += chunk));
	return await new Promise((resolve, reject) => {
		child.once('error', (error) => reject(notStarted(command, error)));
		child.once('close', (code) => resolve({ code, output: tail(), stdout }));
	});
}

/**
 * Runs a command that has to succeed.
 *
 * @param {string} what for the message, such as "The build"
 * @param {Command} command
 * @returns {Promise<Finished>}
 */
export async function runOrFail(what, command) {
	const finished = await run(command);
	if (finished.code === 0) return finished;
	throw new Problem(`${what} failed. The end of what it wrote:\n\n${finished.output}`);
}

/**
 * Starts a process that keeps running, and writes what it says to a log.
 *
 * @param {string} name
 * @param {Command} command
 * @param {string} logFile
 * @returns {Service}
 */
export function startService(name, command, logFile) {
	mkdirSync(dirname(logFile), { recursive: true });
	const log = createWriteStream(logFile);
	const child = start(command);
	const tail = tailOf(child);
	child.stdout?.pipe(log, { end: false });
	child.stderr?.pipe(log, { end: false });
	/** @type {Promise<Problem>} */
	const ended = new Promise((resolve) => {
		child.once('error', (error) => resolve(notStarted(command, error)));
		child.once('close', (code, by) => {
			log.end();
			resolve(
				new Problem(
					`${name} ended (${by ?? `code ${code}`}). The end of its log, ${logFile}:\n\n${tail()}`,
				),
			);
		});
	});
	return {
		name,
		ended,
		tail,
		running: () => living.has(child),
		async stop() {
			if (!living.has(child)) return;
			signal(child, 'SIGTERM');
			const impatience = setTimeout(() => signal(child, 'SIGKILL'), PATIENCE_MS);
			await ended;
			clearTimeout(impatience);
		},
	};
}

/**
 * Children get a process group of their own: Ctrl+C then reaches only this process, which stops
 * them in order, and a group can be ended with everything in it.
 *
 * @param {Command} command
 */
function start({ command, args, cwd, env }) {
	const child = spawn(command, args, {
		cwd,
		env: env ?? process.env,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	living.add(child);
	child.once('error', () => living.delete(child));
	child.once('close', () => living.delete(child));
	return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} name
 */
function signal(child, name) {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, name);
	} catch {
		// It has ended in the meantime.
	}
}

/** @param {import('node:child_process').ChildProcess} child */
function tailOf(child) {
	let tail = '';
	/** @param {Buffer} chunk */
	const keep = (chunk) => {
		tail = (tail + chunk).slice(-TAIL_CHARACTERS);
	};
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	return () => tail.trim();
}

/**
 * @param {Command} command
 * @param {Error} error
 */
function notStarted({ command }, error) {
	return new Problem(`${command} could not be started: ${error.message}`);
}
