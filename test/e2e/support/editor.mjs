/**
 * n8n's editor as a person uses it. Everything is found by what n8n marks for tests, or by the
 * words on the screen.
 *
 * @typedef {import('playwright-core').Page} Page
 */

/**
 * Opens an empty workflow and its node creator.
 *
 * @param {Page} page
 */
export async function openNodeCreator(page) {
	await page.goto('/workflow/new');
	await page.getByTestId('canvas-plus-button').first().click();
	await page.getByTestId('node-creator-search-bar').waitFor();
}

/**
 * Types into the node creator's search.
 *
 * @param {Page} page
 * @param {string} words
 */
export async function searchNodes(page, words) {
	await page.getByTestId('node-creator-search-bar').fill(words);
}

/**
 * An entry of the node creator: a node, or one of a node's actions.
 *
 * @param {Page} page
 * @param {string} name
 */
export function creatorItem(page, name) {
	return page.getByTestId('node-creator-item-name').filter({ hasText: exactly(name) });
}

/**
 * Drags an entry onto the middle of the canvas, with the mouse, step by step.
 *
 * @param {Page} page
 * @param {import('playwright-core').Locator} item
 */
export async function dragOntoCanvas(page, item) {
	const canvas = await boxOf(page.getByTestId('canvas-wrapper'));
	await item.hover();
	await page.mouse.down();
	await page.mouse.move(canvas.x + canvas.width / 3, canvas.y + canvas.height / 2, { steps: 12 });
	await page.mouse.up();
}

/**
 * Makes a new workflow with one action in it, whose panel opens.
 *
 * @param {Page} page
 * @param {string} node
 * @param {string} action
 */
export async function addAction(page, node, action) {
	await openNodeCreator(page);
	await searchNodes(page, node);
	await creatorItem(page, node).click();
	await showActions(page);
	await creatorItem(page, action).click();
	await page.getByTestId('ndv').waitFor();
}

/**
 * Unfolds the actions of the node that is open in the node creator: of a node that has triggers too,
 * n8n shows only these when a workflow begins.
 *
 * @param {Page} page
 */
export async function showActions(page) {
	const heading = page.getByTestId('node-creator-category-item').filter({ hasText: /^\s*Actions/ });
	await heading.waitFor();
	const unfolded = heading.locator('xpath=..').getByTestId('node-creator-item-name').first();
	if (!(await unfolded.isVisible())) await heading.click();
}

/**
 * Makes a new workflow that begins with one of a node's triggers, whose panel opens.
 *
 * @param {Page} page
 * @param {string} node
 * @param {string} trigger
 */
export async function addTrigger(page, node, trigger) {
	await openNodeCreator(page);
	await searchNodes(page, node);
	await creatorItem(page, node).click();
	await creatorItem(page, trigger).click();
	await page.getByTestId('ndv').waitFor();
}

/**
 * Opens an example workflow and waits until its nodes are drawn.
 *
 * @param {Page} page
 * @param {string} id
 */
export async function openWorkflow(page, id) {
	await page.goto(`/workflow/${id}`);
	await page.getByTestId('canvas-node').first().waitFor();
}

/**
 * Fills a new workflow from a file, through the menu.
 *
 * @param {Page} page
 * @param {string} file
 */
export async function importFromFile(page, file) {
	await page.goto('/workflow/new');
	await page.getByTestId('canvas-plus-button').first().waitFor();
	await page.getByTestId('workflow-menu').click();
	await page.getByText('Import', { exact: true }).hover();
	const choosing = page.waitForEvent('filechooser');
	await page.getByText(/from file/i).click();
	await (await choosing).setFiles(file);
}

/**
 * The node on the canvas with this name.
 *
 * @param {Page} page
 * @param {string} name
 */
function canvasNode(page, name) {
	return page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
}

/**
 * The input of a parameter in the open panel.
 *
 * @param {Page} page
 * @param {string} name the parameter's internal name
 */
export function parameter(page, name) {
	return page.getByTestId('ndv').getByTestId(`parameter-input-${name}`);
}

/**
 * Types into a text parameter of the open panel.
 *
 * @param {Page} page
 * @param {string} name
 * @param {string} value
 */
