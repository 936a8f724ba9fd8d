import { retainedBytes } from './report';

/** How often memory is looked at; pages of a list take about as long. */
const SAMPLE_MS = 5;

/**
 * By how many bytes the memory in use grew while the work ran: at most, and by what it gave. Garbage
 * is collected at each look, since when it goes otherwise depends on what ran before.
 */
export async function memoryOf<Output>(
	work: () => Promise<Output>,
): Promise<{ readonly output: Output; readonly peak: number; readonly kept: number }> {
	const before = retainedBytes();
	let peak = before;
	const look = () => {
		const now = retainedBytes();
		peak = Math.max(peak, now);
		return now;
	};
	const timer = setInterval(look, SAMPLE_MS);
	const output = await work();
	clearInterval(timer);
	return { output, kept: look() - before, peak: peak - before };
}
