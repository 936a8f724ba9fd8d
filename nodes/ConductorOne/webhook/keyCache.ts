import type { TenantKey } from './keys';

/** Keys are asked for again after that long, so that one that was withdrawn is not trusted for ever. */
const LIFETIME = 60 * 60_000;

/** For a key that is not known, the tenant is asked at most once in that time: anybody can name keys. */
const UNKNOWN_KEY_PAUSE = 60_000;

interface Kept {
	/** Milliseconds. */
	readonly readAt: number;
	readonly keys: Promise<readonly TenantKey[]>;
}

/** The keys of tenants, by the tenant's address. */
export class KeyCache {
	private readonly kept = new Map<string, Kept>();

	/**
	 * The keys of a tenant, among them the one of the given ID if the tenant has it. However many ask
	 * at the same time, the tenant is asked once.
	 *
	 * @param now Milliseconds
	 * @throws whatever `read` throws; the next call asks again
	 */
	async keysOf(
		origin: string,
		id: string | undefined,
		now: number,
		read: () => Promise<readonly TenantKey[]>,
	): Promise<readonly TenantKey[]> {
		const kept = this.kept.get(origin);
		if (kept) {
			const keys = await kept.keys;
			const known = keys.some((key) => key.id === id);
			if (now - kept.readAt < (known ? LIFETIME : UNKNOWN_KEY_PAUSE)) return keys;
		}
		return await this.renewed(origin, kept, now, read);
	}

	private async renewed(
		origin: string,
		before: Kept | undefined,
		now: number,
		read: () => Promise<readonly TenantKey[]>,
	): Promise<readonly TenantKey[]> {
		const current = this.kept.get(origin);
		// Somebody else has asked while this call was looking at the keys before.
		if (current && current !== before) return await current.keys;
		const next: Kept = { readAt: now, keys: read() };
		this.kept.set(origin, next);
		next.keys.catch(() => {
			if (this.kept.get(origin) !== next) return;
			if (before) this.kept.set(origin, before);
			else this.kept.delete(origin);
		});
		return await next.keys;
	}
}
