import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { searchPages, withService } from '../../../engine/lookup';
import { openConductorOne } from '../open';
import type { ApiRequest } from '../transport/client';
import { nextToken, pageRequest, rowsOf } from '../transport/pages';
import { parameterId } from './parameters';

const PAGE_SIZE = 50;

type Row = Record<string, unknown>;

interface Search {
	readonly request: ApiRequest;
	/** Where rows are views: their member that is the object. */
	readonly entity?: string;
	/** What the user typed, if it is not the service that searches. */
	readonly filter?: string;
	readonly token?: string;
	readonly show?: (row: Row) => INodeListSearchItems;
}

async function search(
	context: ILoadOptionsFunctions,
	{ request, entity, filter, token, show = byDisplayName }: Search,
): Promise<INodeListSearchResult> {
	return await withService(
		context,
		openConductorOne,
		async (service) =>
			await searchPages(
				async (next) => {
					const reply = await service.request(pageRequest(request, PAGE_SIZE, next));
					const rows = rowsOf(reply, { items: 'list', ...(entity && { entity }) });
					return { items: rows.map(show), next: nextToken(reply) };
				},
				filter,
				token,
			),
	);
}

function byDisplayName({ id, displayName }: Row): INodeListSearchItems {
	return { name: String(displayName || id), value: String(id) };
}

function byNameAndEmail(user: Row): INodeListSearchItems {
	const item = byDisplayName(user);
	return typeof user.email === 'string' && user.email !== ''
		? { ...item, name: `${item.name} (${user.email})` }
		: item;
}

/** Look-ups behind the search fields of locators. */
export const listSearch = {
	async searchApps(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await search(this, {
			request: { method: 'POST', path: '/api/v1/search/apps', body: queryOf(filter) },
			token: paginationToken,
		});
	},

	/** The API cannot search connectors, so what the user typed is compared here. */
	async searchConnectors(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const appId = parameterId(this, 'appId', 'App');
		return await search(this, {
			request: { method: 'GET', path: `/api/v1/apps/${encodeURIComponent(appId)}/connectors` },
			entity: 'connector',
			filter,
			token: paginationToken,
		});
	},

	async searchUsers(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await search(this, {
			request: { method: 'POST', path: '/api/v1/search/users', body: queryOf(filter) },
			entity: 'user',
			token: paginationToken,
			show: byNameAndEmail,
		});
	},
};

function queryOf(filter: string | undefined): { query?: string } {
	const query = filter?.trim() ?? '';
	return query === '' ? {} : { query };
}
