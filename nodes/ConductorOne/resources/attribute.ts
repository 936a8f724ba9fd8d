import type { IDataObject } from 'n8n-workflow';

import { requiredText, text } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { idList, idLocator, idPicks } from '../fields/ids';
import { queryText } from '../fields/naming';
import { deleted, entity, list } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

const simplify = (attribute: Record<string, unknown>): IDataObject =>
	pick(attribute, {
		id: 'id',
		value: 'value',
		attributeTypeId: 'attributeTypeId',
		createdAt: 'createdAt',
		updatedAt: 'updatedAt',
	});

const valueText = requiredText({
	displayName: 'Value',
	name: 'attributeValue',
	description: 'Text of the value, such as its name',
});

const attributeTypeId = idLocator({
	displayName: 'Attribute Type',
	name: 'attributeTypeId',
	description: 'Type that the value belongs to',
	searchListMethod: 'searchAttributeTypes',
	form: 'any',
});

const attributeId = idLocator({
	displayName: 'Attribute',
	name: 'attributeId',
	description: 'Attribute value to work with',
	searchListMethod: 'searchAttributes',
	form: 'any',
});

/** Values that describe apps and entitlements. */
export const attribute: Resource<ConductorOne> = {
	value: 'attribute',
	name: 'Attribute',
	defaultOperation: 'getMany',
	operations: [
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create attribute',
			description: 'Create a value of an attribute type',
			method: 'POST',
			path: '/api/v1/attributes',
			fields: [attributeTypeId, valueText],
			body: ({ attributeTypeId: type, attributeValue }) => ({
				attributeTypeId: type,
				value: attributeValue,
			}),
			reply: entity('value'),
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many attributes',
			description: 'Retrieve the values of an attribute type',
			method: 'GET',
			path: '/api/v1/attributes/types/{attributeTypeId}/values',
			fields: [attributeTypeId],
			reply: list(),
			simplify,
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete attribute',
			description: 'Delete an attribute value',
			method: 'DELETE',
			path: '/api/v1/attribute/{attributeId}',
			fields: [attributeId],
			reply: deleted,
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get attribute',
			description: 'Retrieve an attribute value by ID',
			method: 'GET',
			path: '/api/v1/attributes/{attributeId}',
			fields: [attributeId],
			reply: entity('value'),
			simplify,
		}),
		endpoint({
			value: 'getTypes',
			name: 'Get Types',
			action: 'Get types of attribute',
			description: 'Retrieve the types that attribute values belong to',
			method: 'GET',
			path: '/api/v1/attributes/types',
			fields: [],
			reply: list(),
			simplify: (type) => pick(type, { id: 'id', name: 'name' }),
		}),
		endpoint({
			value: 'search',
			name: 'Search',
			action: 'Search attributes',
			description: 'Find attribute values by text or type',
			method: 'POST',
			path: '/api/v1/search/attributes',
			fields: [],
			reply: list(),
			simplify,
			optional: [
				queryText,
				text({ displayName: 'Value', name: 'value', description: 'The value, as a whole' }),
				idList({
					displayName: 'Attribute IDs',
					name: 'ids',
					description: 'Comma-separated IDs of values to search among',
					form: 'any',
				}),
				idPicks({
					displayName: 'Attribute Type Names or IDs',
					name: 'attributeTypeIds',
					description: 'Types to search in',
					loadOptionsMethod: 'searchAttributeTypes',
					form: 'any',
				}),
				idList({
					displayName: 'Exclude Attribute IDs',
					name: 'excludeIds',
					description: 'Comma-separated IDs of values to leave out',
					form: 'any',
				}),
			],
		}),
	],
};

interface Kind {
	readonly value: string;
	/** In the words of the product, such as "Risk Level". */
	readonly name: string;
	readonly searchListMethod: string;
	readonly folder: 'compliance_frameworks' | 'risk_levels';
	readonly isFor: string;
}

/** Attributes of a kind that has endpoints of its own, alike for each kind. */
function attributesOf({ value, name, searchListMethod, folder, isFor }: Kind) {
	const called = name.toLowerCase();
	const path = `/api/v1/attributes/${folder}` as const;
	const picker = idLocator({
		displayName: name,
		name: 'attributeValueId',
		description: `The ${called} to work with`,
		searchListMethod,
	});
	return {
		value,
		name,
		defaultOperation: 'getMany',
		operations: [
			endpoint({
				value: 'create',
				name: 'Create',
				action: `Create ${called}`,
				description: `Create a ${called} ${isFor}`,
				method: 'POST',
				path,
				fields: [valueText],
				body: ({ attributeValue }) => ({ value: attributeValue }),
				reply: entity('value'),
			}),
			endpoint({
				value: 'delete',
				name: 'Delete',
				action: `Delete ${called}`,
				description: `Delete a ${called}`,
				method: 'DELETE',
				path: `${path}/{attributeValueId}`,
				fields: [picker],
				reply: deleted,
			}),
			endpoint({
				value: 'get',
				name: 'Get',
				action: `Get ${called}`,
				description: `Retrieve a ${called} by ID`,
				method: 'GET',
				path: `${path}/{attributeValueId}`,
				fields: [picker],
				reply: entity('value'),
				simplify,
			}),
			endpoint({
				value: 'getMany',
				name: 'Get Many',
				action: `Get many ${called}s`,
				description: `Retrieve the ${called}s of the tenant`,
				method: 'GET',
				path,
				fields: [],
				reply: list(),
				simplify,
			}),
		],
	} satisfies Resource<ConductorOne>;
}

/** How much harm access can do. */
export const riskLevel: Resource<ConductorOne> = attributesOf({
	value: 'riskLevel',
	name: 'Risk Level',
	searchListMethod: 'searchRiskLevels',
	folder: 'risk_levels',
	isFor: 'for entitlements',
});

/** What access has to comply with. */
export const complianceFramework: Resource<ConductorOne> = attributesOf({
	value: 'complianceFramework',
	name: 'Compliance Framework',
	searchListMethod: 'searchComplianceFrameworks',
	folder: 'compliance_frameworks',
	isFor: 'for entitlements, such as SOC 2',
});
