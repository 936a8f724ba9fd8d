import { compare } from '../support/figure';
import type { Figure } from '../support/figure';
import { median } from '../support/statistics';
import type { Samples } from '../support/run-probe';
import type { CallsInput } from '../probes/calls';
import type { Context, Result } from './context';

const ITEMS = 1_000;
const CONCURRENCY = 10;
const LATENCY_MS = 50;
/** One at a time takes long, and fewer items say as much. */
const ITEMS_ALONE = 100;

const HTTP_REQUEST = 'HTTP Request node';

/** (b) Wall time of 1,000 updates, each of which waits for a distant AWS. */
export async function wallFigures(context: Context): Promise<Result> {
	await context.sandbox.setLatency(LATENCY_MS);
	const samples = await measured(context, {
		items: ITEMS,
		concurrency: CONCURRENCY,
		repetitions: 3,
		latencyMs: LATENCY_MS,
		variants: ['direct', 'raw', 'helper', 'helperTwice', 'httpRequest'],
	});
	const alone = await measured(context, {
		items: ITEMS_ALONE,
		concurrency: 1,
		repetitions: 1,
		latencyMs: LATENCY_MS,
		variants: ['direct', 'helper'],
	});
	const all: Samples = {
		...samples,
		'direct.alone': alone['direct.wall'] ?? [],
		'helper.alone': alone['helper.wall'] ?? [],
	};
	const wall = (name: string, peer: string, ours: string, theirs: string, goal?: number): Figure =>
		compare(all, {
			...{ part: 'b', name, peer, unit: 'ms/item', ours, theirs },
			...(goal !== undefined && { goal }),
		});
	return {
		figures: [
			wall('Update, Direct Connections', 'raw SDK', 'direct.wall', 'raw.wall', 1.05),
			wall('Update, n8n helper', HTTP_REQUEST, 'helper.wall', 'httpRequest.wall'),
			wall(
				'Update, n8n helper, 20 at a time',
				HTTP_REQUEST,
				'helperTwice.wall',
				'httpRequest.wall',
				1,
			),
			wall('Update, Direct Connections', 'one at a time', 'direct.wall', 'direct.alone', 1 / 8),
			wall('Update, n8n helper', 'one at a time', 'helper.wall', 'helper.alone', 1 / 8),
		],
		notes: [
			`(b) Most requests in flight, as the sandbox saw it: ${listed(samples, 'inFlight')}`,
			`(b) Connections opened for ${ITEMS} items: ${listed(samples, 'connections')}`,
		],
	};
}

/** (c) The same with nothing to wait for: what an update costs the processor. */
export async function cpuFigures(context: Context): Promise<Result> {
	await context.sandbox.setLatency(0);
	const samples = await measured(context, {
		items: ITEMS,
		concurrency: CONCURRENCY,
		repetitions: 5,
		latencyMs: 0,
		variants: ['direct', 'raw', 'rawFetch', 'helper', 'httpRequest'],
	});
	const cpu = (name: string, peer: string, ours: string, theirs: string, goal?: number): Figure =>
		compare(samples, {
			part: 'c',
			name,
			peer,
			unit: 'ms CPU/item',
			ours,
			theirs,
			...(goal !== undefined && { goal }),
		});
	return {
		figures: [
			cpu('Update, Direct Connections', 'raw SDK', 'direct.cpu', 'raw.cpu', 1.3),
			cpu('Update, Direct Connections', 'raw SDK with fetch', 'direct.cpu', 'rawFetch.cpu'),
			cpu('Update, n8n helper', HTTP_REQUEST, 'helper.cpu', 'httpRequest.cpu', 1.2),
		],
	};
}

type Measured = Omit<CallsInput, 'access' | 'controlUrl' | 'warmUp'>;

/** Runs the probe, and gives its times per item. */
async function measured({ run, sandbox }: Context, input: Measured): Promise<Samples> {
	const probeInput: CallsInput = {
		...input,
		access: sandbox.appflow,
		controlUrl: sandbox.controlUrl,
		// Code has to be hot before its processor time is taken; before a wait, it hardly matters.
		warmUp: input.latencyMs > 0 ? 20 : 300,
	};
	const samples = await run('calls', probeInput);
	return Object.fromEntries(
		Object.entries(samples).map(([name, series]) => [
			name,
			/\.(wall|cpu)$/.test(name) ? series.map((value) => value / input.items) : series,
		]),
	);
}

function listed(samples: Samples, what: string): string {
	return Object.entries(samples)
		.filter(([name]) => name.endsWith(`.${what}`))
		.map(([name, series]) => `${name.split('.')[0]} ${median(series)}`)
		.join(', ');
}
