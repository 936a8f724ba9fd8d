import { createHash } from 'crypto';

import { invalid } from './errors';
import type { Settings } from './settings';

interface Listing<Row> {
	/** Everything there is, in a stable order; a page is a window over these rows. */
	rows: Row[];
	/** What the client asked for; 0 or undefined means the default of 25. */
	size: number | undefined;
	token: string;
	/** Smallest window: 5 for GET lists (measured), 10 for searches (documented). */
	floor: number;
	/** What the token belongs to: the path and the filters. They must be sent again with it. */
	scope: unknown;
	/** Applied inside the window, so that a page of a filtered list may be short or empty. */
	filter?: (row: Row) => boolean;
	/** Whether the client asked for a selection: such a list may begin with an empty page. */
	filtered?: boolean;
	/** Rows beyond the asked size that a page may hold. */
	overshoot?: number;
}

interface Page<Row> {
	list: Row[];
	/** Empty at the end, never absent. */
	nextPageToken: string;
}

interface Cursor {
	offset: number;
	scope: string;
	/** The page that this cursor opens is an empty one, with a further token. */
	blank: boolean;
}

/**
 * One page, with the habits that ConductorOne's own command line tool measured on a tenant: sizes
 * are clamped, a page may hold more rows than asked, and some pages are empty yet have a token.
 */
export function page<Row>(listing: Listing<Row>, settings: Settings): Page<Row> {
	const { rows, filter } = listing;
	const scope = createHash('sha256')
		.update(JSON.stringify(listing.scope))
		.digest('base64url')
		.slice(0, 12);
	const window = windowOf(listing, settings);
	const inWindow = (offset: number) => {
		const slice = rows.slice(offset, offset + window);
		return filter ? slice.filter(filter) : slice;
	};

	if (settings.repeatPageToken) {
		return { list: inWindow(0), nextPageToken: write({ offset: 0, scope, blank: false }) };
	}

	const first = listing.token === '';
	const cursor = first
		? { offset: 0, scope, blank: settings.emptyPages && listing.filtered === true }
		: read(listing.token);
	if (cursor.scope !== scope) throw invalid('invalid page token: the request has changed');
	if (cursor.blank) {
		return { list: [], nextPageToken: write({ ...cursor, blank: false }) };
	}

	const offset = cursor.offset + window;
	const more = offset < rows.length;
	return {
		list: inWindow(cursor.offset),
		nextPageToken: more ? write({ offset, scope, blank: settings.emptyPages && first }) : '',
	};
}

function windowOf<Row>(listing: Listing<Row>, settings: Settings): number {
	const asked = listing.size === undefined || listing.size === 0 ? 25 : listing.size;
	const clamped = Math.min(Math.max(asked, listing.floor), settings.maxPageSize);
	return clamped + (listing.overshoot ?? 0);
}

function write(cursor: Cursor): string {
	return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function read(token: string): Cursor {
	try {
		const cursor: Cursor = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
		if (Number.isInteger(cursor.offset) && typeof cursor.scope === 'string') return cursor;
	} catch {
		// Falls through to the one answer for every token that this service did not write.
	}
	throw invalid('invalid page token');
}
