import { generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'crypto';

export type Algorithm = 'EdDSA' | 'ES256' | 'RS256';

interface Key {
	kid: string;
	alg: Algorithm;
	privateKey: KeyObject;
	jwk: JsonWebKey;
}

const make: Record<Algorithm, () => { privateKey: KeyObject; publicKey: KeyObject }> = {
	EdDSA: () => generateKeyPairSync('ed25519'),
	ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
	RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
};

/** The keys with which a tenant signs its deliveries. Made when they are first needed. */
export class SigningKeys {
	private keys = new Map<Algorithm, Key>();

	private generation = 0;

	/** `GET /auth/v1/jwks`. */
	jwks(algorithm: Algorithm): object {
		const { kid, alg, jwk } = this.key(algorithm);
		return { keys: [{ ...jwk, kid, alg, use: 'sig' }] };
	}

	/** A JWT of these claims. */
	token(algorithm: Algorithm, claims: object, header: object = {}): string {
		const { kid, alg, privateKey } = this.key(algorithm);
		const signed = [{ typ: 'JWT', alg, kid, ...header }, claims]
			.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
			.join('.');
		const signature = sign(
			algorithm === 'EdDSA' ? null : 'sha256',
			Buffer.from(signed),
			algorithm === 'ES256' ? { key: privateKey, dsaEncoding: 'ieee-p1363' } : privateKey,
		);
		return `${signed}.${signature.toString('base64url')}`;
	}

	/** From now on others: what was fetched before knows none of them. */
	rotate(): void {
		this.keys.clear();
		this.generation += 1;
	}

	private key(alg: Algorithm): Key {
		const known = this.keys.get(alg);
		if (known) return known;
		const { privateKey, publicKey } = make[alg]();
		const kid = `sandbox-${alg}-${this.generation}`;
		const key = { kid, alg, privateKey, jwk: publicKey.export({ format: 'jwk' }) };
		this.keys.set(alg, key);
		return key;
	}
}
