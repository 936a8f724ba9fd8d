import { fittedTo, exampleWorkflows } from '../../../playground/furnish.mjs';
import { eventually, post } from './workflows.mjs';

/**
 * ConductorOne as the sandbox plays it, and workflows that ask it for something.
 *
 * @typedef {import('../../../playground/playground.mjs').Playground} Playground
 */

/** What the sandbox's seed has, see sandbox/conductorone/seed/ids.ts. */
export const seeded = {
	okta: '292PhGhNlJfzPKKOZvEv3CSNsAV',
	/** Entitlements of Okta whose policies ask the webhook below. */
	approvedByWebhook: '2FsfoVqasiQ6XQy04koR5G4YipY',
	provisionedByWebhook: '2mHOcZD39oQybZV17Y1cTnYR0XY',
	webhook: '2kVb1WS5qPdc6xtDi2XVWw2xogX',
};

/** Parameters of a trigger that takes over the webhook which the policies of the seed ask. */
export const SEEDED_WEBHOOK = {
	webhook: 'existing',
	webhookId: { __rl: true, mode: 'id', value: seeded.webhook },
};

/**
 * Adds an example once more, with other parameters in some of its nodes, and publishes it if asked.
 *
 * @param {Playground} playground
 * @param {string} file
 * @param {Record<string, Record<string, unknown>>} parameters by the name of the node
 */
export async function exampleWith({ api, furniture, sandbox }, file, parameters) {
	const example = (await exampleWorkflows()).find((each) => each.file === file);
	if (!example) throw new Error(`${file} is not among the examples`);
	const { name, nodes, ...others } = example.workflow;
	const changed = nodes.map((/** @type {Record<string, any>} */ node) => ({
		...node,
		parameters: { ...node.parameters, ...parameters[node.name] },
	}));
	return await api.createWorkflow(
		fittedTo(
			{ ...others, name: `${name} (changed)`, nodes: changed },
			{ credentials: furniture.credentials, sandbox: sandbox.access },
		),
	);
}

/**
 * A published workflow through which a test requests access, and looks at what became of it.
 *
 * @param {Playground} playground
 */
export async function requester({ api, furniture, server }) {
	const credential = furniture.credentials.find(({ type }) => type === 'conductorOneApi');
	const path = `requester-${Date.now()}`;
	const byId = (/** @type {string} */ value) => ({ __rl: true, mode: 'id', value });
	const hook = (/** @type {string} */ name) => ({
		id: name,
		name,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		webhookId: `${path}-${name}`,
		parameters: { httpMethod: 'POST', path: `${path}-${name}`, responseMode: 'lastNode' },
	});
	const task = (/** @type {string} */ name, /** @type {Record<string, unknown>} */ parameters) => ({
		id: name,
		name,
		type: 'n8n-nodes-appflow-conductorone.conductorOne',
		typeVersion: 1,
		position: [200, 0],
		parameters: { resource: 'task', options: {}, ...parameters },
		credentials: { conductorOneApi: { id: credential?.id, name: credential?.name } },
	});
	const to = (/** @type {string} */ node) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const workflow = await api.createWorkflow({
		name: path,
		nodes: [
			hook('ask'),
			task('Ask', {
				operation: 'createGrantRequest',
				appId: byId(seeded.okta),
				entitlementId: byId('={{ $json.body.entitlementId }}'),
				subject: 'user',
				userId: { __rl: true, mode: 'email', value: '={{ $json.body.email }}' },
				additionalFields: { grantDuration: '={{ $json.body.grantDuration }}' },
			}),
			hook('look'),
			task('Look', { operation: 'get', taskId: byId('={{ $json.body.taskId }}') }),
		],
		connections: { ask: to('Ask'), look: to('Look') },
		settings: { executionOrder: 'v1' },
	});
	await api.activate(workflow);
	const call = async (/** @type {string} */ name, /** @type {unknown} */ body) => {
		// n8n says that a workflow is published before its webhooks are there.
		return await eventually('webhooks of the requester', async () => {
			const { status, answer } = await post(`${server.url}/webhook/${path}-${name}`, body);
			if (status === 404) return undefined;
			if (status !== 200) throw new Error(JSON.stringify(answer));
			return answer;
		});
	};
	return {
		/**
		 * Requests access to an entitlement of Okta.
		 *
		 * @param {string} entitlementId
		 * @param {string} email of the person who is to have it
		 * @param {string} [grantDuration] how long; as long as the policy allows if empty
		 * @returns {Promise<string>} the ID of the task
		 */
		async ask(entitlementId, email, grantDuration = '') {
			return (await call('ask', { entitlementId, email, grantDuration })).id;
		},
		/**
		 * Waits until a request has an outcome.
		 *
		 * @param {string} taskId
		 * @param {string} outcome
		 */
		async ends(taskId, outcome) {
			/** @type {Record<string, unknown>} */
			let last = {};
			await eventually(`tasks that end as ${outcome}`, async () => {
				last = await call('look', { taskId });
				return last.outcome === outcome ? last : undefined;
			}).catch((error) => {
				throw new Error(`${error.message}: ${JSON.stringify(last)}`);
			});
		},
		async remove() {
			await api.deactivate(workflow.id);
		},
	};
}
