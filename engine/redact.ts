const MASK = '***';

/** Hides known secrets in messages. The one place where text that leaves a node is scrubbed. */
export interface Redactor {
	/** Adds a secret; blank ones are ignored. */
	protect(secret: string): void;
	/** The text with every known secret, in any of its usual spellings, replaced by `***`. */
	redact(text: string): string;
	/** A redactor that also knows this one's secrets; what it learns, this one does not. */
	child(): Redactor;
}

/** The forms in which a secret turns up in messages: as is, in a URL, inside JSON text. */
function spellings(secret: string): string[] {
	return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}

export function createRedactor(parent?: Redactor): Redactor {
	const secrets = new Set<string>();
	const redactor: Redactor = {
		protect(secret) {
			for (const text of [secret, secret.trim()]) {
				if (text !== '') spellings(text).forEach((spelling) => secrets.add(spelling));
			}
		},
		redact(text) {
			const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
			const own = longestFirst.reduce((result, secret) => result.replaceAll(secret, MASK), text);
			return parent ? parent.redact(own) : own;
		},
		child: () => createRedactor(redactor),
	};
	return redactor;
}
