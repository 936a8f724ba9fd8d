import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { DATA, PROJECT } from '../../playground/paths.mjs';

const PORT = 5890;
const SANDBOX_PORT = 4771;
const FOLDER = join(DATA, 'e2e-start');
const OPTIONS = [
	...['--port', String(PORT)],
	...['--sandbox-port', String(SANDBOX_PORT)],
	...['--data', FOLDER],
];

/** @type {Set<import('node:child_process').ChildProcess>} */
const started = new Set();

// A test that fails leaves its playground open.
after(() => {
	for (const child of started) child.kill('SIGTERM');
});

test('npm start tells someone with an old Node.js what to install', async () => {
	const old = 'Object.defineProperty(process, "versions", { value: { node: "18.20.0" } })';
	const { code, output } = await start([], {
		execArgs: ['--import', `data:text/javascript,${old}`],
	});
	assert.equal(code, 1);
	assert.match(output, /needs Node\.js 20\.19 or newer, and this is 18\.20\.0/);
});

test('npm start names the option it does not know', async () => {
	const { code, output } = await start(['--prot', '5700']);
	assert.equal(code, 1);
	assert.match(output, /--prot/);
	assert.match(output, /--port <number>/);
});

test('npm start says which port is taken, and how to choose another', async () => {
	const squatter = createServer();
	await new Promise((resolve) => {
		squatter.listen(PORT, '127.0.0.1', () => resolve(undefined));
	});
	try {
		const { code, output } = await start(OPTIONS);
		assert.equal(code, 1);
		assert.match(output, new RegExp(`Port ${PORT}, which n8n needs, is taken`));
		assert.match(output, /npm start -- --port <number>/);
	} finally {
		await new Promise((resolve) => {
			squatter.close(resolve);
		});
	}
});

test('npm start says so when npm cannot be reached for the first installation', async () => {
	const empty = await mkdtemp(join(tmpdir(), 'playground-'));
	try {
		const { code, output } = await start(OPTIONS, {
			env: {
				XDG_CACHE_HOME: empty,
				npm_config_cache: join(empty, 'npm'),
				npm_config_registry: 'http://127.0.0.1:9',
				npm_config_fetch_retries: '0',
			},
		});
		assert.equal(code, 1);
		assert.match(output, /npm cannot reach its registry/);
		assert.match(output, /Later starts work offline/);
	} finally {
		await rm(empty, { recursive: true, force: true });
	}
});

test('npm start opens an n8n with the nodes, Ctrl+C ends it, and the next start finds it again', async () => {
	const first = begin([...OPTIONS, '--reset']);
	const firstSaid = await first.said(/Press Ctrl\+C to stop/);
	assert.match(firstSaid, /Password {3}\S+/);
	const passwordOf = (/** @type {string} */ text) => /Password {3}(\S+)/.exec(text)?.[1];
	first.child.kill('SIGINT');
	assert.equal((await first.ended).code, 0);
	await assertSilent(PORT);
	await assertSilent(SANDBOX_PORT);

	const second = begin(OPTIONS);
	const secondSaid = await second.said(/Press Ctrl\+C to stop/);
	assert.match(secondSaid, /Build and pack the nodes: unchanged/);
	assert.equal(passwordOf(secondSaid), passwordOf(firstSaid));
	second.child.kill('SIGTERM');
	assert.equal((await second.ended).code, 0);
	await assertSilent(PORT);
});

/**
 * Runs the command to its end.
 *
 * @param {string[]} args
 * @param {Surroundings} [surroundings]
 */
async function start(args, surroundings) {
	return await begin(args, surroundings).ended;
}

/**
 * @typedef {object} Surroundings
 * @property {string[]} [execArgs] for Node.js itself
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * Starts the command as `npm start` does.
 *
 * @param {string[]} args
 * @param {Surroundings} [surroundings]
 */
function begin(args, { execArgs = [], env = {} } = {}) {
	const script = join(PROJECT, 'playground', 'start.mjs');
	const child = spawn(process.execPath, [...execArgs, script, ...args], {
		cwd: PROJECT,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	started.add(child);
	child.once('close', () => started.delete(child));
	let output = '';
	/** @type {Promise<{ code: number | null, output: string }>} */
	const ended = new Promise((resolve) => {
		child.once('close', (code) => resolve({ code, output }));
	});
	/** @type {(words: RegExp) => Promise<string>} */
	const said = async (words) =>
		await new Promise((resolve, reject) => {
			const look = () => {
				if (words.test(output)) resolve(output);
			};
			child.stdout.on('data', look);
			ended.then(() => reject(new Error(`It ended before it said ${words}:\n${output}`)));
		});
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk) => (output += chunk));
	}
	return { child, ended, said };
}

/** @param {number} port */
async function assertSilent(port) {
	await assert.rejects(fetch(`http://127.0.0.1:${port}/`), `something still answers at ${port}`);
}
