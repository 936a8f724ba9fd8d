import { createPrivateKey, sign } from 'crypto';

import { startSandbox, type Sandbox } from '../../sandbox';
import { findOpenApi, loadOpenApi } from '../support/openapi';

export interface Answer {
	status: number;
	headers: Headers;
	body: unknown;
	text: string;
}

/** Overrides of what a good assertion says; undefined leaves a claim out. */
interface AssertionChanges {
	claims?: Record<string, unknown>;
	header?: Record<string, unknown>;
	secret?: string;
}

const path = findOpenApi();
const document = path === undefined ? undefined : loadOpenApi(path);

/**
 * Talks to the sandbox's ConductorOne over a socket. Where the official document is at hand, every
 * request is held against it, unless it is meant to be wrong, and every success answer too.
 */
export class Client {
	private constructor(readonly sandbox: Sandbox) {}

	static async start(): Promise<Client> {
		return new Client(await startSandbox());
	}

	get url() {
		return this.sandbox.conductorOne.url;
	}

	get = async (url: string) => await this.call('GET', url);

	post = async (url: string, body: unknown = {}) => await this.call('POST', url, body);

	put = async (url: string, body: unknown) => await this.call('PUT', url, body);

	delete = async (url: string) => await this.call('DELETE', url);

	/** A request that the document does not allow. */
	wrong = async (method: string, url: string, body?: unknown) =>
		await this.send(method, url, { body: body === undefined ? undefined : JSON.stringify(body) });

	async send(
		method: string,
		url: string,
		init: { body?: string; headers?: Record<string, string> } = {},
	): Promise<Answer> {
		const response = await fetch(`${this.url}${url}`, {
			method,
			redirect: 'manual',
			body: init.body,
			headers: {
				authorization: `Bearer ${this.sandbox.conductorOne.bearerToken}`,
				'content-type': 'application/json',
				...init.headers,
			},
		});
		const text = await response.text();
		const json = response.headers.get('content-type')?.startsWith('application/json');
		return {
			status: response.status,
			headers: response.headers,
			body: json ? (JSON.parse(text) as unknown) : undefined,
			text,
		};
	}

	/** Asks the token endpoint, by default with a good assertion. */
	async token(form: Record<string, string | undefined> = {}, headers = {}): Promise<Answer> {
		const given = {
			client_id: this.sandbox.conductorOne.clientId,
			grant_type: 'client_credentials',
			client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
			client_assertion: this.assertion(),
			...form,
		};
		const body = new URLSearchParams();
		for (const [name, value] of Object.entries(given)) {
			if (value !== undefined) body.set(name, value);
		}
		const response = await fetch(`${this.url}/auth/v1/token`, {
			method: 'POST',
			body: body.toString(),
			headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		});
		const text = await response.text();
		return {
			status: response.status,
			headers: response.headers,
			body: JSON.parse(text) as unknown,
			text,
		};
	}

	assertion({ claims = {}, header = {}, secret }: AssertionChanges = {}): string {
		const { clientId, clientSecret } = this.sandbox.conductorOne;
		const now = Math.floor(Date.now() / 1000);
		const parts = [
			{ alg: 'EdDSA', ...header },
			{
				iss: clientId,
				sub: clientId,
				aud: ['127.0.0.1'],
				iat: now,
				nbf: now - 120,
				exp: now + 120,
				...claims,
			},
		].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
		const jwk = Buffer.from((secret ?? clientSecret).split(':')[3] ?? '', 'base64url');
		const key = createPrivateKey({ key: JSON.parse(jwk.toString()), format: 'jwk' });
		const signature = sign(null, Buffer.from(parts.join('.')), key).toString('base64url');
		return `${parts.join('.')}.${signature}`;
	}

	private async call(method: string, url: string, body?: unknown): Promise<Answer> {
		const answer = await this.wrong(method, url, body);
		const problems = document?.requestProblems({ method, url, body }) ?? [];
		if (document && answer.status === 200) {
			problems.push(...document.responseProblems({ method, url, body, response: answer.body }));
		}
		if (problems.length > 0) throw new Error(`${method} ${url}: ${problems.join('; ')}`);
		return answer;
	}
}

/** What is at these steps inside a reply. */
export function at(value: unknown, ...steps: Array<string | number>): unknown {
	return steps.reduce<unknown>(
		(inside, step) =>
			typeof inside === 'object' && inside !== null
				? new Map(Object.entries(inside)).get(String(step))
				: undefined,
		value,
	);
}

/** The text at these steps; fails when there is none. */
export function textAt(value: unknown, ...steps: Array<string | number>): string {
	const found = at(value, ...steps);
	if (typeof found !== 'string') throw new Error(`No text at ${steps.join('.')}`);
	return found;
}

/** The list at these steps; fails when there is none. */
export function listAt(value: unknown, ...steps: Array<string | number>): unknown[] {
	const found = at(value, ...steps);
	if (!Array.isArray(found)) throw new Error(`No list at ${steps.join('.')}`);
	return found;
}
