import { execFile, spawn, spawnSync } from 'child_process';
import { once } from 'events';
import { join } from 'path';
import { createInterface } from 'readline';

import { isObject } from '../../sandbox/core/json';

/** What a command printed, and whether it ended well. */
interface Ended {
	readonly succeeded: boolean;
	readonly out: string;
	readonly err: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The AWS CLI as it is installed here. */
export interface AwsCli {
	run(args: readonly string[], env: Environment): Promise<Ended>;
	close(): Promise<void>;
}

export const isInstalled = spawnSync('aws', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * Opens the AWS CLI: loaded once where Python finds it, as its own program for each command where it
 * brings a Python of its own.
 *
 * @param env Of all commands: nothing of this machine's own configuration
 */
export function openCli(env: Environment): AwsCli {
	const own = { PATH: process.env.PATH, HOME: process.env.HOME, ...env };
	const loads = ['-c', 'import os, awscli.clidriver; os.fork'];
	return spawnSync('python3', loads, { stdio: 'ignore' }).status === 0
		? loadedOnce(own)
		: eachAlone(own);
}

function loadedOnce(env: Environment): AwsCli {
	const python = spawn('python3', [join(__dirname, 'awsCli.py')], {
		env,
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const ended = once(python, 'close');
	const waiting: Array<(line: string) => void> = [];
	createInterface({ input: python.stdout }).on('line', (line) => waiting.shift()?.(line));
	return {
		async run(args, more) {
			const line = new Promise<string>((resolve) => waiting.push(resolve));
			python.stdin.write(`${JSON.stringify({ args, env: more })}\n`);
			const { status, out, err } = JSON.parse(await line);
			return { succeeded: status === 0, out, err };
		},
		async close() {
			python.stdin.end();
			await ended;
		},
	};
}

function eachAlone(env: Environment): AwsCli {
	return {
		run: async (args, more) =>
			await new Promise((resolve, reject) => {
				execFile('aws', [...args], { env: { ...env, ...more } }, (error, out, err) => {
					// No number, but a name: there was nothing to run.
					if (isObject(error) && typeof error.code !== 'number') reject(error);
					else resolve({ succeeded: !error, out, err });
				});
			}),
		close: async () => {},
	};
}
