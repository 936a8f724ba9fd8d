import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPages, withService } from '../../../engine/lookup';
import { openConductorOne } from '../open';
import { nextToken, pageRequest, rowsOf } from '../transport/pages';
import { byDisplayName, lookups } from './lookups';
import type { Lookup } from './lookups';

const PAGE_SIZE = 50;

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

function listSearchOf({ request, entity, filtered, show = byDisplayName }: Lookup): ListSearch {
	return async function (filter, paginationToken) {
		const query = filter?.trim() ?? '';
		const asked = request(this, query === '' || filtered ? {} : { query });
		return await withService(
			this,
			openConductorOne,
			async (service) =>
				await searchPages(
					async (next) => {
						const reply = await service.request(pageRequest(asked, PAGE_SIZE, next));
						const rows = rowsOf(reply, { items: 'list', ...(entity && { entity }) });
						return { items: rows.map(show), next: nextToken(reply) };
					},
					filtered ? filter : undefined,
					paginationToken,
				),
		);
	};
}

/** Look-ups behind the search fields of locators. */
export const listSearch: Readonly<Record<string, ListSearch>> = Object.fromEntries(
	Object.entries<Lookup>(lookups).map(([name, lookup]) => [name, listSearchOf(lookup)]),
);
