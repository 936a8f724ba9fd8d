import { mapConcurrently } from '../../engine/pool';

const turn = async () => await new Promise(setImmediate);

test('results come in the order of the items, however long each takes', async () => {
	const results = await mapConcurrently([3, 1, 2, 0], 2, async (turns) => {
		for (let left = turns; left > 0; left -= 1) await turn();
		return turns * 10;
	});
	expect(results).toEqual([30, 10, 20, 0]);
});

test('no more are worked on at a time than allowed, and all are worked on', async () => {
	let current = 0;
	let most = 0;
	const results = await mapConcurrently(Array.from({ length: 20 }), 3, async () => {
		current += 1;
		most = Math.max(most, current);
		await turn();
		current -= 1;
	});
	expect([results.length, most]).toEqual([20, 3]);
});

test('after a failure nothing more is started, and what was started has ended', async () => {
	const started: number[] = [];
	const ended: number[] = [];
	const work = mapConcurrently([0, 1, 2, 3, 4, 5], 2, async (item) => {
		started.push(item);
		if (item === 1) throw new Error('one failed');
		await turn();
		await turn();
		ended.push(item);
	});
	await expect(work).rejects.toThrow('one failed');
	expect(started).toEqual([0, 1]);
	expect(ended).toEqual([0]);
});

test('nothing to do is done', async () => {
	expect(await mapConcurrently([], 5, async () => await turn())).toEqual([]);
});
