import type { IDataObject } from 'n8n-workflow';

import { isObject, toItemJson } from '../../../engine/json';
import { pagesOf } from '../../../engine/paging';
import type { Limit, PagedList } from '../../../engine/paging';
import type { ApiRequest, ConductorOne } from './client';
import { flattenView, joinViews } from './expand';

/** How a list is paged and what its rows are. */
export interface Listing {
	/** Member of the reply that holds the rows. */
	readonly items: string;
	/** Where rows are views: their member that is the object. Without it, a row can hold views. */
	readonly entity?: string;
	/** How many rows to ask for; the service may send more, fewer, or none. 0 for no pages. */
	readonly pageSize: number;
}

/** The request for a page: the cursor goes into the query of a GET, else into the body. */
export function pageRequest(
	request: ApiRequest,
	pageSize: number,
	token: string | undefined,
): ApiRequest {
	if (pageSize === 0) return request;
	if (request.method === 'GET') {
		return { ...request, query: { ...request.query, page_size: pageSize, page_token: token } };
	}
	return {
		...request,
		body: { ...request.body, pageSize, ...(token !== undefined && { pageToken: token }) },
	};
}

/** The rows of one reply, related objects joined. A list without rows may be null. */
export function rowsOf(
	reply: Record<string, unknown>,
	{ items, entity }: Pick<Listing, 'items' | 'entity'>,
): Array<Record<string, unknown>> {
	const rows = reply[items];
	if (!Array.isArray(rows)) return [];
	return rows
		.filter(isObject)
		.map((row) =>
			entity === undefined
				? joinViews(row, reply.expanded)
				: flattenView(row, entity, reply.expanded),
		);
}

/** The token of the next page; blank or absent on the last one. */
export function nextToken(reply: Record<string, unknown>): string | undefined {
	return typeof reply.nextPageToken === 'string' ? reply.nextPageToken : undefined;
}

/** A list's rows, page by page, in the form that items show them. */
export function itemPages(
	service: ConductorOne,
	request: ApiRequest,
	options: Listing & { readonly shape: (row: Record<string, unknown>) => IDataObject },
): PagedList {
	return pagesOf(async (token) => {
		const reply = await service.request(pageRequest(request, options.pageSize, token));
		return { items: rowsOf(reply, options).map(options.shape), next: nextToken(reply) };
	});
}

/** As many rows as are wanted, however many pages that takes: pages may be empty. */
export async function firstRows(
	service: ConductorOne,
	request: ApiRequest,
	listing: Listing,
	wanted: number,
): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	for await (const page of itemPages(service, request, { ...listing, shape: toItemJson })) {
		found.push(...page);
		if (found.length >= wanted) break;
	}
	return found.slice(0, wanted);
}

/** A list's replies as they are, until they hold as many rows as asked for. */
export async function* rawPages(
	service: ConductorOne,
	request: ApiRequest,
	options: Listing & Limit,
): AsyncGenerator<readonly IDataObject[]> {
	let left = options.returnAll ? Infinity : options.limit;
	const pages = pagesOf(async (token) => {
		const reply = await service.request(pageRequest(request, options.pageSize, token));
		return { items: [toItemJson(reply)], next: nextToken(reply) };
	});
	for await (const page of pages) {
		yield page;
		left -= page.reduce((sum, reply) => sum + rowsOf(reply, options).length, 0);
		if (left <= 0) return;
	}
}
