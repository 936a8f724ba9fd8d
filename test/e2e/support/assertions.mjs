import assert from 'node:assert/strict';

const PATIENCE_MS = 30_000;

/**
 * @typedef {import('playwright-core').Locator} Locator
 */

/** @param {Locator} locator */
export async function expectVisible(locator) {
	await locator.waitFor({ state: 'visible', timeout: PATIENCE_MS });
}

/** @param {Locator} locator */
export async function expectGone(locator) {
	await locator.waitFor({ state: 'hidden', timeout: PATIENCE_MS });
}

/**
 * Waits until an element says something, and shows what it says instead when it does not.
 *
 * @param {Locator} locator
 * @param {RegExp} words
 */
export async function expectText(locator, words) {
	try {
		await locator.filter({ hasText: words }).waitFor({ timeout: PATIENCE_MS });
	} catch {
		const shown = await locator.innerText({ timeout: 1_000 }).catch(() => '(nothing there)');
		assert.match(shown, words);
	}
}
