import type { TenantKey } from './keys';

/** Keys are asked for again after that long, so that one that was withdrawn is not trusted for ever. */
const LIFETIME = 60 * 60_000;

/** For a key that is not known, the tenant is asked at most once in that time: anybody can name keys. */
const UNKNOWN_KEY_PAUSE = 60_000;

/** A tenant that did not answer is left alone that long; its own deliveries come again later. */
const FAILURE_PAUSE = 3_000;

interface Kept {
	keys: readonly TenantKey[];
	/** Milliseconds, as all times here. */
	readAt: number;
	/** Before that time the tenant is not asked again. */
	nextAt: number;
	/** Whether the tenant had no answer when it was asked last. */
	failed: boolean;
	asking: Promise<readonly TenantKey[]> | undefined;
}

/** The keys of tenants, by the tenant's address. */
export class KeyCache {
	private readonly kept = new Map<string, Kept>();

	/**
	 * The keys of a tenant, among them the one of the given ID if the tenant has it. However many ask,
	 * and whatever keys they name, the tenant is asked seldom, and a key that is known is not waited for.
	 *
	 * @param now Milliseconds
	 * @throws whatever `read` throws
	 */
	async keysOf(
		origin: string,
		id: string | undefined,
		now: number,
		read: () => Promise<readonly TenantKey[]>,
	): Promise<readonly TenantKey[]> {
		const kept = this.of(origin);
		const fresh = now - kept.readAt < LIFETIME;
		if (fresh && kept.keys.some((key) => key.id === id)) return kept.keys;
		if (kept.asking) return await kept.asking;
		if (now >= kept.nextAt) return await renew(kept, now, read);
		if (fresh && !kept.failed) return kept.keys;
		throw new Error('The keys could not be read a moment ago');
	}

	private of(origin: string): Kept {
		const known = this.kept.get(origin);
		if (known) return known;
		const none = { keys: [], readAt: -Infinity, nextAt: -Infinity, failed: false };
		const kept: Kept = { ...none, asking: undefined };
		this.kept.set(origin, kept);
		return kept;
	}
}

async function renew(
	kept: Kept,
	now: number,
	read: () => Promise<readonly TenantKey[]>,
): Promise<readonly TenantKey[]> {
	const asked = read();
	kept.asking = asked;
	const keys = await asked.catch(() => undefined);
	kept.asking = undefined;
	if (!keys) {
		Object.assign(kept, { nextAt: now + FAILURE_PAUSE, failed: true });
		// Fails with its own reason.
		return await asked;
	}
	Object.assign(kept, { keys, readAt: now, nextAt: now + UNKNOWN_KEY_PAUSE, failed: false });
	return keys;
}
