import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../engine/json';
import type { Outcome } from '../../engine/operation';
import type { ApiRequest, ConductorOne } from './transport/client';
import { flattenView } from './transport/expand';
import { rawPages, rowsOf } from './transport/pages';

/** How a reply becomes the JSON of items. */
export type Reply =
	/** The reply as it is. */
	| { readonly kind: 'whole' }
	/** The object in one member: `{credential: {…}}`. */
	| { readonly kind: 'entity'; readonly entity: string }
	/** A view with its related objects: `{connectorView: {connector: {…}, appPath}, expanded}`. */
	| { readonly kind: 'view'; readonly view: string; readonly entity: string }
	/** Pages of objects, or of views of which `entity` is the object. */
	| {
			readonly kind: 'list';
			/** Member that holds them; `list` nearly everywhere. */
			readonly items: string;
			readonly entity?: string;
			/** Largest useful page; searches whose rows are large take 10. 0 if the list has no pages. */
			readonly pageSize: number;
	  }
	/** The one object that a search is for, among views of which `entity` is the object. */
	| {
			readonly kind: 'found';
			readonly entity: string;
			/** Nothing else will do, also if the search gives more than it was asked for. */
			readonly isIt: (row: Record<string, unknown>, request: ApiRequest) => boolean;
			readonly none: () => Error;
	  }
	/** What only the operation itself can tell. */
	| {
			readonly kind: 'own';
			readonly read: (answer: Record<string, unknown>) => Record<string, unknown>;
	  }
	/** Nothing of interest: what the item says instead. */
	| { readonly kind: 'done'; readonly json: IDataObject };

/** The item is the reply as it is. */
export const whole: Reply = { kind: 'whole' };

/** The item says that something was deleted. */
export const deleted = { kind: 'done', json: { deleted: true } } as const satisfies Reply;

/** The item says that it is done. */
export const success: Reply = { kind: 'done', json: { success: true } };

/** The item is the object in that member of the reply. */
export const entity = (name: string): Reply => ({ kind: 'entity', entity: name });

/** The item is an object with its related objects joined in. */
export const view = (name: string, of: string): Reply => ({ kind: 'view', view: name, entity: of });

/** The item is the one object that the search is for. */
export const found = (search: Omit<Extract<Reply, { kind: 'found' }>, 'kind'>): Reply => ({
	kind: 'found',
	...search,
});

/** The item is what `read` makes of the reply. */
export const own = (read: Extract<Reply, { kind: 'own' }>['read']): Reply => ({
	kind: 'own',
	read,
});

/** An item for each row, page by page; rows lie in `list`, 100 a page, unless said otherwise. */
export const list = (
	options: { entity?: string; items?: string; pageSize?: number } = {},
): Reply => ({
	kind: 'list',
	items: 'list',
	pageSize: 100,
	...options,
});

/** The object that a search is for, and the page that holds it: pages before it may be empty. */
export async function findRow(
	service: ConductorOne,
	request: ApiRequest,
	{ entity: name, isIt, none }: Extract<Reply, { kind: 'found' }>,
) {
	const listing = { items: 'list', entity: name, pageSize: 10, returnAll: true, limit: 1 };
	for await (const [page] of rawPages(service, request, listing)) {
		const row = page && rowsOf(page, listing).find((each) => isIt(each, request));
		if (row) return { page, row };
	}
	throw none();
}

/** The item that a reply makes. */
export function shapeReply(
	answer: Record<string, unknown>,
	reply: Exclude<Reply, { kind: 'found' | 'list' }>,
	shape: (json: Record<string, unknown>) => IDataObject,
): Outcome {
	if (reply.kind === 'done') return reply.json;
	if (reply.kind === 'whole') return shape(answer);
	if (reply.kind === 'own') return shape(reply.read(answer));
	if (reply.kind === 'view') {
		return shape(flattenView(memberOf(answer, reply.view), reply.entity, answer.expanded));
	}
	return shape(memberOf(answer, reply.entity));
}

/** A member of a reply that is an object; the whole reply if it has none of that name. */
function memberOf(answer: Record<string, unknown>, name: string): Record<string, unknown> {
	const member = answer[name];
	return isObject(member) ? member : answer;
}
