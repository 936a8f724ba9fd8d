import { toItemJson } from '../../../../engine/json';
import { pagesOf } from '../../../../engine/paging';
import { PAGE_SIZE } from '../../transport/client';
import type { AppFlow } from '../../transport/client';

/** Connectors registered in the account (ListConnectors), page by page. */
export function registeredConnectors(service: AppFlow, signal: AbortSignal | undefined) {
	return pagesOf(async (nextToken) => {
		const page = await service.send('ListConnectors', { maxResults: PAGE_SIZE, nextToken }, signal);
		return { items: (page.connectors ?? []).map(item), next: page.nextToken };
	});
}

/** Every connector (DescribeConnectors), page by page. */
export function describedConnectors(service: AppFlow, signal: AbortSignal | undefined) {
	return pagesOf(async (nextToken) => {
		const page = await service.send(
			'DescribeConnectors',
			{ maxResults: PAGE_SIZE, nextToken },
			signal,
		);
		return { items: (page.connectors ?? []).map(item), next: page.nextToken };
	});
}

function item(connector: object) {
	return toItemJson({ ...connector });
}
