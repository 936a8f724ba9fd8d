import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { searchPages, withService } from '../../../engine/lookup';
import { pagesOf } from '../../../engine/paging';
import { sortedBy } from '../../../engine/sort';
import { openConductorOne } from '../open';
import { nextToken, pageRequest, rowsOf } from '../transport/pages';
import { byDisplayName, listed, lookups } from './lookups';
import type { Lookup } from './lookups';

const PAGE_SIZE = 50;
const LIST_PAGE_SIZE = 100;

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

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** The whole of a list: n8n itself searches in the options of a dropdown. */
function loadOptionsOf({ request, entity, show = byDisplayName }: Lookup): LoadOptions {
	return async function () {
		const asked = request(this, {});
		return await withService(this, openConductorOne, async (service) => {
			const pages = pagesOf(async (token) => {
				const reply = await service.request(pageRequest(asked, LIST_PAGE_SIZE, token));
				const rows = rowsOf(reply, { items: 'list', ...(entity && { entity }) });
				return { items: rows.map(show), next: nextToken(reply) };
			});
			const options: INodePropertyOptions[] = [];
			for await (const page of pages) options.push(...page);
			return sortedBy(options, ({ name }) => name);
		});
	};
}

/** Look-ups behind dropdowns in which several can be chosen. */
export const loadLists: Readonly<Record<string, LoadOptions>> = Object.fromEntries(
	listed.map((name) => [name, loadOptionsOf(lookups[name])]),
);

/** Look-ups behind the search fields of locators. */
export const listSearch: Readonly<Record<string, ListSearch>> = Object.fromEntries(
	Object.entries<Lookup>(lookups).map(([name, lookup]) => [name, listSearchOf(lookup)]),
);
