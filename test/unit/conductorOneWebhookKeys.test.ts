import { generateKeyPairSync } from 'crypto';

import { KeyCache } from '../../nodes/ConductorOne/webhook/keyCache';
import { readKeys } from '../../nodes/ConductorOne/webhook/keys';

const ed25519 = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
const jwksOf = (...ids: string[]) => ({ keys: ids.map((kid) => ({ ...ed25519, kid })) });

describe('the keys of a tenant', () => {
	const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
	const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey;
	const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
	const shortRsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
	const jwk = (key: typeof rsa) => key.export({ format: 'jwk' });

	it('are for one algorithm each, whatever a token says', () => {
		const keys = readKeys({ keys: [{ ...ed25519, kid: 'a' }, jwk(p256), jwk(rsa)] });
		expect(keys).toMatchObject([
			{ id: 'a', algorithm: 'EdDSA' },
			{ id: undefined, algorithm: 'ES256' },
			{ id: undefined, algorithm: 'RS256' },
		]);
	});

	it.each([
		['a short RSA key', jwk(shortRsa)],
		['another curve', jwk(p384)],
		['a shared secret', { kty: 'oct', k: 'c2VjcmV0' }],
		['another algorithm', { ...ed25519, alg: 'RS256' }],
		['another use', { ...ed25519, use: 'enc' }],
		['half a key', { kty: 'RSA', n: 'AQAB' }],
		['no key', 'key'],
	])('do not include %s', (_what, key) => {
		expect(readKeys({ keys: [key] })).toEqual([]);
	});

	it.each([[undefined], [{}], [{ keys: 'none' }], ['<html>']])('are none in %j', (body) => {
		expect(readKeys(body)).toEqual([]);
	});
});

describe('the cache of keys', () => {
	const MINUTE = 60_000;
	const cacheOver = (...answers: ReadonlyArray<string[] | Error>) => {
		const cache = new KeyCache();
		let asked = 0;
		const read = async () => {
			const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
			asked += 1;
			return answer instanceof Error
				? await Promise.reject(answer)
				: await Promise.resolve(readKeys(jwksOf(...answer)));
		};
		return {
			asked: () => asked,
			ids: async (id: string, now: number, origin = 'https://a.example.com') =>
				(await cache.keysOf(origin, id, now, read)).map((key) => key.id),
		};
	};

	it('asks again for an unknown key, once a minute', async () => {
		const { ids, asked } = cacheOver(['a'], ['a', 'b']);
		expect(await ids('a', 0)).toEqual(['a']);
		expect(await ids('b', MINUTE - 1)).toEqual(['a']);
		expect(asked()).toBe(1);
		expect(await ids('b', MINUTE)).toEqual(['a', 'b']);
		expect(await ids('c', MINUTE + 1)).toEqual(['a', 'b']);
		expect(asked()).toBe(2);
	});

	it('does not trust a key for ever', async () => {
		const { ids } = cacheOver(['a'], ['b']);
		await ids('a', 0);
		expect(await ids('a', 59 * MINUTE)).toEqual(['a']);
		expect(await ids('a', 60 * MINUTE)).toEqual(['b']);
	});

	it('asks once for many at the same time', async () => {
		const { ids, asked } = cacheOver(['a']);
		await Promise.all([ids('a', 0), ids('a', 0), ids('b', 0)]);
		expect(asked()).toBe(1);
	});

	it('keeps tenants apart', async () => {
		const { ids } = cacheOver(['a'], ['b']);
		expect(await ids('a', 0)).toEqual(['a']);
		expect(await ids('a', 0, 'https://b.example.com')).toEqual(['b']);
	});

	const SECOND = 1_000;
	const down = new Error('Down');

	it('asks again after a failure, but not for each request', async () => {
		const { ids, asked } = cacheOver(down, ['a']);
		await expect(ids('a', 0)).rejects.toThrow('Down');
		await expect(ids('a', 1)).rejects.toThrow('a moment ago');
		expect(asked()).toBe(1);
		expect(await ids('a', 3 * SECOND)).toEqual(['a']);
	});

	it('asks as seldom for keys that nobody knows while the tenant is down', async () => {
		const { ids, asked } = cacheOver(['a'], down);
		await ids('a', 0);
		await expect(ids('b', MINUTE)).rejects.toThrow('Down');
		for (let more = 1; more < 100; more += 1) {
			await expect(ids(`b${more}`, MINUTE + more)).rejects.toThrow('a moment ago');
		}
		expect(asked()).toBe(2);
		expect(await ids('a', MINUTE + 100)).toEqual(['a']);
	});

	it('does not let a known key wait while an unknown one is asked for', async () => {
		const cache = new KeyCache();
		const known = await Promise.resolve(readKeys(jwksOf('a')));
		const keysOf = async (id: string, now: number, read: () => Promise<typeof known>) =>
			await cache.keysOf('https://a.example.com', id, now, read);
		await keysOf('a', 0, async () => await Promise.resolve(known));
		let answer = (_keys: typeof known) => {};
		const slow = keysOf(
			'b',
			MINUTE,
			async () => await new Promise<typeof known>((resolve) => (answer = resolve)),
		);
		expect(await keysOf('a', MINUTE, async () => await Promise.reject(down))).toEqual(known);
		answer(known);
		expect(await slow).toEqual(known);
	});
});
