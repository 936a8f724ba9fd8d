import { text } from '../../../../engine/fields';
import { ownerField, ownerOf } from '../../entityOwner';
import { appFlowOperation } from '../../operation';
import { ENTITY_NAME_RULES, apiVersionOption, pathField } from './members';

export const resetMetadataCache = appFlowOperation({
	value: 'resetMetadataCache',
	name: 'Reset Metadata Cache',
	action: 'Reset metadata cache of connector entities',
	description:
		'Make AppFlow forget what it has cached about entities and their fields, so that the next look is fresh. AppFlow does that every hour by itself.',
	fields: [ownerField],
	options: [
		apiVersionOption,
		text({
			displayName: 'Entity',
			name: 'connectorEntityName',
			description: 'Name of the one entity to forget; all of them if not set',
			placeholder: 'e.g. Account',
			...ENTITY_NAME_RULES,
		}),
		pathField,
	],
	async execute({ params, service, signal }) {
		const { owner, options } = params;
		const { apiVersion, connectorEntityName, entitiesPath } = options;
		const input = {
			...(await ownerOf(service, owner, signal)),
			...(connectorEntityName !== undefined && { connectorEntityName }),
			...(entitiesPath !== undefined && { entitiesPath }),
			...(apiVersion !== undefined && { apiVersion }),
		};
		await service.send('ResetConnectorMetadataCache', input, signal);
		return { reset: true, ...input };
	},
});
