import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/json';
import { pagesOf } from '../../../engine/paging';
import type { PagedList } from '../../../engine/paging';
import type { PollCall } from '../../../engine/poll/poller';
import type { ApiRequest, ConductorOne } from '../transport/client';
import { nextToken, pageRequest, rowsOf } from '../transport/pages';
import type { Watch } from './form';
import type { PolledKind } from './kinds';

/** An object as the API gives it. */
export type Row = Record<string, unknown>;

/** What a source of events is asked with. */
export type Call = PollCall<ConductorOne, Watch>;

/** Something that happened, in the form in which it is reported. */
export interface Event {
	readonly kind: PolledKind;
	/** Milliseconds. */
	readonly at: number;
	readonly json: IDataObject;
}

/** Something of ConductorOne that can be asked what has happened. */
export interface Source {
	/** Under which its memory is kept. */
	readonly name: string;
	/** What it can report. */
	readonly kinds: readonly PolledKind[];
	/**
	 * What has happened since the memory was made, also what is not asked for. Without a memory: nothing,
	 * but a memory of what is there.
	 *
	 * @param memory As it came back from n8n's database: to be checked
	 */
	poll(call: Call, memory: unknown): Promise<{ events: readonly Event[]; memory: object }>;
	/** Some of what is there, for somebody who builds a workflow. */
	sample(call: Call): Promise<readonly Event[]>;
}

/** The rows of a list of the API, page by page, related objects joined. */
export function rowPages(
	service: ConductorOne,
	request: ApiRequest,
	{ entity, pageSize }: { readonly entity?: string; readonly pageSize: number },
): PagedList<Row> {
	return pagesOf(async (token) => {
		const reply = await service.request(pageRequest(request, pageSize, token));
		const rows = rowsOf(reply, { items: 'list', ...(entity !== undefined && { entity }) });
		return { items: rows, next: nextToken(reply) };
	});
}

/** A time of the API as milliseconds; `undefined` if it is none. */
export function timeOf(value: unknown): number | undefined {
	const time = typeof value === 'string' ? Date.parse(value) : value;
	return typeof time === 'number' && Number.isFinite(time) ? time : undefined;
}

/** The text in a member, or in a member of a member; empty if there is none. */
export function textAt(row: unknown, ...path: readonly string[]): string {
	const value = path.reduce<unknown>(
		(member, name) => (isObject(member) ? member[name] : undefined),
		row,
	);
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
