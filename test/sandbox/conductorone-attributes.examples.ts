import { conductorOneIds as ids } from '../../sandbox';
import { listAt, textAt, type Client } from './conductorone-client';
import type { Examples } from './conductorone-examples';

/** The first entry of a list; gives its ID. */
const firstOf =
	(path: string) =>
	async (c1: Client): Promise<Record<string, string>> => {
		const { body } = await c1.get(path);
		const id = textAt(listAt(body, 'list')[0], 'id');
		return { id, role_id: id };
	};

const service = 'attribute.v1.Attributes';
const riskLevel = { prepare: firstOf('/api/v1/attributes/risk_levels') };
const framework = { prepare: firstOf('/api/v1/attributes/compliance_frameworks') };
const role = { prepare: firstOf('/api/v1/iam/roles') };

export const attributeExamples: Examples = {
	[`${service}.CreateAttributeValue`]: {
		body: { attributeTypeId: ids.attributeTypes.riskLevel, value: 'Extreme' },
	},
	[`${service}.DeleteAttributeValue`]: { ...riskLevel, body: {} },
	[`${service}.GetAttributeValue`]: riskLevel,
	[`${service}.ListAttributeTypes`]: {},
	[`${service}.ListAttributeValues`]: {
		params: { attribute_type_id: ids.attributeTypes.riskLevel },
	},
	'attribute.v1.AttributeSearch.SearchAttributeValues': { body: { query: 'h', pageSize: 10 } },
	[`${service}.ListRiskLevels`]: { query: '?page_size=10' },
	[`${service}.CreateRiskLevelAttributeValue`]: { body: { value: 'Extreme' } },
	[`${service}.GetRiskLevelAttributeValue`]: riskLevel,
	[`${service}.DeleteRiskLevelAttributeValue`]: { ...riskLevel, body: {} },
	[`${service}.ListComplianceFrameworks`]: { query: '?page_size=10' },
	[`${service}.CreateComplianceFrameworkAttributeValue`]: { body: { value: 'ISO 27001' } },
	[`${service}.GetComplianceFrameworkAttributeValue`]: framework,
	[`${service}.DeleteComplianceFrameworkAttributeValue`]: { ...framework, body: {} },
	'iam.v1.Roles.List': {},
	'iam.v1.Roles.Get': role,
	'iam.v1.Roles.Update': {
		...role,
		body: { role: { displayName: 'Super' }, updateMask: 'displayName' },
	},
};
