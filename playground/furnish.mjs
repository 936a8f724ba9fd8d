import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { credentialsFor } from './credentials.mjs';
import { N8nApi } from './n8n-api.mjs';
import { PROJECT } from './paths.mjs';
import { Problem } from './problem.mjs';

const EMAIL = 'owner@example.com';

/** Where the examples say that n8n is. */
const USUAL_URL = 'http://127.0.0.1:5678';

/** Where the examples say that secrets are stored. */
const SECRET_STORE = 'https://vault.example.com';

/**
 * Gives n8n an owner, and signs in.
 *
 * @param {string} url
 * @param {string} folder where the password is kept for later starts
 */
export async function provideOwner(url, folder) {
	const api = new N8nApi(url);
	const file = join(folder, 'owner.json');
	if (!(await api.hasOwner())) {
		// n8n wants a capital letter and a digit.
		const owner = { email: EMAIL, password: `Play-${randomBytes(6).toString('hex')}-1` };
		await writeFile(file, JSON.stringify(owner), { mode: 0o600 });
		await api.createOwner(owner);
	}
	const owner = await ownerIn(file);
	await api.logIn(owner).catch((error) => {
		throw new Problem(
			`n8n does not take the password in ${file}: ${error.message}`,
			'It was probably changed in n8n. Put the new one into that file, or start over: npm start -- --reset',
		);
	});
	return { api, owner };
}

/**
 * @param {string} file
 * @returns {Promise<import('./n8n-api.mjs').Owner>}
 */
async function ownerIn(file) {
	if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8'));
	throw new Problem(
		`n8n has an owner already, but ${file} with the password is missing.`,
		'Start over: npm start -- --reset',
	);
}

/**
 * Creates the credentials and example workflows that are not there yet. What people changed since
 * stays as it is, unless the sandbox has moved to other ports.
 *
 * @param {N8nApi} api
 * @param {import('./sandbox.mjs').Access} sandbox
 * @param {string} folder where the sandbox's addresses are kept for later starts
 * @returns {Promise<Furnished>}
 */
export async function furnish(api, sandbox, folder) {
	const file = join(folder, 'sandbox.json');
	const access = JSON.stringify(sandbox, null, '\t');
	const moved = existsSync(file) && (await readFile(file, 'utf8')) !== access;
	const credentials = await provideCredentials(api, sandbox, moved);
	await writeFile(file, access);
	const workflows = await provideWorkflows(api, credentials, sandbox);
	return { credentials, workflows };
}

/**
 * @typedef {{ id: string, name: string, type: string }} Credential
 */

/**
 * @typedef {object} Furnished
 * @property {Credential[]} credentials
 * @property {Array<{ id: string, name: string, file: string }>} workflows
 */

/**
 * @param {N8nApi} api
 * @param {import('./sandbox.mjs').Access} sandbox
 * @param {boolean} moved
 */
async function provideCredentials(api, sandbox, moved) {
	const there = await api.credentials();
	const provided = [];
	for (const wanted of credentialsFor(sandbox)) {
		const known = there.find(({ name, type }) => name === wanted.name && type === wanted.type);
		if (known && moved) await api.updateCredential(known.id, wanted);
		provided.push(known ?? (await api.createCredential(wanted)));
	}
	return provided;
}

/**
 * @param {N8nApi} api
 * @param {Credential[]} credentials
 * @param {import('./sandbox.mjs').Access} sandbox
 */
async function provideWorkflows(api, credentials, sandbox) {
	const there = await api.workflows();
	const provided = [];
	for (const { file, workflow } of await exampleWorkflows()) {
		const known = there.find(({ name }) => name === workflow.name);
		const { id } =
			known ??
			(await createWorkflow(api, fittedTo(workflow, { credentials, sandbox, url: api.url })));
		provided.push({ id, name: workflow.name, file });
	}
	return provided;
}

/** The examples, in the order of their file names. */
export async function exampleWorkflows() {
	const folder = join(PROJECT, 'workflows');
	const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	return await Promise.all(
		files.map(async (file) => ({
			file,
			workflow: JSON.parse(await readFile(join(folder, file), 'utf8')),
		})),
	);
}

/**
 * @param {N8nApi} api
 * @param {Record<string, any>} workflow
 */
async function createWorkflow(api, workflow) {
	const created = await api.createWorkflow(workflow);
	// So that curl works at once. Schedules stay off: nobody asked for runs in the night.
	if (hasNode(workflow, 'n8n-nodes-base.webhook')) await api.activate(created);
	return created;
}

/**
 * The examples name their credentials, a store of secrets, and n8n's address; here they get the ones
 * that exist.
 *
 * @param {Record<string, any>} workflow
 * @param {{ credentials: Credential[], sandbox: import('./sandbox.mjs').Access, url?: string }} surroundings
 * @returns {Record<string, any>}
 */
export function fittedTo(workflow, { credentials, sandbox, url = USUAL_URL }) {
	const { nodes, ...others } = JSON.parse(
		JSON.stringify(workflow)
			.replaceAll(SECRET_STORE, sandbox.secretStore.url)
			.replaceAll(USUAL_URL, url),
	);
	return {
		...others,
		nodes: nodes.map((/** @type {Record<string, any>} */ node) => ({
			...node,
			...(node.credentials ? { credentials: resolved(node.credentials, credentials) } : {}),
		})),
	};
}

/**
 * @param {Record<string, { name: string }>} wanted by credential type
 * @param {Credential[]} credentials
 */
function resolved(wanted, credentials) {
	return Object.fromEntries(
		Object.entries(wanted).map(([type, { name }]) => {
			const ofType = credentials.filter((credential) => credential.type === type);
			// The last one is for all that need nothing special, see credentials.mjs.
			const match = ofType.find((each) => each.name === `${name} (sandbox)`) ?? ofType.at(-1);
			return [type, match ? { id: match.id, name: match.name } : { id: null, name }];
		}),
	);
}

/**
 * @param {Record<string, any>} workflow
 * @param {string} type
 */
function hasNode(workflow, type) {
	return workflow.nodes.some((/** @type {{ type: string }} */ node) => node.type === type);
}
