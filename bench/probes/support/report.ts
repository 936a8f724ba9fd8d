import { SAMPLES_MARK } from '../../support/run-probe';

/** What the process spent on some work. */
interface Spent {
	readonly wallMs: number;
	/** User and system time of all threads of this process. */
	readonly cpuMs: number;
}

/** Collects series of numbers by name. */
export class Report {
	private readonly series: Record<string, number[]> = {};

	add(name: string, value: number): void {
		(this.series[name] ??= []).push(value);
	}

	/** Adds `<name>.wall` and `<name>.cpu`, in milliseconds. */
	addSpent(name: string, { wallMs, cpuMs }: Spent): void {
		this.add(`${name}.wall`, wallMs);
		this.add(`${name}.cpu`, cpuMs);
	}

	/** Prints it for the process that started the probe. */
	print(): void {
		process.stdout.write(`\n${SAMPLES_MARK}${JSON.stringify(this.series)}\n`);
	}
}

/** Times some work, with the garbage of earlier work out of the way. */
export async function spentOn(work: () => Promise<unknown>): Promise<Spent> {
	collectGarbage();
	const cpu = process.cpuUsage();
	const start = performance.now();
	await work();
	const wallMs = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	return { wallMs, cpuMs: (user + system) / 1000 };
}

/** Probes run with `--expose-gc`. */
function collectGarbage(): void {
	globalThis.gc?.();
	globalThis.gc?.();
}

/** Bytes that are still in use once garbage is collected. */
export function retainedBytes(): number {
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/**
 * Runs a probe with the input that its starter gave it, and ends the process when it is done.
 *
 * @param probe measures and adds to the report
 */
export function runAsProbe<Input>(probe: (input: Input, report: Report) => Promise<void>): void {
	const report = new Report();
	const input: Input = JSON.parse(process.argv[2] ?? '{}');
	probe(input, report).then(
		() => {
			report.print();
			process.exit(0);
		},
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
			process.exit(1);
		},
	);
}
