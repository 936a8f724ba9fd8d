import { createHash, randomUUID } from 'crypto';

import type { Algorithm, SigningKeys } from './keys';

export interface Signing {
	keys: SigningKeys;
	algorithm: Algorithm;
	/** Host name of the tenant. */
	tenant: string;
	now: Date;
	/** Where the delivery goes. */
	destination: string;
	/** The body, byte for byte. */
	body: string;
	/** Claims that differ from the right ones; undefined leaves a claim out. */
	claims?: Record<string, unknown>;
	/** Members of the JWT's header that differ. */
	header?: Record<string, unknown>;
}

/** The headers that prove who sent a delivery and that nobody changed it. */
export function signedHeaders(signing: Signing): Record<string, string> {
	const { keys, algorithm, tenant, now, destination, body, claims, header } = signing;
	const url = new URL(destination);
	const digest = createHash('sha256').update(body).digest('base64');
	const seconds = Math.floor(now.getTime() / 1000);
	const token = keys.token(
		algorithm,
		{
			iss: tenant,
			aud: url.hostname,
			c1typ: 'wh',
			htm: 'POST',
			htu: `${url.origin}${url.pathname}`,
			htb_s256: digest,
			iat: seconds,
			nbf: seconds - 60,
			exp: seconds + 120,
			jti: randomUUID(),
			...claims,
		},
		header,
	);
	return { authorization: `bearer ${token}`, 'content-digest': `sha-256=${digest}` };
}
