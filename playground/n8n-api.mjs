/**
 * Talks to n8n as its own page does. It keeps the session in a cookie.
 */
export class N8nApi {
	/** @type {string | undefined} */
	#cookie;

	/** @param {string} url for example http://127.0.0.1:5678 */
	constructor(url) {
		this.url = url;
	}

	/** Whether this n8n has an owner already. */
	async hasOwner() {
		const settings = await this.call('GET', '/rest/settings');
		return settings.userManagement.showSetupOnFirstLoad !== true;
	}

	/** @param {Owner} owner */
	async createOwner({ email, password }) {
		await this.call('POST', '/rest/owner/setup', {
			email,
			password,
			firstName: 'Play',
			lastName: 'Ground',
		});
	}

	/** @param {Owner} owner */
	async logIn({ email, password }) {
		await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** @returns {Promise<Array<{ id: string, name: string, type: string }>>} */
	async credentials() {
		return await this.call('GET', '/rest/credentials');
	}

	/**
	 * @param {NewCredential} credential
	 * @returns {Promise<{ id: string, name: string, type: string }>}
	 */
	async createCredential(credential) {
		return await this.call('POST', '/rest/credentials', credential);
	}

	/**
	 * @param {string} id
	 * @param {NewCredential} credential
	 */
	async updateCredential(id, credential) {
		await this.call('PATCH', `/rest/credentials/${id}`, credential);
	}

	/** @returns {Promise<Array<{ id: string, name: string }>>} */
	async workflows() {
		return await this.call('GET', '/rest/workflows');
	}

	/**
	 * @param {string} id
	 * @returns {Promise<Workflow>}
	 */
	async workflow(id) {
		return await this.call('GET', `/rest/workflows/${id}`);
	}

	/**
	 * @param {Record<string, unknown>} workflow
	 * @returns {Promise<Workflow>}
	 */
	async createWorkflow(workflow) {
		return await this.call('POST', '/rest/workflows', workflow);
	}

	/**
	 * Puts a workflow to work: from now on its webhooks and schedules count.
	 *
	 * @param {{ id: string, versionId: string }} workflow
	 */
	async activate({ id, versionId }) {
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	/**
	 * The end of {@link activate}.
	 *
	 * @param {string} id
	 */
	async deactivate(id) {
		await this.call('POST', `/rest/workflows/${id}/deactivate`);
	}

	/**
	 * @param {'GET' | 'POST' | 'PATCH' | 'DELETE'} method
	 * @param {string} path
	 * @param {unknown} [body]
	 * @returns {Promise<any>} what n8n answers in `data`, as it comes from outside
	 */
	async call(method, path, body) {
		const response = await fetch(this.url + path, {
			method,
			headers: {
				'content-type': 'application/json',
				...(this.#cookie ? { cookie: this.#cookie } : {}),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const [session] = response.headers.getSetCookie();
		if (session) this.#cookie = session.split(';')[0];
		const text = await response.text();
		if (!response.ok) {
			throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${messageIn(text)}`);
		}
		return JSON.parse(text).data;
	}
}

/** @param {string} text */
function messageIn(text) {
	try {
		return JSON.parse(text).message;
	} catch {
		return text;
	}
}

/**
 * @typedef {object} Owner
 * @property {string} email
 * @property {string} password
 */

/**
 * @typedef {object} NewCredential
 * @property {string} name
 * @property {string} type
 * @property {Record<string, unknown>} data
 */

/**
 * @typedef {object} Workflow
 * @property {string} id
 * @property {string} name
 * @property {string} versionId
 * @property {Array<Record<string, any>>} nodes
 * @property {Record<string, any>} connections
 */
