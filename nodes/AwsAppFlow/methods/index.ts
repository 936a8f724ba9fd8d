import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { searchPages, withService } from '../../../engine/lookup';
import { openAppFlow } from '../open';
import { PAGE_SIZE } from '../transport/client';

/** Look-ups behind the search fields of locators. */
export const listSearch = {
	/** Connector profiles of the account (DescribeConnectorProfiles). */
	async searchConnectorProfiles(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await withService(
			this,
			openAppFlow,
			async (service) =>
				await searchPages(
					async (nextToken) => {
						const page = await service.send('DescribeConnectorProfiles', {
							maxResults: PAGE_SIZE,
							nextToken,
						});
						return {
							items: (page.connectorProfileDetails ?? []).map((profile) => ({
								name: profile.connectorProfileName ?? '',
								value: profile.connectorProfileName ?? '',
								description: profile.connectorLabel ?? profile.connectorType,
							})),
							next: page.nextToken,
						};
					},
					filter,
					paginationToken,
				),
		);
	},

	/** Labels of the connectors that are used as custom connectors (DescribeConnectors). */
	async searchConnectorLabels(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await withService(
			this,
			openAppFlow,
			async (service) =>
				await searchPages(
					async (nextToken) => {
						const page = await service.send('DescribeConnectors', {
							connectorTypes: ['CustomConnector'],
							maxResults: PAGE_SIZE,
							nextToken,
						});
						return {
							items: (page.connectors ?? [])
								.filter((connector) => connector.connectorLabel)
								.map((connector) => ({
									name: connector.connectorLabel ?? '',
									value: connector.connectorLabel ?? '',
									description: connector.connectorDescription ?? connector.connectorName,
								})),
							next: page.nextToken,
						};
					},
					filter,
					paginationToken,
				),
		);
	},
};
