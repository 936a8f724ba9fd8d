import { collectGarbage } from './report';

/** How often memory is looked at; pages of a list take longer. */
const SAMPLE_MS = 2;

/** By how many bytes the memory of the process grew at most while the work ran. */
export async function peakWhile(work: () => Promise<unknown>): Promise<number> {
	collectGarbage();
	const before = process.memoryUsage.rss();
	let peak = before;
	const look = () => {
		peak = Math.max(peak, process.memoryUsage.rss());
	};
	const timer = setInterval(look, SAMPLE_MS);
	await work();
	look();
	clearInterval(timer);
	return peak - before;
}
