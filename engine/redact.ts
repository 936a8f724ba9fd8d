const MASK = '***';

/** Shorter secrets are hidden only where they stand alone: else they would riddle every message. */
const SHORT = 4;

/** Hides known secrets in messages. The one place where text that leaves a node is scrubbed. */
export interface Redactor {
	/** Adds a secret; blank ones are ignored. */
	protect(secret: string): void;
	/** The text with every known secret, in any of its usual spellings, replaced by `***`. */
	redact(text: string): string;
	/** A redactor that also knows this one's secrets; what it learns, this one does not. */
	child(): Redactor;
}

/** A redactor that knows no secrets yet. */
export function createRedactor(): Redactor {
	return new SecretRedactor();
}

class SecretRedactor implements Redactor {
	private readonly secrets = new Set<string>();
	private known: { readonly count: number; readonly spellings: readonly string[] } | undefined;

	constructor(private readonly parent?: SecretRedactor) {}

	protect(secret: string): void {
		if (secret.trim() !== '') this.secrets.add(secret);
	}

	redact(text: string): string {
		return mask(text, this.spellings());
	}

	child(): Redactor {
		return new SecretRedactor(this);
	}

	/** Made when a text is to be scrubbed, which few items need, and kept until a secret is added. */
	private spellings(): readonly string[] {
		const count = this.secrets.size;
		if (this.known?.count !== count) {
			const own = [...this.secrets].flatMap(partsOf).flatMap(spellingsOf);
			this.known = { count, spellings: [...new Set(own)] };
		}
		return this.parent
			? [...this.parent.spellings(), ...this.known.spellings]
			: this.known.spellings;
	}
}

/** A secret of several lines, such as a key file, may turn up line by line. */
function partsOf(secret: string): string[] {
	const trimmed = secret.trim();
	const lines = trimmed.split(/\r?\n/).map((line) => line.trim());
	const telling = lines.filter((line) => line.length >= 8 && !line.startsWith('-----'));
	return lines.length > 1 ? [secret, trimmed, ...telling] : [secret, trimmed];
}

/** The forms in which a secret turns up in messages: as is, in URLs and forms, in JSON text. */
function spellingsOf(secret: string): string[] {
	// Half a surrogate pair cannot be encoded; it goes out as the replacement character.
	const url = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\uFFFD'));
	const strictUrl = url.replace(/[!'()*]/g, (character) => hexOf(character, '%', 2));
	const form = strictUrl.replaceAll('%20', '+');
	const json = JSON.stringify(secret).slice(1, -1);
	const htmlSafeJson = json.replace(/[<>&'=]/g, (character) => hexOf(character, '\\u', 4));
	const nestedJson = JSON.stringify(json).slice(1, -1);
	const encoded = [url, strictUrl, form].flatMap((text) => [
		text,
		text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
	]);
	return [secret, ...encoded, json, htmlSafeJson, nestedJson];
}

function hexOf(character: string, prefix: string, digits: number): string {
	const hex = character.charCodeAt(0).toString(16).padStart(digits, '0');
	return prefix + (prefix === '%' ? hex.toUpperCase() : hex);
}

/** Replaces what any of the spellings covers, once where they overlap. */
function mask(text: string, spellings: readonly string[]): string {
	const covered = spellings
		.flatMap((spelling) => occurrences(text, spelling))
		.sort((a, b) => a.start - b.start);
	let result = '';
	let end = 0;
	for (const range of covered) {
		if (range.start >= end) result += text.slice(end, range.start) + MASK;
		end = Math.max(end, range.end);
	}
	return result + text.slice(end);
}

interface Range {
	readonly start: number;
	readonly end: number;
}

function occurrences(text: string, spelling: string): Range[] {
	const ranges: Range[] = [];
	for (let start = text.indexOf(spelling); start >= 0; start = text.indexOf(spelling, start + 1)) {
		const end = start + spelling.length;
		if (spelling.length >= SHORT || standsAlone(text, start, end)) ranges.push({ start, end });
	}
	return ranges;
}

function standsAlone(text: string, start: number, end: number): boolean {
	return !/[\p{L}\p{N}]/u.test(text.slice(start - 1, start) + text.slice(end, end + 1));
}
