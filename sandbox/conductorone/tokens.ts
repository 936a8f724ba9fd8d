import { randomBytes } from 'crypto';

import type { Clock, SandboxRequest, SandboxResponse } from '../core/service';
import { problemWithAssertion } from './assertion';
import { clientsAt, staticToken, type Client, type Principal } from './credentials';
import { StatusError } from './errors';
import type { Settings } from './settings';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

interface Token {
	principal: Principal;
	type: 'Bearer' | 'DPoP';
	/** Milliseconds since the epoch, by the sandbox's clock. */
	expiresAt: number;
}

/** A refusal in the form of OAuth 2: `{error, error_description}`. */
export function oauthError(status: number, error: string, description: string): SandboxResponse {
	return {
		status,
		headers: { 'cache-control': 'no-store' },
		body: { error, error_description: description },
	};
}

/** Mints access tokens and knows whose they are. */
export class Tokens {
	/** Tokens handed out since the start or the last reset. */
	mints = 0;

	private tokens = new Map<string, Token>();

	constructor(
		private readonly clock: Clock,
		private readonly url: () => string,
	) {}

	/** Answers `POST /auth/v1/token`. */
	grant(request: SandboxRequest, settings: Settings): SandboxResponse {
		const type = request.headers['content-type'] ?? '';
		if (!type.startsWith('application/x-www-form-urlencoded')) {
			return oauthError(400, 'invalid_request', 'the body must be a form');
		}
		if (request.headers.authorization !== undefined) {
			return oauthError(401, 'invalid_client', 'client credentials belong in the body');
		}
		const form = new URLSearchParams(request.body.toString('utf8'));
		if (form.get('grant_type') !== 'client_credentials') {
			return oauthError(400, 'unsupported_grant_type', 'use client_credentials');
		}
		const { host, hostname } = new URL(this.url());
		const clientId = form.get('client_id');
		const client = Object.values(clientsAt(host)).find((each) => each.clientId === clientId);
		if (!client) return oauthError(401, 'invalid_client', 'unknown client');

		const problem = problemWithProof(form, client, hostname);
		if (problem) return oauthError(401, 'invalid_client', problem);
		if (client.requiresDpop && settings.dpopAnswer === 'error') {
			return oauthError(400, 'invalid_dpop_proof', 'this client must send a DPoP proof');
		}
		return this.mint(client, settings);
	}

	/** Who sends an API request; refuses those that bring no good token. */
	authenticate({ headers }: SandboxRequest): Principal {
		const [scheme = '', value = ''] = (headers.authorization ?? '').split(' ');
		if (scheme.toLowerCase() !== 'bearer' || value === '') {
			throw new StatusError('unauthenticated', 'no bearer token');
		}
		if (value === staticToken.token) return staticToken.principal;
		const token = this.tokens.get(value);
		if (!token || token.type !== 'Bearer' || token.expiresAt <= this.clock.now().getTime()) {
			throw new StatusError('unauthenticated', 'invalid or expired token');
		}
		return token.principal;
	}

	/** Makes every minted token invalid at once. */
	revoke(): void {
		this.tokens.clear();
	}

	reset(): void {
		this.tokens.clear();
		this.mints = 0;
	}

	private mint(client: Client, settings: Settings): SandboxResponse {
		const accessToken = `dummy-access-token-${randomBytes(16).toString('hex')}`;
		const type = client.requiresDpop ? 'DPoP' : 'Bearer';
		const lifetime = settings.tokenLifetimeSeconds;
		this.mints += 1;
		this.tokens.set(accessToken, {
			principal: client.principal,
			type,
			expiresAt: this.clock.now().getTime() + lifetime * 1000,
		});
		return {
			status: 200,
			headers: { 'cache-control': 'no-store' },
			body: { access_token: accessToken, token_type: type, expires_in: lifetime },
		};
	}
}

function problemWithProof(
	form: URLSearchParams,
	client: Client,
	hostname: string,
): string | undefined {
	const secret = form.get('client_secret');
	if (secret !== null) return secret === client.clientSecret ? undefined : 'wrong client secret';
	const assertion = form.get('client_assertion');
	if (assertion === null) return 'client_assertion or client_secret is missing';
	if (form.get('client_assertion_type') !== assertionType) {
		return `client_assertion_type must be ${assertionType}`;
	}
	return problemWithAssertion(assertion, client, hostname);
}
