import { PAGE_SIZE } from '../transport/client';
import { searchConnectorEntities } from './connectorEntities';
import { entityListSearch } from './entities';
import { item, search } from './search';

/** Look-ups behind the search fields of locators. */
export const listSearch = {
	...entityListSearch,

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

	/** Connectors registered in the account (ListConnectors). */
	searchRegisteredConnectors: search(async (service, nextToken) => {
		const page = await service.send('ListConnectors', { maxResults: PAGE_SIZE, nextToken });
		return {
			items: (page.connectors ?? []).flatMap((connector) =>
				item(connector.connectorLabel, connector.connectorDescription ?? connector.connectorName),
			),
			next: page.nextToken,
		};
	}),

	searchConnectorEntities,

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
