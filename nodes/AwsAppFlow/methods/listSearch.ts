import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { searchPages, withService } from '../../../engine/lookup';
import type { LookupPage } from '../../../engine/lookup';
import { openForLookup } from '../open';
import { PAGE_SIZE } from '../transport/client';
import type { AppFlow } from '../transport/client';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** A look-up that pages through a list of AppFlow's. */
function search(
	fetch: (service: AppFlow, nextToken: string | undefined) => Promise<LookupPage>,
): Search {
	return async function (filter, paginationToken) {
		return await withService(
			this,
			openForLookup,
			async (service) =>
				await searchPages(
					async (nextToken) => await fetch(service, nextToken),
					filter,
					paginationToken,
				),
		);
	};
}

function item(name: string | undefined, description: string | undefined): INodeListSearchItems[] {
	return name ? [{ name, value: name, ...(description && { description }) }] : [];
}

/** Look-ups behind the search fields of locators. */
export const listSearch = {
	/** Connector profiles of the account (DescribeConnectorProfiles). */
	searchConnectorProfiles: search(async (service, nextToken) => {
		const page = await service.send('DescribeConnectorProfiles', {
			maxResults: PAGE_SIZE,
			nextToken,
		});
		return {
			items: (page.connectorProfileDetails ?? []).flatMap((profile) =>
				item(profile.connectorProfileName, profile.connectorLabel ?? profile.connectorType),
			),
			next: page.nextToken,
		};
	}),

	/** Labels of the connectors that are used as custom connectors (DescribeConnectors). */
	searchConnectorLabels: search(async (service, nextToken) => {
		const page = await service.send('DescribeConnectors', {
			connectorTypes: ['CustomConnector'],
			maxResults: PAGE_SIZE,
			nextToken,
		});
		return {
			items: (page.connectors ?? []).flatMap((connector) =>
				item(connector.connectorLabel, connector.connectorDescription ?? connector.connectorName),
			),
			next: page.nextToken,
		};
	}),

	/** Flows of the account (ListFlows). */
	searchFlows: search(async (service, nextToken) => {
		const page = await service.send('ListFlows', { maxResults: PAGE_SIZE, nextToken });
		return {
			items: (page.flows ?? []).flatMap((flow) =>
				item(flow.flowName, flow.description ?? flow.flowStatus),
			),
			next: page.nextToken,
		};
	}),
};
