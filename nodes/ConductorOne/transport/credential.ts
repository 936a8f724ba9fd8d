import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import { asText } from '../../../engine/fields';
import { parseToken } from './token';

/** The tenant that a credential belongs to. */
export interface Tenant {
	/** Scheme, host, and port, such as `https://acme.conductor.one`. */
	readonly origin: string;
	/** Without the port: the audience of a client assertion. */
	readonly hostname: string;
}

/** A client ID and its secret, from which access tokens are minted. */
export interface ClientCredential {
	readonly kind: 'client';
	readonly tenant: Tenant;
	readonly clientId: string;
	readonly clientSecret: string;
	/** Tells this credential's tokens from those of others; reveals nothing. */
	readonly fingerprint: string;
}

/** An access token that somebody else made. */
interface BearerCredential {
	readonly kind: 'bearer';
	readonly tenant: Tenant;
	readonly token: string;
}

/** A credential, checked: with what tokens are minted, or a token. */
export type ConductorOneCredential = ClientCredential | BearerCredential;

/** The credential's hidden member in which n8n keeps the minted token. */
export const SESSION_FIELD = 'sessionToken';

const CLIENT_ID = /^[^@\s/]+@([^@\s/]+)(?:\/\S*)?$/;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads a credential as n8n stores it. Pasted values are trimmed.
 *
 * @throws {InputError} naming the field that is missing or malformed
 */
export function readCredential(data: ICredentialDataDecryptedObject): ConductorOneCredential {
	const tenantUrl = asText('Tenant URL', data.tenantUrl).trim();
	if (data.authentication === 'bearerToken') {
		const token = asText('Access Token', data.accessToken)
			.trim()
			.replace(/^bearer\s+/i, '');
		if (token === '') throw new InputError('Access Token', 'is empty');
		// Anything else could end the header and begin another.
		if (!/^[!-~]+$/.test(token)) {
			throw new InputError('Access Token', 'has characters that a token cannot have');
		}
		if (tenantUrl === '') throw new InputError('Tenant URL', 'is empty', TENANT_URL_FIX);
		return { kind: 'bearer', tenant: tenantOf(tenantUrl), token };
	}
	const clientId = asText('Client ID', data.clientId).trim();
	const clientSecret = asText('Client Secret', data.clientSecret).trim();
	if (clientId === '') throw new InputError('Client ID', 'is empty');
	if (clientSecret === '') throw new InputError('Client Secret', 'is empty');
	const host = hostOfClient(clientId);
	const tenant = tenantUrl === '' ? tenantOf(`https://${host}`, 'Client ID') : tenantOf(tenantUrl);
	const fingerprint = createHash('sha256')
		.update(JSON.stringify([tenant.origin, clientId, clientSecret]))
		.digest('hex');
	return { kind: 'client', tenant, clientId, clientSecret, fingerprint };
}

function hostOfClient(clientId: string): string {
	const host = CLIENT_ID.exec(clientId)?.[1];
	if (host === undefined) {
		throw new InputError(
			'Client ID',
			'is not complete',
			'Copy all of it: it looks like strange-hydra-68836@acme.conductor.one/spc',
		);
	}
	return host;
}

const TENANT_URL_FIX = 'It is the address of your tenant, such as https://acme.conductor.one';

function tenantOf(address: string, field = 'Tenant URL'): Tenant {
	const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`;
	const url = parseUrl(withScheme);
	if (!url || url.hostname === '') {
		throw new InputError(field, 'does not name a host', TENANT_URL_FIX);
	}
	if (url.username !== '' || url.password !== '') {
		throw new InputError(field, 'holds a user name or password', TENANT_URL_FIX);
	}
	const loopback = isLoopback(url.hostname);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
		throw new InputError(field, 'does not begin with https://', TENANT_URL_FIX);
	}
	// A bare name could be completed in several ways, each of them somebody's tenant.
	if (!loopback && !url.hostname.includes('.')) {
		throw new InputError(field, 'is not a full host name', TENANT_URL_FIX);
	}
	return { origin: url.origin, hostname: url.hostname };
}

/** Whether a host is this machine itself, where http is as good as https. */
export function isLoopback(hostname: string): boolean {
	return LOOPBACK.test(hostname);
}

function parseUrl(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}

/** Everything in a credential's data that no message may show, used or not. */
export function secretsOf(data: ICredentialDataDecryptedObject): string[] {
	const texts = [data.clientSecret, data.accessToken].map((value) =>
		typeof value === 'string' ? value.trim() : '',
	);
	// Also the part of a client secret that is the key, and the token that n8n keeps.
	const [, , , key = ''] = texts[0]?.split(':') ?? [];
	const kept = parseToken(data[SESSION_FIELD])?.accessToken ?? '';
	return [...texts, key, kept].filter((secret) => secret !== '');
}
