import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { DATA } from './paths.mjs';
import { Problem } from './problem.mjs';

/**
 * @typedef {object} Options
 * @property {number} port where n8n listens; the one above it is for n8n's task runners
 * @property {number} sandboxPort the first of the sandbox's four ports
 * @property {string} folder where n8n keeps its data
 * @property {boolean} reset forget the data of earlier starts
 * @property {boolean} open show n8n in the browser once it is up
 * @property {boolean} help
 */

export const USAGE = `npm start -- [options]

  --port <number>           where n8n listens (5678, or PLAYGROUND_PORT)
  --sandbox-port <number>   first of the sandbox's four ports (4571, or PLAYGROUND_SANDBOX_PORT)
  --data <folder>           where n8n keeps its data (.playground/n8n, or PLAYGROUND_DATA)
  --reset                   start over: forget accounts, workflows and executions (PLAYGROUND_RESET=1)
  --no-open                 do not open the browser (PLAYGROUND_NO_OPEN=1)
  --help                    this text`;

/**
 * Flags win over environment variables.
 *
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Options}
 */
export function readOptions(args, environment) {
	const flags = parseFlags(args);
	return {
		port: portNumber('--port', flags.port ?? environment.PLAYGROUND_PORT ?? '5678'),
		sandboxPort: portNumber(
			'--sandbox-port',
			flags['sandbox-port'] ?? environment.PLAYGROUND_SANDBOX_PORT ?? '4571',
		),
		folder: resolve(flags.data ?? environment.PLAYGROUND_DATA ?? join(DATA, 'n8n')),
		reset: flags.reset ?? isSet(environment.PLAYGROUND_RESET),
		open: !(flags['no-open'] ?? isSet(environment.PLAYGROUND_NO_OPEN)),
		help: flags.help ?? false,
	};
}

/** @param {string[]} args */
function parseFlags(args) {
	try {
		return parseArgs({
			args,
			options: {
				port: { type: 'string' },
				'sandbox-port': { type: 'string' },
				data: { type: 'string' },
				reset: { type: 'boolean' },
				'no-open': { type: 'boolean' },
				help: { type: 'boolean' },
			},
		}).values;
	} catch (error) {
		throw new Problem(error instanceof Error ? error.message : String(error), USAGE);
	}
}

/**
 * @param {string} name
 * @param {string} value
 */
function portNumber(name, value) {
	const port = Number(value);
	if (Number.isInteger(port) && port >= 1024 && port <= 65_530) return port;
	throw new Problem(`${name} must be a number from 1024 to 65530, not "${value}".`);
}

/** @param {string | undefined} value */
function isSet(value) {
	return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
