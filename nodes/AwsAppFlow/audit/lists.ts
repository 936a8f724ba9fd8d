import type { ConnectorDetail } from '@aws-sdk/client-appflow';

import { pagesOf } from '../../../engine/paging';
import type { Page } from '../../../engine/paging';
import { PAGE_SIZE } from '../transport/client';
import type { AppFlow } from '../transport/client';
import type { NamedFlow, NamedProfile } from './facts';

type Signal = AbortSignal | undefined;

/** Every profile of the account (DescribeConnectorProfiles). */
export async function everyProfile(service: AppFlow, signal: Signal): Promise<NamedProfile[]> {
	return await every(async (nextToken) => {
		const page = await service.send(
			'DescribeConnectorProfiles',
			{ maxResults: PAGE_SIZE, nextToken },
			signal,
		);
		const items = (page.connectorProfileDetails ?? []).flatMap((profile) => {
			const { connectorProfileName } = profile;
			return connectorProfileName === undefined ? [] : [{ ...profile, connectorProfileName }];
		});
		return { items, next: page.nextToken };
	});
}

/** Every flow of the account (ListFlows). */
export async function everyFlow(service: AppFlow, signal: Signal): Promise<NamedFlow[]> {
	return await every(async (nextToken) => {
		const page = await service.send('ListFlows', { maxResults: PAGE_SIZE, nextToken }, signal);
		const items = (page.flows ?? []).flatMap((flow) => {
			const { flowName } = flow;
			return flowName === undefined ? [] : [{ ...flow, flowName }];
		});
		return { items, next: page.nextToken };
	});
}

/**
 * The custom connectors that exist, by label. AWS's own and those that the account registered: no
 * list is documented to have both.
 */
export async function everyConnector(
	service: AppFlow,
	signal: Signal,
): Promise<Map<string, ConnectorDetail>> {
	const described = await every(async (nextToken) => {
		const input = { maxResults: PAGE_SIZE, nextToken };
		const page = await service.send('DescribeConnectors', input, signal);
		return { items: page.connectors ?? [], next: page.nextToken };
	});
	const registered = await every(async (nextToken) => {
		const page = await service.send('ListConnectors', { maxResults: PAGE_SIZE, nextToken }, signal);
		return { items: page.connectors ?? [], next: page.nextToken };
	});
	const labelled = [...described, ...registered].flatMap((connector) =>
		connector.connectorLabel === undefined ? [] : [connector],
	);
	return new Map(labelled.map((connector) => [connector.connectorLabel ?? '', connector]));
}

async function every<Item>(
	fetch: (token: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> {
	const items: Item[] = [];
	for await (const page of pagesOf(fetch)) items.push(...page);
	return items;
}
