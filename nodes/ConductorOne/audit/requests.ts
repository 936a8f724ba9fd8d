import { patiently } from '../../../engine/audit/reading';
import type { ServiceError } from '../../../engine/errors';
import type { IDataObject } from 'n8n-workflow';
import type { ApiRequest, ConductorOne } from '../transport/client';
import { firstRows } from '../transport/pages';
import type { Listing } from '../transport/pages';

/** Rows of these are small. */
const PAGE_SIZE = 100;
/** Rows of tasks, entitlements, and grants are large: the API asks for pages of at most ten. */
export const HEAVY_PAGE_SIZE = 10;

/** Asks a tenant, each request under the name of what it does. */
export interface Asking {
	/** How often each kind of request was sent; what the transport repeats counts once. */
	readonly calls: Readonly<Record<string, number>>;
	ask(name: string, request: ApiRequest): Promise<Record<string, unknown>>;
	/** Every row of a list, or as many as are wanted, however many pages that takes. */
	rows(name: string, request: ApiRequest, listing: RowsWanted): Promise<IDataObject[]>;
}

interface RowsWanted {
	/** Where rows are views: their member that is the object. */
	readonly entity?: Listing['entity'];
	readonly pageSize?: number;
	readonly most?: number;
}

/** The same tenant, counting calls, and patient when it throttles. */
export function countingCalls(
	service: ConductorOne,
	pause: (milliseconds: number) => Promise<void>,
): Asking {
	const calls: Record<string, number> = {};
	const ask = async (name: string, request: ApiRequest) => {
		calls[name] = (calls[name] ?? 0) + 1;
		return await patiently(async () => await service.request(request), isThrottling, pause);
	};
	return {
		calls,
		ask,
		async rows(name, request, { entity, pageSize = PAGE_SIZE, most = Infinity }) {
			const counting = { ...service, request: async (each: ApiRequest) => await ask(name, each) };
			const listing = { items: 'list', pageSize, ...(entity !== undefined && { entity }) };
			return await firstRows(counting, request, listing, most);
		},
	};
}

function isThrottling({ status }: ServiceError): boolean {
	return status === 429;
}
