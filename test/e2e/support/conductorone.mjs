import { fittedTo, exampleWorkflows } from '../../../playground/furnish.mjs';
import { callable, entered } from './callable.mjs';
import { eventually } from './workflows.mjs';

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
	salesforce: '2yTr2ULYsmIw9HunlQoUhejtyMr',
	/** The connector that example profiles of Salesforce belong to. */
	salesforceConnector: '221o4rWBG453MxyEwF8zO26rMT7',
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
export async function requester(playground) {
	const { call, remove } = await callable(playground, {
		ask: {
			node: 'conductorOne',
			parameters: {
				resource: 'task',
				operation: 'createGrantRequest',
				appId: entered(seeded.okta),
				entitlementId: entered('={{ $json.body.entitlementId }}'),
				subject: 'user',
				userId: entered('={{ $json.body.email }}', 'email'),
				additionalFields: { grantDuration: '={{ $json.body.grantDuration }}' },
			},
		},
		look: {
			node: 'conductorOne',
			parameters: {
				resource: 'task',
				operation: 'get',
				taskId: entered('={{ $json.body.taskId }}'),
			},
		},
	});
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
			const [task] = await call('ask', { entitlementId, email, grantDuration });
			return task.id;
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
				[last] = await call('look', { taskId });
				return last.outcome === outcome ? last : undefined;
			}).catch((error) => {
				throw new Error(`${error.message}: ${JSON.stringify(last)}`);
			});
		},
		remove,
	};
}
