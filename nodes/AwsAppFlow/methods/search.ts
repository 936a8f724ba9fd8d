import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { searchPages, withService } from '../../../engine/lookup';
import type { LookupPage } from '../../../engine/lookup';
import { openForLookup } from '../open';
import type { AppFlow } from '../transport/client';

/** A look-up as n8n calls it. */
export type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** A look-up that pages through a list of AppFlow's; `context` knows the form as filled in. */
export function search(
	fetch: (
		service: AppFlow,
		nextToken: string | undefined,
		context: ILoadOptionsFunctions,
	) => Promise<LookupPage>,
): Search {
	return async function (filter, paginationToken) {
		return await withService(
			this,
			openForLookup,
			async (service) =>
				await searchPages(
					async (nextToken) => await fetch(service, nextToken, this),
					filter,
					paginationToken,
				),
		);
	};
}

/** What a list shows of one thing; nothing, if it has no name. */
export function item(
	name: string | undefined,
	description: string | undefined,
): INodeListSearchItems[] {
	return name ? [{ name, value: name, ...(description && { description }) }] : [];
}
