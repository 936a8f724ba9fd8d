import { eventually, post } from './workflows.mjs';

const PACKAGE = 'n8n-nodes-appflow-conductorone.';

/** Which credential a node of ours needs. */
const CREDENTIALS = { awsAppFlow: 'awsAppFlowApi', conductorOne: 'conductorOneApi' };

let made = 0;

/**
 * One step of {@link callable}: a node of ours. Its parameters find what a test calls it with as
 * `$json.body`.
 *
 * @typedef {object} Step
 * @property {keyof typeof CREDENTIALS} node
 * @property {Record<string, unknown>} parameters
 */

/**
 * A published workflow through which a test does single steps, as people would with a node each.
 *
 * @param {import('../../../playground/playground.mjs').Playground} playground
 * @param {Record<string, Step>} steps by name
 */
export async function callable({ api, furniture, server }, steps) {
	made += 1;
	const pathOf = (/** @type {string} */ name) => `callable-${made}-${name}`;
	const names = Object.keys(steps);
	const workflow = await api.createWorkflow({
		name: `Callable ${made}`,
		nodes: Object.entries(steps).flatMap(([name, { node, parameters }], index) => {
			const type = CREDENTIALS[node];
			const credential = furniture.credentials.filter((each) => each.type === type).at(-1);
			return [
				{
					id: name,
					name,
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					position: [0, index * 200],
					webhookId: pathOf(name),
					parameters: {
						httpMethod: 'POST',
						path: pathOf(name),
						responseMode: 'lastNode',
						responseData: 'allEntries',
					},
				},
				{
					id: `do-${name}`,
					name: `Do ${name}`,
					type: PACKAGE + node,
					typeVersion: 1,
					position: [200, index * 200],
					parameters,
					alwaysOutputData: true,
					credentials: { [type]: { id: credential?.id, name: credential?.name } },
				},
			];
		}),
		connections: Object.fromEntries(
			names.map((name) => [name, { main: [[{ node: `Do ${name}`, type: 'main', index: 0 }]] }]),
		),
		settings: { executionOrder: 'v1' },
	});
	await api.activate(workflow);
	return {
		/**
		 * Does one step; gives the items that its node put out, at least an empty one.
		 *
		 * @param {string} name
		 * @param {unknown} [body]
		 * @returns {Promise<Array<Record<string, any>>>}
		 */
		async call(name, body = {}) {
			// n8n says that a workflow is published before its webhooks are there.
			return await eventually(`webhooks of ${workflow.name}`, async () => {
				const { status, answer } = await post(`${server.url}/webhook/${pathOf(name)}`, body);
				if (status === 404) return undefined;
				if (status !== 200) throw new Error(JSON.stringify(answer));
				return answer;
			});
		},
		async remove() {
			await api.deactivate(workflow.id);
		},
	};
}

/**
 * The value of a look-up, as somebody enters it.
 *
 * @param {string} value
 * @param {string} [mode]
 */
export function entered(value, mode = 'id') {
	return { __rl: true, mode, value };
}