export async function fill(page, name, value) {
	await parameter(page, name).locator('input, textarea').first().fill(value);
}

/**
 * Chooses from a drop-down of the open panel.
 *
 * @param {Page} page
 * @param {string} name
 * @param {string} option as it reads on the screen
 */
export async function choose(page, name, option) {
	await chooseIn(page, parameter(page, name), option);
}

/**
 * Chooses from any drop-down.
 *
 * @param {Page} page
 * @param {import('playwright-core').Locator} input
 * @param {string} words as they read on the screen, without its description
 */
export async function chooseIn(page, input, words) {
	await input.click();
	await option(page, words).click();
}

/**
 * Chooses from a drop-down in a list of the open panel, whose entries come from the service.
 *
 * @param {Page} page
 * @param {string} list the list's internal name
 * @param {string} name
 * @param {string} words as they read on the screen
 */
export async function chooseInList(page, list, name, words) {
	const input = page
		.getByTestId(`fixed-collection-${list}`)
		.locator(`.parameter-value-container[data-test-id="parameter-input-${name}"] input`);
	await input.first().click();
	// It closes when the entries arrive while it is open.
	const entry = option(page, words);
	await entry.waitFor({ timeout: 5_000 }).catch(async () => await input.first().click());
	await entry.click();
}

/**
 * An entry of the drop-down that is open.
 *
 * @param {Page} page
 * @param {string} words as they read on the screen, without its description
 */
export function option(page, words) {
	return page
		.getByRole('option')
		.filter({ has: page.getByText(words, { exact: true }), visible: true });
}

/**
 * Turns on a switch of the open panel.
 *
 * @param {Page} page
 * @param {string} name
 */
export async function switchOn(page, name) {
	await parameter(page, name).locator('.el-switch, [role=switch]').first().click();
}

/**
 * Chooses a credential in the only credential slot of the open panel.
 *
 * @param {Page} page
 * @param {string} name
 */
export async function chooseCredential(page, name) {
	await chooseIn(page, page.getByTestId('node-credentials-select'), name);
}

/**
 * Picks from a look-up that asks the service for its list.
 *
 * @param {Page} page
 * @param {string} name
 * @param {string} entry as it reads on the screen
 */
export async function pickFromList(page, name, entry) {
	await page.getByTestId(`resource-locator-${name}`).getByTestId('rlc-input').click();
	await page.getByTestId('rlc-item').filter({ hasText: entry }).first().click();
}

/**
 * Runs the node whose panel is open.
 *
 * @param {Page} page
 */
export async function executeStep(page) {
	await page.getByTestId('node-execute-button').click();
}

/**
 * The output side of the open panel.
 *
 * @param {Page} page
 */
export function output(page) {
	return page.getByTestId('output-panel');
}

/** @param {import('playwright-core').Locator} locator */
async function boxOf(locator) {
	const box = await locator.boundingBox();
	if (!box) throw new Error('The element is not on the screen');
	return box;
}

/** @param {string} text */
function exactly(text) {
	return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

/**
 * Shows the output of the open panel in one of n8n's ways, which n8n then remembers.
 *
 * @param {Page} page
 * @param {'schema' | 'table' | 'json' | 'binary'} way
 */
export async function showOutputAs(page, way) {
	await output(page).getByTestId(`radio-button-${way}`).click();
}

/**
 * Runs the workflow on the screen from its trigger.
 *
 * @param {Page} page
 */
export async function executeWorkflow(page) {
	await page.getByTestId('execute-workflow-button').first().click();
}

/**
 * The mark that a node on the canvas has done its work.
 *
 * @param {Page} page
 * @param {string} name
 */
export function doneMark(page, name) {
	return canvasNode(page, name).getByTestId('canvas-node-status-success');
}

/**
 * Opens a node's panel.
 *
 * @param {Page} page
 * @param {string} name
 */
export async function openNode(page, name) {
	await canvasNode(page, name).dblclick();
	await page.getByTestId('ndv').waitFor();
}

/**
 * Closes the open panel.
 *
 * @param {Page} page
 */
export async function closeNode(page) {
	await page.getByTestId('ndv-close-button').click();
	await page.getByTestId('ndv').waitFor({ state: 'hidden' });
}
