import { CancelledError } from '../../../engine/errors';
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
 */
export async function tokenFor(
	credential: ClientCredential,
	failed: string | undefined,
	mint: () => Promise<Token>,
): Promise<Token> {
	const { fingerprint } = credential;
	const cached = kept.get(fingerprint);
	if (cached && cached.accessToken !== failed && isUsable(cached, credential)) return cached;
	const pending = underWay.get(fingerprint);
	if (pending) {
		const shared = await pending.catch(async (error: unknown) =>
			error instanceof CancelledError ? undefined : await Promise.reject(error),
		);
		// Whoever asked first gave up: the others still want one.
		return shared ?? (await tokenFor(credential, failed, mint));
	}
	const minting = mint().finally(() => underWay.delete(fingerprint));
	underWay.set(fingerprint, minting);
	const token = await minting;
	forgetExpired();
	kept.set(fingerprint, token);
	return token;
}

/** Keeps a process that serves many credentials from growing. */
function forgetExpired(): void {
	const now = Date.now();
	for (const [key, { renewAt }] of kept) if (renewAt <= now) kept.delete(key);
}
