import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { customPropertyFields } from '../connectors/custom';
import { chosenConnector } from './customConnector';
import { entityResourceMapping } from './entities';
import { fieldResourceMapping } from './fields';

/** Forms that a custom connector describes itself. */
export const resourceMapping = {
	...entityResourceMapping,
	...fieldResourceMapping,

	async getCustomConnectorProperties(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const optional = this.getCurrentNodeParameter('operation') === 'update';
		return customPropertyFields(await chosenConnector(this), { optional });
	},
};
