import type { Rows } from './rows';

export const attribute: Rows = {
	create: 'attribute.v1.Attributes.CreateAttributeValue',
	delete: 'attribute.v1.Attributes.DeleteAttributeValue',
	get: 'attribute.v1.Attributes.GetAttributeValue',
	getMany: 'attribute.v1.Attributes.ListAttributeValues',
	getTypes: 'attribute.v1.Attributes.ListAttributeTypes',
	search: 'attribute.v1.AttributeSearch.SearchAttributeValues',
};

export const riskLevel: Rows = {
	create: 'attribute.v1.Attributes.CreateRiskLevelAttributeValue',
	delete: 'attribute.v1.Attributes.DeleteRiskLevelAttributeValue',
	get: 'attribute.v1.Attributes.GetRiskLevelAttributeValue',
	getMany: 'attribute.v1.Attributes.ListRiskLevels',
};

export const complianceFramework: Rows = {
	create: 'attribute.v1.Attributes.CreateComplianceFrameworkAttributeValue',
	delete: 'attribute.v1.Attributes.DeleteComplianceFrameworkAttributeValue',
	get: 'attribute.v1.Attributes.GetComplianceFrameworkAttributeValue',
	getMany: 'attribute.v1.Attributes.ListComplianceFrameworks',
};
