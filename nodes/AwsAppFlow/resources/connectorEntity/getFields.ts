import type { ConnectorEntityField } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { checkText } from '../../../../engine/fields';
import { toItemJson } from '../../../../engine/json';
import { requiredLocator } from '../../../../engine/locator';
import { limitFields, limited, pagesOf } from '../../../../engine/paging';
import { simplifyField } from '../../../../engine/simplify';
import { ownerField, ownerOf } from '../../entityOwner';
import { appFlowOperation } from '../../operation';
import { ENTITY_NAME_RULES, apiVersionOption } from './members';

const LABEL = 'Entity';

const entityField = requiredLocator({
	displayName: LABEL,
	name: 'connectorEntityName',
	searchListMethod: 'searchConnectorEntities',
	listPlaceholder: 'Select an entity...',
	dependsOn: ['entitiesOf', 'connectorProfileName.value', 'connectorType'],
	modes: [{ name: 'name', displayName: 'By Name', placeholder: 'e.g. Account' }],
});

export const getFields = appFlowOperation({
	value: 'getFields',
	name: 'Get Fields',
	action: 'Get fields of connector entity',
	description: 'Retrieve the fields of an entity, with their types and what flows can do with them',
	fields: [ownerField, entityField, ...limitFields, simplifyField],
	options: [apiVersionOption],
	async execute({ params, service, signal }) {
		const { owner, connectorEntityName: located, options, simplify } = params;
		const connectorEntityName = checkText(LABEL, located.value, ENTITY_NAME_RULES);
		const { connectorEntityFields = [] } = await service.send(
			'DescribeConnectorEntity',
			{
				...(await ownerOf(service, owner, signal)),
				connectorEntityName,
				...(options.apiVersion !== undefined && { apiVersion: options.apiVersion }),
			},
			signal,
		);
		const items = connectorEntityFields.map((field) =>
			toItemJson(simplify ? simplified(field) : field),
		);
		// AWS gives all at once; some objects have hundreds.
		return limited(
			pagesOf(async () => ({ items })),
			params,
		);
	},
});

function simplified(field: ConnectorEntityField): IDataObject {
	const type = field.supportedFieldTypeDetails?.v1;
	const source = field.sourceProperties;
	const destination = field.destinationProperties;
	return {
		name: field.identifier,
		label: field.label,
		type: type?.fieldType,
		description: field.description,
		parent: field.parentIdentifier,
		primaryKey: field.isPrimaryKey,
		nullable: destination?.isNullable,
		deprecated: field.isDeprecated,
		retrievable: source?.isRetrievable,
		queryable: source?.isQueryable,
		timestampForIncremental: source?.isTimestampFieldForIncrementalQueries,
		creatable: destination?.isCreatable,
		updatable: destination?.isUpdatable,
		upsertable: destination?.isUpsertable,
		filterOperators: type?.filterOperators,
		writeOperations: destination?.supportedWriteOperations,
		supportedValues: type?.supportedValues,
		defaultValue: field.defaultValue,
	};
}
