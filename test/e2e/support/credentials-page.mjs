/**
 * n8n's page of credentials as a person uses it.
 *
 * @typedef {import('playwright-core').Page} Page
 */

/**
 * Opens the form for a new credential of a type.
 *
 * @param {Page} page
 * @param {string} displayName of the credential type
 */
export async function newCredential(page, displayName) {
	await page.goto('/home/credentials');
	await page.getByTestId('add-resource-credential').click();
	const search = page.getByTestId('new-credential-type-select').locator('input');
	await search.fill(displayName);
	await page
		.getByTestId('new-credential-type-select-option')
		.filter({ hasText: displayName })
		.click();
	await page.getByTestId('new-credential-type-button').click();
	await page.getByTestId('credential-edit-dialog').waitFor();
}

/**
 * Types into a field of the open form.
 *
 * @param {Page} page
 * @param {string} name
 * @param {string} value
 */
export async function fillCredential(page, name, value) {
	await page.getByTestId(`parameter-input-${name}`).locator('input, textarea').first().fill(value);
}

/**
 * Saves the open form; n8n then tests the credential by itself.
 *
 * @param {Page} page
 */
export async function saveCredential(page) {
	await page.getByTestId('credential-save-button').click();
}

/**
 * The banner that says that the test succeeded.
 *
 * @param {Page} page
 */
export function greenBanner(page) {
	return page.getByTestId('credentials-config-container-test-success');
}

/**
 * The banner that says that the test failed. n8n marks it with nothing but its words.
 *
 * @param {Page} page
 */
export function redBanner(page) {
	return page.getByText('Couldn’t connect with these settings');
}

/**
 * What the red banner says when one asks for more.
 *
 * @param {Page} page
 */
export async function reasonOfFailure(page) {
	await page.getByText('More details').click();
	return await page.getByTestId('node-credentials-config-container').innerText();
}
