import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { exampleWorkflows, fittedTo } from '../../../playground/furnish.mjs';

/**
 * The workflows of the n8n under test, without a page.
 *
 * @typedef {import('../../../playground/playground.mjs').Playground} Playground
 */

const PATIENCE_MS = 60_000;

/**
 * The ID of an example in n8n.
 *
 * @param {Playground} playground
 * @param {string} file
 */
export function idOf({ furniture }, file) {
	const example = furniture.workflows.find((workflow) => workflow.file === file);
	assert.ok(example, `${file} is not among the examples`);
	return example.id;
}

/**
 * Adds an example to n8n once more, with other values in one of its nodes.
 *
 * @param {Playground} playground
 * @param {string} file
 * @param {Change} change
 */
export async function variantOf({ api, furniture, sandbox }, file, change) {
	const { name, node, parameters, ...others } = change;
	const example = (await exampleWorkflows()).find((each) => each.file === file);
	assert.ok(example, `${file} is not among the examples`);
	const workflow = { ...example.workflow, name };
	const changed = workflow.nodes.find((/** @type {{ name: string }} */ each) => each.name === node);
	assert.ok(changed, `${file} has no node ${node}`);
	Object.assign(changed, others, { parameters: { ...changed.parameters, ...parameters } });
	return await api.createWorkflow(
		fittedTo(workflow, { credentials: furniture.credentials, sandbox: sandbox.access }),
	);
}

/**
 * @typedef {object} Change
 * @property {string} name of the workflow
 * @property {string} node
 * @property {Record<string, unknown>} parameters those that are other than in the example
 * @property {Record<string, { name: string }>} [credentials]
 * @property {string} [webhookId]
 */

/**
 * The executions of a workflow that have ended, oldest first.
 *
 * @param {Playground} playground
 * @param {string} workflowId
 * @returns {Promise<Array<{ id: string, status: string }>>}
 */
export async function executionsOf({ api }, workflowId) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await api.call('GET', `/rest/executions?filter=${filter}`);
	return results
		.filter((/** @type {{ stoppedAt?: string }} */ each) => each.stoppedAt)
		.sort((/** @type {{ id: string }} */ a, /** @type {{ id: string }} */ b) => +a.id - +b.id);
}

/**
 * Waits until a workflow has so many executions.
 *
 * @param {Playground} playground
 * @param {string} workflowId
 * @param {number} count
 */
export async function waitForExecutions(playground, workflowId, count) {
	return await eventually(`${count} executions of workflow ${workflowId}`, async () => {
		const executions = await executionsOf(playground, workflowId);
		return executions.length >= count ? executions : undefined;
	});
}

/**
 * What an execution worked with, as n8n keeps it: text in which all values are.
 *
 * @param {Playground} playground
 * @param {string} id
 * @returns {Promise<string>}
 */
export async function dataOf({ api }, id) {
	const { data } = await api.call('GET', `/rest/executions/${id}`);
	return data;
}

/**
 * Asks until there is an answer.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T | undefined>} ask
 * @returns {Promise<T>}
 */
export async function eventually(what, ask) {
	const end = Date.now() + PATIENCE_MS;
	while (Date.now() < end) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		await sleep(250);
	}
	throw new Error(`There were never ${what}`);
}

/**
 * Sends JSON, as programs outside do.
 *
 * @param {string} url
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 */
export async function post(url, body, headers = {}) {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	return { status: response.status, answer: await response.json() };
}
