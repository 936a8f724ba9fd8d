import { createPrivateKey, createPublicKey, type KeyObject } from 'crypto';

import { ids } from './seed/ids';

/** What people enter in a ConductorOne credential. */
interface ClientCredential {
	/** `<name>@<host>/<use>`; the host is the sandbox's own, with its port. */
	clientId: string;
	/** `secret-token:conductorone.com:v1:<base64url of a private Ed25519 JWK>`. */
	clientSecret: string;
}

export interface ConductorOneCredentials extends ClientCredential {
	/** A token that needs no minting and does not expire; belongs to a person. */
	bearerToken: string;
	/** Works only with proofs of possession, which is what a client has to say plainly. */
	dpop: ClientCredential;
	/** Reads everything and changes nothing: writes are 403. */
	readOnly: ClientCredential;
}

/** Who a request comes from. */
export interface Principal {
	id: string;
	/** Empty for a service principal. */
	userId: string;
	roles: string[];
	permissions: string[];
	readOnly: boolean;
}

/** A client that the token endpoint knows. */
export interface Client extends ClientCredential {
	publicKey: KeyObject;
	requiresDpop: boolean;
	principal: Principal;
}

/** 32 bytes of plain text instead of randomness: nobody can take this key for a real one. */
const dummySeeds = {
	full: 'dummy-key-for-the-sandbox-only!!',
	dpop: 'dummy-dpop-key-for-the-sandbox!!',
	readOnly: 'dummy-read-only-key-for-sandbox!',
} as const;

/** What PKCS #8 puts before the 32 bytes of an Ed25519 private key. */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

function keyFrom(seed: string): KeyObject {
	const key = Buffer.concat([ed25519Prefix, Buffer.from(seed)]);
	return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** A private key in the form in which ConductorOne hands out client secrets. */
export function secretOf(key: KeyObject): string {
	const { kty, crv, x, d } = key.export({ format: 'jwk' });
	const jwk = Buffer.from(JSON.stringify({ kty, crv, x, d })).toString('base64url');
	return `secret-token:conductorone.com:v1:${jwk}`;
}

const writePermissions = ['app:read', 'connector:read', 'connector:write', 'user:read'];

const superAdmin: Principal = {
	id: ids.users.admin,
	userId: ids.users.admin,
	roles: ['Super Administrator'],
	permissions: writePermissions,
	readOnly: false,
};

const servicePrincipal: Principal = {
	...superAdmin,
	id: 'svc-sandbox',
	userId: '',
};

const reader: Principal = {
	id: 'svc-sandbox-reader',
	userId: '',
	roles: ['Read-Only Administrator'],
	permissions: writePermissions.filter((permission) => permission.endsWith(':read')),
	readOnly: true,
};

const keys = {
	full: keyFrom(dummySeeds.full),
	dpop: keyFrom(dummySeeds.dpop),
	readOnly: keyFrom(dummySeeds.readOnly),
};

/** The bearer token that is always there, and whose it is. */
export const staticToken = { token: 'dummy-conductorone-bearer-token', principal: superAdmin };

function client(
	name: string,
	host: string,
	key: KeyObject,
	principal: Principal,
	requiresDpop = false,
): Client {
	return {
		clientId: `${name}@${host}/spc`,
		clientSecret: secretOf(key),
		publicKey: createPublicKey(key),
		principal,
		requiresDpop,
	};
}

/** The clients of the sandbox that listens at `host` (with its port). */
export function clientsAt(host: string) {
	return {
		full: client('sandbox-otter-12345', host, keys.full, servicePrincipal),
		dpop: client('sandbox-heron-54321', host, keys.dpop, servicePrincipal, true),
		readOnly: client('sandbox-wren-24680', host, keys.readOnly, reader),
	};
}

export function credentialsAt(host: string): ConductorOneCredentials {
	const pick = ({ clientId, clientSecret }: Client) => ({ clientId, clientSecret });
	const { full, dpop, readOnly } = clientsAt(host);
	return {
		...pick(full),
		bearerToken: staticToken.token,
		dpop: pick(dpop),
		readOnly: pick(readOnly),
	};
}
