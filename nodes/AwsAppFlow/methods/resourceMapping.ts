import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { customPropertyFields } from '../connectors/custom';
import { chosenConnector } from './customConnector';
import { entityResourceMapping } from './entities';

/** Forms that a custom connector describes itself. */
export const resourceMapping = {
	...entityResourceMapping,

	async getCustomConnectorProperties(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const optional = this.getCurrentNodeParameter('operation') === 'update';
		return customPropertyFields(await chosenConnector(this), { optional });
	},
};
