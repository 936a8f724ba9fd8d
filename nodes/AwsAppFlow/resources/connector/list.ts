import type { ConnectorType } from '@aws-sdk/client-appflow';

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

/**
 * Every connector (DescribeConnectors), page by page.
 *
 * @param types Only those; all if there are none
 */
export function describedConnectors(
	service: AppFlow,
	signal: AbortSignal | undefined,
	types: readonly ConnectorType[] = [],
) {
	return pagesOf(async (nextToken) => {
		const page = await service.send(
			'DescribeConnectors',
			{
				...(types.length > 0 && { connectorTypes: [...types] }),
				maxResults: PAGE_SIZE,
				nextToken,
			},
			signal,
		);
		return { items: (page.connectors ?? []).map(item), next: page.nextToken };
	});
}

function item(connector: object) {
	return toItemJson({ ...connector });
}
