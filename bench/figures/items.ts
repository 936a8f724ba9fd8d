import type { ItemsInput } from '../probes/items';
import { compare } from '../support/figure';
import type { Context, Result } from './context';

const ITEMS = 10_000;

/** (e) What the engine itself costs an item. */
export async function itemFigures({ run }: Context): Promise<Result> {
	const samples = await run('items', { items: ITEMS, repetitions: 9 } satisfies ItemsInput);
	const perItem = (name: string, peer: string, ours: string, theirs: string) =>
		compare(samples, {
			part: 'e',
			name,
			peer,
			unit: 'µs/item',
			ours: `${ours}.wall`,
			theirs: `${theirs}.wall`,
			per: ITEMS / 1000,
		});
	return {
		figures: [
			perItem('10,000 items, no-op operation', 'node that copies', 'engine', 'copy'),
			perItem(
				'10,000 items, no-op reading one expression',
				'node that reads it',
				'engineReading',
				'reading',
			),
		],
	};
}
