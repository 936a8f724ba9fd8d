import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { customAuthParameterOptions, customAuthTypeOptions } from '../connectors/custom';
import { chosenConnector } from './customConnector';
import { entityLoadOptions } from './entities';
import { fieldLoadOptions } from './fields';

/** Look-ups behind dropdowns; what they offer is what the chosen custom connector has. */
export const loadOptions = {
	...entityLoadOptions,
	...fieldLoadOptions,

	async getCustomAuthenticationTypes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return customAuthTypeOptions(await chosenConnector(this));
	},

	async getCustomAuthParameters(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const type = this.getCurrentNodeParameter('customAuthenticationType');
		return customAuthParameterOptions(await chosenConnector(this), String(type ?? ''));
	},
};
