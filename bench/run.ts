/**
 * Measures the built package beside its peers, see README.md:
 *
 *     npm run bench [-- a b ...]
 */
import { mkdirSync, writeFileSync } from 'fs';
import { arch, cpus, platform, totalmem } from 'os';
import { join } from 'path';

import type { Context, Result } from './figures/context';
import { itemFigures } from './figures/items';
import { listFigures } from './figures/lists';
import { loadFigures } from './figures/load';
import { cpuFigures, wallFigures } from './figures/updates';
import { findHost } from './support/n8n';
import { probeRunner } from './support/run-probe';
import { startSandbox } from './support/sandbox';
import { setStage } from './support/stage';
import { tableOf } from './support/table';

const PARTS: Readonly<Record<string, (context: Context) => Promise<Result>>> = {
	a: loadFigures,
	b: wallFigures,
	c: cpuFigures,
	d: listFigures,
	e: itemFigures,
};

/** Parts that call a sandbox full of profiles. */
const NEED_PROFILES = ['b', 'c', 'd'];

async function main(): Promise<void> {
	const parts = chosenParts(process.argv.slice(2));
	const host = findHost();
	const stage = setStage(host);
	const started = new Date();
	const results: Result[] = [];
	try {
		const run = probeRunner(host, stage);
		const sandbox = await startSandbox();
		try {
			if (parts.some((part) => NEED_PROFILES.includes(part))) {
				say('Filling the sandbox');
				await run('fill', { access: sandbox.appflow });
			}
			for (const part of parts) {
				say(`Measuring (${part})`);
				const result = await PARTS[part]?.({ host, run, sandbox });
				if (result) results.push(result);
			}
		} finally {
			await sandbox.stop();
		}
	} finally {
		stage.remove();
	}
	const figures = results.flatMap((result) => result.figures);
	const checks = results.flatMap((result) => result.checks ?? []);
	const notes = results.flatMap((result) => result.notes ?? []);
	const machine = machineName();
	const file = save({ started, machine, host: host.name, figures, checks, notes });
	const heading = `${host.name} on ${machine}`;
	process.stdout.write(
		`\n${[heading, '', tableOf(figures, checks), '', ...notes].join('\n')}\n\nSaved as ${file}\n`,
	);
}

function chosenParts(args: readonly string[]): string[] {
	const unknown = args.find((arg) => !(arg in PARTS));
	if (unknown) throw new Error(`There is no part ${unknown}: choose from ${Object.keys(PARTS)}`);
	return args.length > 0 ? [...new Set(args)].sort() : Object.keys(PARTS);
}

function machineName(): string {
	const gigabytes = Math.round(totalmem() / 1024 ** 3);
	return `${cpus().length} cores, ${gigabytes} GB, ${platform()} ${arch()}`;
}

function save(results: { readonly started: Date } & Readonly<Record<string, unknown>>): string {
	const folder = join(__dirname, 'results');
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${results.started.toISOString().replace(/[:.]/g, '-')}.json`);
	writeFileSync(file, `${JSON.stringify(results, null, '\t')}\n`);
	return file;
}

function say(what: string): void {
	process.stderr.write(`${what}\n`);
}

main().catch((error: unknown) => {
	const message = error instanceof Error ? error.message : String(error);
	process.stderr.write(`${message}\n`);
	process.exitCode = 1;
});
