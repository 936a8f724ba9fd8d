import { after, test } from 'node:test';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { DATA, PROJECT } from '../../../playground/paths.mjs';
import { openPlayground } from '../../../playground/playground.mjs';
import { inWords } from '../../../playground/problem.mjs';
import { createProgress } from '../../../playground/progress.mjs';
import { launchChromium, VIEWPORT } from './chromium.mjs';

/** Other ports than those of `npm start`, so that both can run. */
const PORT = 5790;
const SANDBOX_PORT = 4671;
/** For one step on a page; a busy machine may take that long to load the editor. */
const PATIENCE_MS = 60_000;
const PICTURES = join(PROJECT, 'test-results');

/**
 * What every browser test gets.
 *
 * @typedef {object} Context
 * @property {import('../../../playground/playground.mjs').Playground} playground
 * @property {import('playwright-core').Page} page signed in to n8n
 */

/** @type {import('../../../playground/playground.mjs').Playground | undefined} */
let playground;
/** @type {import('playwright-core').Browser | undefined} */
let browser;
/** @type {import('playwright-core').BrowserContext | undefined} */
let session;

/**
 * The first of the browser tests: everything that the others stand on.
 */
export function openingTest() {
	test('a real n8n starts with the nodes in it, and a person signs in', async () => {
		await rm(PICTURES, { recursive: true, force: true });
		const progress = createProgress((line) => console.log(line));
		playground = await openPlayground(
			{ folder: join(DATA, 'e2e'), port: PORT, sandboxPort: SANDBOX_PORT, reset: true },
			progress,
		).catch((error) => {
			throw new Error(inWords(error));
		});
		browser = await launchChromium();
		const context = await browser.newContext({
			viewport: VIEWPORT,
			baseURL: playground.server.url,
		});
		await context.route(
			(url) => url.hostname !== '127.0.0.1',
			async (route) => await route.abort(),
		);
		context.setDefaultTimeout(PATIENCE_MS);
		await signIn(context, playground.owner);
		session = context;
	});
}

after(async () => {
	await browser?.close();
	await playground?.stop();
});

/**
 * A test with a page of its own. A picture of the page is kept in test-results/ when it fails.
 *
 * @param {string} name
 * @param {(context: Context) => Promise<void>} body
 */
export function browserTest(name, body) {
	test(name, async () => {
		if (!playground || !session) throw new Error('n8n did not start, see the first failure');
		const page = await session.newPage();
		try {
			await body({ playground, page });
		} catch (error) {
			await page.screenshot({ path: join(PICTURES, `${fileNameOf(name)}.png`) });
			throw error;
		} finally {
			// Unsaved workflows would ask whether to leave.
			await page.close({ runBeforeUnload: false });
		}
	});
}

/**
 * Takes a picture of the page for the README: into test-results/, and with UPDATE_SCREENSHOTS=1
 * into the documentation.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function takePicture(page, name) {
	const documented = process.env.UPDATE_SCREENSHOTS === '1';
	const folder = documented ? join(PROJECT, 'docs', 'screenshots') : PICTURES;
	const toast = page.locator('.el-notification__closeBtn');
	if (await toast.isVisible()) await toast.click();
	await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/**
 * Through the form, as a person does; the cookie then serves every page of the session.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {import('../../../playground/n8n-api.mjs').Owner} owner
 */
async function signIn(context, owner) {
	const page = await context.newPage();
	await page.goto('/signin');
	await page.getByTestId('emailOrLdapLoginId').locator('input').fill(owner.email);
	await page.getByTestId('password').locator('input').fill(owner.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((url) => url.pathname.startsWith('/home'));
	await page.close();
}

/** @param {string} name */
function fileNameOf(name) {
	return name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 80);
}
