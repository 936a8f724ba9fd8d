/** Updates profiles in several ways, in turns, and says what each cost. Figures (b) and (c). */
import type { IDataObject } from 'n8n-workflow';

import { control } from '../support/sandbox';
import type { AppFlowAccess } from '../support/sandbox';
import { updatesDirect, updatesThroughHelper } from './support/our-updates';
import { updatesByHttpRequest, updatesByRawFetch, updatesByRawSdk } from './support/peer-updates';
import type { Update } from './support/profiles';
import { profileNames } from './support/profiles';
import { runAsProbe, spentOn } from './support/report';
import { routeAwsToSandbox } from './support/route';

export interface CallsInput {
	readonly access: AppFlowAccess;
	readonly controlUrl: string;
	readonly items: number;
	readonly concurrency: number;
	readonly repetitions: number;
	readonly warmUp: number;
	/** How long a call takes in the sandbox, which is also the pause between batches. */
	readonly latencyMs: number;
	readonly variants: readonly string[];
}

runAsProbe<CallsInput>(async (input, report) => {
	const { access, concurrency, items, repetitions, warmUp, controlUrl } = input;
	routeAwsToSandbox(access);
	const ways: Record<string, () => Update> = {
		direct: () => updatesDirect(access),
		helper: () => updatesThroughHelper(access),
		helperTwice: () => twiceAtOnce(updatesThroughHelper(access)),
		raw: () => updatesByRawSdk(access),
		rawFetch: () => updatesByRawFetch(access),
		httpRequest: () => updatesByHttpRequest(access, Math.max(1, input.latencyMs)),
	};
	const updates = input.variants.map((name): [string, Update] => {
		const make = ways[name];
		if (!make) throw new Error(`There is no way to update called ${name}`);
		return [name, make()];
	});
	for (const [name, update] of updates) check(name, await update(names(warmUp), concurrency));
	for (let repetition = 0; repetition < repetitions; repetition += 1) {
		for (const [name, update] of updates) {
			await control(controlUrl, 'DELETE', '/requests');
			let results: readonly IDataObject[] = [];
			report.addSpent(
				name,
				await spentOn(async () => {
					results = await update(names(items), concurrency);
				}),
			);
			check(name, results);
			const { appflow } = await control(controlUrl, 'GET', '/statistics');
			report.add(`${name}.inFlight`, appflow.maxInFlight);
			report.add(`${name}.connections`, appflow.connections);
		}
	}
});

/** With twice as many items at once: about as many calls as the HTTP Request node has in flight. */
function twiceAtOnce(update: Update): Update {
	return async (items, concurrency) => await update(items, 2 * concurrency);
}

function names(count: number): string[] {
	return profileNames().slice(0, count);
}

/** A way that fails would seem fast. */
function check(name: string, results: readonly IDataObject[]): void {
	const done = results.filter(({ connectorProfileArn }) => typeof connectorProfileArn === 'string');
	if (done.length === 0 || done.length < results.length) {
		throw new Error(`${name}: ${done.length} of ${results.length} updates succeeded`);
	}
}
