import type { ConnectorType } from '@aws-sdk/client-appflow';

import { InputError } from '../../../../engine/field';
import { choice, collection, text, textList } from '../../../../engine/fields';
import { limitFields, limited, pagesOf } from '../../../../engine/paging';
import { profileConnectorOptions } from '../../connectorFields';
import { labelRules } from '../../connectors/label';
import { appFlowOperation } from '../../operation';
import { PROFILE_NAME_RULES, profileJson } from '../../profile';
import { PAGE_SIZE } from '../../transport/client';

/** The most names that DescribeConnectorProfiles takes. */
const MAXIMUM_NAMES = 100;

const filters = collection({
	displayName: 'Filters',
	name: 'filters',
	placeholder: 'Add filter',
	fields: [
		choice({
			displayName: 'Connector',
			name: 'connectorType',
			description: 'Only profiles of this connector',
			options: profileConnectorOptions,
			default: 'Salesforce',
		}),
		text({
			displayName: 'Connector Label',
			name: 'connectorLabel',
			description: 'Only profiles of the custom connector with this label',
			...labelRules,
		}),
		textList({
			displayName: 'Names',
			name: 'connectorProfileNames',
			description: 'Only profiles with these names, separated by commas; at most 100',
			maximum: MAXIMUM_NAMES,
			...PROFILE_NAME_RULES,
		}),
	],
});

export const getMany = appFlowOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many connector profiles',
	description: 'Retrieve a list of connector profiles, without their secrets',
	fields: [...limitFields, filters],
	execute({ params, service, signal }) {
		const { connectorType, connectorLabel, connectorProfileNames } = checked(params.filters);
		const pages = pagesOf(async (nextToken) => {
			const page = await service.send(
				'DescribeConnectorProfiles',
				{
					...(connectorProfileNames?.length && { connectorProfileNames }),
					...(connectorType && { connectorType }),
					...(connectorLabel && { connectorLabel }),
					maxResults: PAGE_SIZE,
					nextToken,
				},
				signal,
			);
			return { items: (page.connectorProfileDetails ?? []).map(profileJson), next: page.nextToken };
		});
		return limited(pages, params);
	},
});

interface Filters {
	readonly connectorType?: ConnectorType;
	readonly connectorLabel?: string;
	readonly connectorProfileNames?: string[];
}

function checked(given: Filters): Filters {
	const { connectorType, connectorLabel } = given;
	if (connectorLabel && connectorType && connectorType !== 'CustomConnector') {
		throw new InputError(
			'Connector Label',
			'only goes with custom connectors',
			'Set the filter Connector to Custom Connector, or remove the label',
		);
	}
	return given;
}
