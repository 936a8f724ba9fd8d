import { appFlowOperation } from '../../operation';
import { getProfile, profileField, profileJson } from '../../profile';

export const get = appFlowOperation({
	value: 'get',
	name: 'Get',
	action: 'Get connector profile',
	description: 'Retrieve a connector profile, without its secrets',
	fields: [profileField],
	async execute({ params, service, signal }) {
		return profileJson(await getProfile(service, params.connectorProfileName, signal));
	},
});
