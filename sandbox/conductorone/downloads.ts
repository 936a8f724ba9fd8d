import { createHash } from 'crypto';

/** Milliseconds for which an address is good. */
const LIFETIME_MS = 15 * 60 * 1000;

const DOWNLOADS = '/downloads/';

/** An address from which a file can be read without a token, for a while. */
export function downloadUrl({ url, now }: { url: string; now: Date }, file: string): string {
	const expires = now.getTime() + LIFETIME_MS;
	const path = `${DOWNLOADS}${file}`;
	const query = new URLSearchParams({ expires: String(expires), sig: signed(path, expires) });
	return `${url}${path}?${query}`;
}

/** Serves what such an address points at: it needs no token, only the signature, until it expires. */
export function download(
	path: string,
	query: URLSearchParams,
	now: Date,
	contentOf: (file: string) => Buffer | undefined,
) {
	if (!path.startsWith(DOWNLOADS)) return undefined;
	const expires = Number(query.get('expires'));
	const content = contentOf(path.slice(DOWNLOADS.length));
	if (!content || query.get('sig') !== signed(path, expires) || expires <= now.getTime()) {
		return { status: 403, body: 'This link has expired.' };
	}
	return {
		status: 200,
		headers: { 'content-type': 'application/octet-stream' },
		body: content,
	};
}

function signed(path: string, expires: number): string {
	return createHash('sha256').update(`dummy ${path} ${expires}`).digest('hex').slice(0, 32);
}
