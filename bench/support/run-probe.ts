import { execFile } from 'child_process';
import { promisify } from 'util';

import type { Host } from './n8n';
import type { Stage } from './stage';

const run = promisify(execFile);

/** What a probe measured: series of numbers by name. */
export type Samples = Readonly<Record<string, readonly number[]>>;

/** Marks the line of a probe's output that holds its samples. */
export const SAMPLES_MARK = 'samples:';

/**
 * Runs a probe in a clean process and returns what it measured.
 *
 * @param input handed to the probe as JSON
 */
export type RunProbe = (probe: string, input: object) => Promise<Samples>;

export function probeRunner(host: Host, stage: Stage): RunProbe {
	const scripts = new Map<string, string>();
	return async (probe, input) => {
		const script = scripts.get(probe) ?? stage.script(probe);
		scripts.set(probe, script);
		const { stdout } = await run(host.node, ['--expose-gc', script, JSON.stringify(input)], {
			cwd: stage.folder,
			env: { ...process.env, N8N_USER_FOLDER: stage.folder, NODE_OPTIONS: '' },
			maxBuffer: 64 * 1024 * 1024,
		}).catch(({ stderr }: { stderr?: unknown }) => {
			throw new Error(`The probe ${probe} failed:\n${String(stderr)}`);
		});
		const line = stdout.split('\n').find((each) => each.startsWith(SAMPLES_MARK));
		if (line === undefined) throw new Error(`The probe ${probe} measured nothing:\n${stdout}`);
		return samplesOf(JSON.parse(line.slice(SAMPLES_MARK.length)));
	};
}

function samplesOf(value: unknown): Samples {
	const isSeries = (series: unknown) =>
		Array.isArray(series) && series.every((each) => typeof each === 'number');
	if (
		typeof value === 'object' &&
		value !== null &&
		Object.values(value).every((series) => isSeries(series))
	) {
		return value as Samples;
	}
	throw new Error('A probe has to give series of numbers');
}

/** The series of several runs of a probe, put together. */
export function together(runs: readonly Samples[]): Samples {
	const names = [...new Set(runs.flatMap((run) => Object.keys(run)))];
	return Object.fromEntries(names.map((name) => [name, runs.flatMap((run) => run[name] ?? [])]));
}
