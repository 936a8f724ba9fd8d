import type { IDataObject } from 'n8n-workflow';

import { isObject, toItemJson } from '../../../../engine/json';
import type { Outcome } from '../../../../engine/operation';
import { limited, pagesOf } from '../../../../engine/paging';
import type { Limit } from '../../../../engine/paging';
import type { ApiRequest, ConductorOne } from '../../transport/client';
import { joinViews } from '../../transport/expand';
import { nextToken, pageRequest, rowsOf } from '../../transport/pages';

type Reply = Record<string, unknown>;

interface Reading extends Limit {
	/** How many rows to ask for at a time; 0 to leave that to the tenant. */
	readonly pageSize: number;
	/** Whether replies stay as they are. */
	readonly raw: boolean;
}

/** Sends a request, and as many more as it takes if the reply turns out to be a list in pages. */
export async function replyOf(
	service: ConductorOne,
	request: ApiRequest,
	reading: Reading,
): Promise<Outcome> {
	const first = await service.request(pageRequest(request, reading.pageSize, undefined));
	if (!isList(first)) return reading.raw ? toItemJson(first) : single(first, request);
	const ask = async (token: string | undefined): Promise<Reply> =>
		token === undefined ? first : await service.request(nextRequest(request, reading, token));
	return reading.raw ? rawReplies(ask, reading) : limited(rowPages(ask), reading);
}

/** Also where the document tells nothing of pages, a token in the reply asks for the next one. */
function nextRequest(request: ApiRequest, { pageSize }: Reading, token: string): ApiRequest {
	if (pageSize > 0) return pageRequest(request, pageSize, token);
	return request.method === 'GET'
		? { ...request, query: { ...request.query, page_token: token } }
		: { ...request, body: { ...request.body, pageToken: token } };
}

function rowPages(ask: (token: string | undefined) => Promise<Reply>) {
	return pagesOf(async (token) => {
		const reply = await ask(token);
		return { items: rowsIn(reply).map(toItemJson), next: nextToken(reply) };
	});
}

async function* rawReplies(
	ask: (token: string | undefined) => Promise<Reply>,
	{ returnAll, limit }: Limit,
): AsyncGenerator<readonly IDataObject[]> {
	let left = returnAll ? Infinity : limit;
	const pages = pagesOf<Reply>(async (token) => {
		const reply = await ask(token);
		return { items: [reply], next: nextToken(reply) };
	});
	for await (const page of pages) {
		yield page.map(toItemJson);
		left -= page.reduce((sum, reply) => sum + rowsIn(reply).length, 0);
		if (left <= 0) return;
	}
}

/** Only lists say where they go on. */
function isList(reply: Reply): boolean {
	return typeof reply.nextPageToken === 'string';
}

function rowsIn(reply: Reply): Reply[] {
	return rowsOf(reply, { items: rowsMember(reply) });
}

/** The member that holds the rows: `list` nearly everywhere, else the only one that could. */
function rowsMember(reply: Reply): string {
	if ('list' in reply) return 'list';
	const names = Object.keys(reply).filter((name) => name !== 'expanded');
	return names.find((name) => isRows(reply[name])) ?? 'list';
}

function isRows(value: unknown): boolean {
	return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function single({ expanded, ...reply }: Reply, { method }: ApiRequest): IDataObject {
	if (Object.keys(reply).length > 0) return toItemJson(joinViews(reply, expanded));
	return method === 'DELETE' ? { deleted: true } : { success: true };
}
