/** Lists all profiles in several ways, in turns: time and peak memory. Figure (d). */
import type { AppFlowAccess } from '../support/sandbox';
import { listsDirect, listsThroughHelper } from './support/our-lists';
import { listsByPaginator, listsByPaginatorThroughHelper } from './support/peer-lists';
import type { List } from './support/profiles';
import { PROFILE_COUNT } from './support/profiles';
import { memoryOf } from './support/memory';
import { runAsProbe, spentOn } from './support/report';
import { routeAwsToSandbox } from './support/route';

export interface ListInput {
	readonly access: AppFlowAccess;
	readonly repetitions: number;
	readonly variants: readonly string[];
	/** How many profiles are listed before anything is measured, so that all code is loaded. */
	readonly warmUp: number;
	/** Measures memory instead of time; then one variant per process. */
	readonly memory: boolean;
}

runAsProbe<ListInput>(async ({ access, repetitions, variants, memory, warmUp }, report) => {
	routeAwsToSandbox(access);
	const ways: Record<string, List> = {
		direct: listsDirect(access),
		helper: listsThroughHelper(access),
		paginator: listsByPaginator(access),
		paginatorThroughHelper: listsByPaginatorThroughHelper(access),
	};
	const lists = variants.map((name): [string, List] => {
		const list = ways[name];
		if (!list) throw new Error(`There is no way to list called ${name}`);
		return [name, list];
	});
	for (const [, list] of lists) await list(warmUp);
	for (let repetition = 0; repetition < repetitions; repetition += 1) {
		for (const [name, list] of lists) {
			let output: readonly unknown[] = [];
			if (memory) {
				const used = await memoryOf(async () => await list(PROFILE_COUNT));
				({ output } = used);
				report.add(`${name}.peak`, used.peak);
				report.add(`${name}.kept`, used.kept);
			} else {
				const work = async () => {
					output = await list(PROFILE_COUNT);
				};
				report.addSpent(name, await spentOn(work));
			}
			if (output.length < PROFILE_COUNT) {
				throw new Error(`${name} gave ${output.length} profiles of ${PROFILE_COUNT}`);
			}
		}
	}
});
