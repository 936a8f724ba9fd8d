import { createHmac } from 'crypto';

import { canonicalJson } from './json';

/**
 * A token in the form of a UUID that is the same for the same parts. It is keyed with a secret
 * because services log tokens, and a plain hash of an input would let a weak password be guessed.
 */
export function deriveToken(secret: string, parts: readonly unknown[]): string {
	const digest = createHmac('sha256', secret).update(canonicalJson(parts)).digest('hex');
	return [
		digest.slice(0, 8),
		digest.slice(8, 12),
		digest.slice(12, 16),
		digest.slice(16, 20),
		digest.slice(20, 32),
	].join('-');
}
