import { CancelledError } from '../../../engine/errors';
import { unlessCancelled } from '../../../engine/time';
import type { ClientCredential } from './credential';
import { isUsable } from './token';
import type { Token } from './token';

/** Tokens of this process, by the fingerprint of their credential. */
const kept = new Map<string, Token>();
/** Requests for a token that are under way, by the same key. */
const underWay = new Map<string, Promise<Token>>();

/**
 * A token for the credential: the one this process has, else a new one. However many ask at the same
 * time, one is minted.
 *
 * @param failed The access token that was just refused, or has expired: it is not handed out again
 * @param signal Ends the wait of this caller, not that of the others
 * @throws {CancelledError} when the signal ends it
 */
export async function tokenFor(
	credential: ClientCredential,
	failed: string | undefined,
	mint: () => Promise<Token>,
	signal: AbortSignal | undefined,
): Promise<Token> {
	const { fingerprint } = credential;
	const cached = kept.get(fingerprint);
	if (cached && cached.accessToken !== failed && isUsable(cached, credential)) return cached;
	const pending = underWay.get(fingerprint);
	if (pending) {
		const shared = await unlessCancelled(pending.catch(nothingIfCancelled), signal);
		// Whoever asked first gave up: the others still want one.
		return shared ?? (await tokenFor(credential, failed, mint, signal));
	}
	const minting = mint()
		.then((token) => {
			forgetExpired();
			kept.set(fingerprint, token);
			return token;
		})
		.finally(() => underWay.delete(fingerprint));
	underWay.set(fingerprint, minting);
	return await unlessCancelled(minting, signal);
}

async function nothingIfCancelled(error: unknown): Promise<undefined> {
	return error instanceof CancelledError ? undefined : await Promise.reject(error);
}

/** Keeps a process that serves many credentials from growing. */
function forgetExpired(): void {
	const now = Date.now();
	for (const [key, { renewAt }] of kept) if (renewAt <= now) kept.delete(key);
}
