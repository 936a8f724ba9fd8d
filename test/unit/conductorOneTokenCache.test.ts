import { getEventListeners } from 'events';

import { CancelledError } from '../../engine/errors';
import type { ClientCredential } from '../../nodes/ConductorOne/transport/credential';
import type { Token } from '../../nodes/ConductorOne/transport/token';
import { tokenFor } from '../../nodes/ConductorOne/transport/tokenCache';

const credentialNamed = (fingerprint: string): ClientCredential => ({
	kind: 'client',
	tenant: { origin: 'https://acme.conductor.one', hostname: 'acme.conductor.one' },
	clientId: 'dummy@acme.conductor.one/spc',
	clientSecret: 'dummy-secret',
	fingerprint,
});

/** A token that is being minted until the test says what becomes of it. */
function minting(fingerprint: string) {
	let mints = 0;
	let give: (token: Token) => void = () => {};
	let refuse: (error: Error) => void = () => {};
	const mint = async () => {
		mints += 1;
		return await new Promise<Token>((resolve, reject) => {
			give = resolve;
			refuse = reject;
		});
	};
	const token = { accessToken: 'dummy-token', renewAt: Date.now() + 60_000, fingerprint };
	return {
		mint,
		token,
		mints: () => mints,
		give: () => give(token),
		refuse: (error: Error) => refuse(error),
	};
}

describe('while a token is being minted', () => {
	it('an execution that is cancelled stops waiting for it, and the others do not', async () => {
		const { mint, mints, give, token } = minting('a');
		const stop = new AbortController();
		const first = tokenFor(credentialNamed('a'), undefined, mint, undefined);
		const second = tokenFor(credentialNamed('a'), undefined, mint, stop.signal);
		stop.abort();
		await expect(second).rejects.toThrow(CancelledError);
		expect(getEventListeners(stop.signal, 'abort')).toEqual([]);

		give();
		expect(await first).toBe(token);
		expect(mints()).toBe(1);
	});

	it('the execution that asked for it may be cancelled, and the others get it', async () => {
		const { mint, mints, give, token } = minting('b');
		const stop = new AbortController();
		const first = tokenFor(credentialNamed('b'), undefined, mint, stop.signal);
		const second = tokenFor(credentialNamed('b'), undefined, mint, new AbortController().signal);
		stop.abort();
		await expect(first).rejects.toThrow(CancelledError);

		give();
		expect(await second).toBe(token);
		expect(await tokenFor(credentialNamed('b'), undefined, mint, undefined)).toBe(token);
		expect(mints()).toBe(1);
	});

	it('a failure is a failure for all', async () => {
		const { mint, refuse } = minting('c');
		const all = [1, 2].map(
			async () => await tokenFor(credentialNamed('c'), undefined, mint, undefined),
		);
		refuse(new Error('revoked'));
		for (const each of all) await expect(each).rejects.toThrow('revoked');
	});

	it('nobody waits who was cancelled before', async () => {
		const { mint, give } = minting('d');
		const first = tokenFor(credentialNamed('d'), undefined, mint, undefined);
		const late = tokenFor(credentialNamed('d'), undefined, mint, AbortSignal.abort());
		await expect(late).rejects.toThrow(CancelledError);
		give();
		await first;
	});
});
