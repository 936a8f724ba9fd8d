import { execFileSync } from 'child_process';
import { join } from 'path';

import { shimClearTimeout, shimSetTimeout } from '../../build/shim';

const soon = 20;

async function ringOf(delay: number, ...args: unknown[]): Promise<unknown[]> {
	return await new Promise((resolve) => {
		shimSetTimeout((...given) => resolve(given), delay, ...args);
	});
}

test('a timer rings with its arguments', async () => {
	expect(await ringOf(soon, 'a', 1)).toEqual(['a', 1]);
});

test.each([0, -5, 0.4, Number.NaN])('a delay of %p means at once', async (delay) => {
	expect(await ringOf(delay, 'rang')).toEqual(['rang']);
});

test('timers ring in the order of their times', async () => {
	const rung: number[] = [];
	shimSetTimeout(() => rung.push(2), 2 * soon);
	shimSetTimeout(() => rung.push(1), soon);
	await ringOf(4 * soon);
	expect(rung).toEqual([1, 2]);
});

test('a cleared timer does not ring', async () => {
	const ring = jest.fn();
	shimClearTimeout(shimSetTimeout(ring, soon));
	await ringOf(3 * soon);
	expect(ring).not.toHaveBeenCalled();
});

test('there may be nothing to clear', () => {
	expect(() => shimClearTimeout(undefined)).not.toThrow();
});

test('a process waits for a timer, but not for one that is cleared or not referred to', () => {
	const shim = join(__dirname, '..', '..', 'build', 'shim.ts');
	const program = `
		const { shimSetTimeout, shimClearTimeout } = require(${JSON.stringify(shim)});
		const hour = 3_600_000;
		shimClearTimeout(shimSetTimeout(() => console.log('cleared'), hour));
		shimSetTimeout(() => console.log('not referred to'), hour).unref();
		shimSetTimeout(() => console.log('waited for'), 700);
	`;
	const printed = execFileSync(process.execPath, ['--import', 'tsx', '-e', program], {
		encoding: 'utf8',
	});
	expect(printed).toBe('waited for\n');
});
