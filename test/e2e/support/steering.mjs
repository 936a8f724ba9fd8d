import assert from 'node:assert/strict';

/**
 * The sandbox's control address, see its README.
 *
 * @typedef {import('../../../playground/playground.mjs').Playground} Playground
 */

/**
 * Lets something happen in the local AppFlow.
 *
 * @param {Playground} playground
 * @param {string} action
 * @param {Record<string, unknown>} input
 */
export async function perform(playground, action, input) {
	return await control(playground, 'POST', '/actions', { service: 'appflow', action, ...input });
}

/**
 * Lets something happen in the local ConductorOne.
 *
 * @param {Playground} playground
 * @param {string} action
 * @param {Record<string, unknown>} input
 */
export async function performInTenant(playground, action, input) {
	const body = { service: 'conductorOne', action, ...input };
	return await control(playground, 'POST', '/actions', body);
}

/**
 * Fails the next requests for an operation of AppFlow.
 *
 * @param {Playground} playground
 * @param {{ operation: string, status: number, message: string }} fault
 */
export async function failNext(playground, fault) {
	await control(playground, 'POST', '/faults', { service: 'appflow', times: 1, ...fault });
}

/**
 * How many requests for an operation of AppFlow came so far.
 *
 * @param {Playground} playground
 * @param {string} operation
 * @returns {Promise<number>}
 */
export async function requestsFor(playground, operation) {
	const { requests } = await control(
		playground,
		'GET',
		`/requests?service=appflow&operation=^${operation}$`,
	);
	return requests.length;
}

/**
 * Puts a new version of a secret into the local store.
 *
 * @param {Playground} playground
 * @param {string} path
 * @param {Record<string, string>} data
 */
export async function storeSecret({ sandbox }, path, data) {
	const { url, token } = sandbox.access.secretStore;
	const response = await fetch(`${url}/v1/secret/data/${path}`, {
		method: 'POST',
		headers: { 'x-vault-token': token },
		body: JSON.stringify({ data }),
	});
	assert.ok(response.ok, `The secret store answered ${response.status}`);
}

/**
 * @param {Playground} playground
 * @param {'GET' | 'POST'} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>} JSON as it comes from outside
 */
async function control({ sandbox }, method, path, body) {
	const response = await fetch(sandbox.controlUrl + path, {
		method,
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const answer = await response.json();
	assert.ok(response.ok, JSON.stringify(answer));
	return answer;
}
