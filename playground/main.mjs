import { spawn } from 'node:child_process';

import { readOptions, USAGE } from './options.mjs';
import { openPlayground } from './playground.mjs';
import { inWords, Problem } from './problem.mjs';
import { createProgress } from './progress.mjs';
import { fillTenant } from './tenant.mjs';

/**
 * `npm start`: opens the playground and keeps it open until Ctrl+C.
 *
 * @param {string[]} args
 */
export async function main(args) {
	try {
		if (process.platform === 'win32') {
			throw new Problem('The playground runs on Linux and macOS.', 'On Windows, run it in WSL.');
		}
		const options = readOptions(args, process.env);
		if (options.help) console.log(USAGE);
		else await play(options);
	} catch (error) {
		console.error(`\n${inWords(error)}`);
		process.exit(1);
	}
}

/** @param {import('./options.mjs').Options} options */
async function play(options) {
	const progress = createProgress((line) => console.log(line));
	const interrupted = interruption();
	const opening = openPlayground(options, progress);
	// Interrupted before it is open: what runs is ended on exit, see processes.mjs.
	const playground = await Promise.race([opening, interrupted]);
	if (playground === undefined) process.exit(130);
	await fillTenant(playground.sandbox.controlUrl);

	console.log(welcome(playground));
	if (options.open) openBrowser(playground.server.url);

	const problem = await Promise.race([playground.ended, interrupted]);
	console.log(problem ? '\nStopping, because a part of it ended.' : '\nStopping ...');
	await playground.stop();
	if (problem) throw problem;
	console.log('Stopped. Your workflows are kept for the next npm start.');
	process.exit(0);
}

/**
 * Settles at the first Ctrl+C (or when asked to end otherwise); the second one ends at once.
 *
 * @returns {Promise<undefined>}
 */
async function interruption() {
	return await new Promise((resolve) => {
		for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
			process.once(signal, () => {
				process.once(signal, () => process.exit(130));
				resolve(undefined);
			});
		}
	});
}

/** @param {import('./playground.mjs').Playground} playground */
function welcome({ server, sandbox, owner, furniture }) {
	const examples = furniture.workflows.map(
		({ id, name }) => `  ${name}\n    ${server.url}/workflow/${id}`,
	);
	return `
n8n is ready, with the AWS AppFlow and ConductorOne nodes installed.

  Address    ${server.url}
  E-mail     ${owner.email}
  Password   ${owner.password}

Example workflows:
${examples.join('\n')}

The one that creates a connector profile answers to this, in another terminal:
  curl -X POST -H 'Content-Type: application/json' \\
    -d '{"name": "sales-eu", "instanceUrl": "https://acme.my.salesforce.com"}' \\
    ${server.url}/webhook/connector-profiles

The credentials point at the sandbox: AppFlow at ${sandbox.access.appflow.endpoint},
ConductorOne at ${sandbox.access.conductorOne.url}.
Nothing leaves this machine until you enter your own keys.

Press Ctrl+C to stop.`;
}

/**
 * Only for a person who sits in front of a screen.
 *
 * @param {string} url
 */
function openBrowser(url) {
	const onMac = process.platform === 'darwin';
	const hasScreen = onMac || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
	if (!process.stdout.isTTY || !hasScreen) return;
	const opener = spawn(onMac ? 'open' : 'xdg-open', [url], { stdio: 'ignore', detached: true });
	// No opener on this machine: the address stands in the terminal anyway.
	opener.on('error', () => {});
	opener.unref();
}
