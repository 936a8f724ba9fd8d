import type { DoneForItem } from '../../../engine/doneBefore';
import type { ApiRequest, ConductorOne } from './client';

/** Whether it only reads. Most reads of this API are POST searches. */
function isRead({ method, path, readsOnly }: ApiRequest): boolean {
	return method === 'GET' || (readsOnly ?? path.includes('/search/'));
}

/** Whether sending it twice does no harm. */
export function isSafe(request: ApiRequest): boolean {
	return request.method === 'PUT' || request.method === 'DELETE' || isRead(request);
}

/**
 * The tenant as one item has it: the API has no tokens that make a repetition harmless, so what an
 * earlier try of the item has changed or started is not asked for again.
 */
export function changingOnce(service: ConductorOne, done: DoneForItem): ConductorOne {
	return {
		...service,
		request: async (request) =>
			isRead(request)
				? await service.request(request)
				: await done.once(request, async () => await service.request(request)),
	};
}
