import type { ListInput } from '../probes/list';
import { PROFILE_COUNT } from '../probes/support/profiles';
import { compare } from '../support/figure';
import type { Figure } from '../support/figure';
import { together } from '../support/run-probe';
import type { Samples } from '../support/run-probe';
import type { Context, Result } from './context';

const LATENCY_MS = 50;
const MEGABYTE = 1024 * 1024;
const GOAL = 1.1;
const PAGINATOR = "SDK's paginator";

/** (d) Listing 10,000 profiles: time and memory. */
export async function listFigures(context: Context): Promise<Result> {
	const distant = await listTimes(context, LATENCY_MS, 2);
	const near = await listTimes(context, 0, 7);
	const runs: Samples[] = [];
	for (let repetition = 0; repetition < 3; repetition += 1) {
		for (const variant of ['direct', 'paginator']) {
			runs.push(
				await list(context, {
					...{ repetitions: 1, memory: true, variants: [variant] },
					// All code is there, and what it keeps for good.
					warmUp: PROFILE_COUNT / 10,
				}),
			);
		}
	}
	const samples = together(runs);
	const memory = (peer: string, theirs: string) =>
		compare(samples, {
			...{ part: 'd', name: 'List 10,000, memory in use at most', peer, unit: 'MB' },
			per: MEGABYTE,
			ours: 'direct.peak',
			theirs,
		});
	return {
		figures: [
			...distant,
			...near,
			memory('its output alone', 'direct.kept'),
			memory(PAGINATOR, 'paginator.peak'),
		],
	};
}

async function listTimes(
	context: Context,
	latencyMs: number,
	repetitions: number,
): Promise<Figure[]> {
	await context.sandbox.setLatency(latencyMs);
	const samples = await list(context, {
		repetitions,
		memory: false,
		warmUp: latencyMs > 0 ? 1 : PROFILE_COUNT,
		variants: ['direct', 'paginator', 'helper', 'paginatorThroughHelper'],
	});
	const time = (way: string, ours: string, theirs: string) =>
		compare(samples, {
			...{ part: 'd', peer: PAGINATOR, unit: 'ms', goal: GOAL },
			name: `List 10,000 at ${latencyMs} ms, ${way}`,
			ours: `${ours}.wall`,
			theirs: `${theirs}.wall`,
		});
	return [
		time('Direct Connections', 'direct', 'paginator'),
		time('n8n helper', 'helper', 'paginatorThroughHelper'),
	];
}

async function list({ run, sandbox }: Context, input: Omit<ListInput, 'access'>): Promise<Samples> {
	return await run('list', { ...input, access: sandbox.appflow } satisfies ListInput);
}
