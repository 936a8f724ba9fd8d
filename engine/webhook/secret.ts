import { createHmac, randomBytes, timingSafeEqual } from 'crypto';

/** Compares what is derived from texts, so that the time it takes tells nothing about them. */
const KEY = randomBytes(32);

/**
 * Whether a text is the secret. Takes the same time wherever the two differ, and however long they
 * are. An empty secret is nobody's.
 */
export function isSecret(given: string | undefined, secret: string): boolean {
	const same = timingSafeEqual(digest(given ?? ''), digest(secret));
	return same && secret !== '';
}

function digest(text: string): Buffer {
	return createHmac('sha256', KEY).update(text).digest();
}
