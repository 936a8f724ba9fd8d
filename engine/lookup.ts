import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { toNodeError } from './errors';
import { createRedactor } from './redact';
import type { Connection, NodeDefinition } from './run';

/** How many pages one search reads at most before it offers the user to go on. */
const PAGES_PER_SEARCH = 20;

/** A page of a list that the editor shows. */
export interface LookupPage {
	readonly items: readonly INodeListSearchItems[];
	readonly next?: string;
}

/**
 * Opens the service for a look-up of the editor and closes it again.
 *
 * @throws {NodeApiError | NodeOperationError} so that the editor shows why a list is missing: an
 * empty list has to mean that the account has nothing
 */
export async function withService<Service, Result>(
	context: ILoadOptionsFunctions,
	open: (
		context: ILoadOptionsFunctions,
		redactor: Parameters<NodeDefinition<Service>['open']>[1],
	) => Promise<Connection<Service>>,
	use: (service: Service) => Promise<Result>,
): Promise<Result> {
	const redactor = createRedactor();
	let connection: Connection<Service> | undefined;
	try {
		connection = await open(context, redactor);
		return await use(connection.service);
	} catch (error) {
		throw toNodeError(error, { node: context.getNode(), redactor });
	} finally {
		connection?.close?.();
	}
}

/**
 * One answer to a search in a look-up: reads on until something matches, so that a match on a later
 * page is found, and hands back the token for the rest.
 *
 * @param filter What the user typed; matches names, regardless of case
 */
export async function searchPages(
	fetch: (token: string | undefined) => Promise<LookupPage>,
	filter: string | undefined,
	token: string | undefined,
): Promise<INodeListSearchResult> {
	const wanted = filter?.trim().toLowerCase() ?? '';
	let next = token;
	for (let read = 0; read < PAGES_PER_SEARCH; read += 1) {
		const page = await fetch(next);
		next = page.next || undefined;
		const results = page.items.filter((item) => item.name.toLowerCase().includes(wanted));
		if (results.length > 0 || next === undefined) {
			return { results, ...(next !== undefined && { paginationToken: next }) };
		}
	}
	return { results: [], paginationToken: next };
}
