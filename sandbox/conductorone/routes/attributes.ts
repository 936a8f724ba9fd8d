import {
	complianceFrameworks,
	createAttributeValue,
	deleteAttributeValue,
	getAttributeValue,
	listAttributeTypes,
	listAttributeValues,
	riskLevels,
	searchAttributeValues,
} from '../handlers/attributes';
import { getRole, listRoles, updateRole } from '../handlers/roles';
import { route, type Route } from './route';

const service = 'attribute.v1.Attributes';
const all = '/api/v1/attributes';

/** The routes of a type of values that has addresses of its own. */
const ofType = (path: string, name: string, plural: string, values: typeof riskLevels): Route[] => [
	route('GET', path, `${service}.List${plural}`, values.list),
	route('POST', path, `${service}.Create${name}AttributeValue`, values.create),
	route('GET', `${path}/{id}`, `${service}.Get${name}AttributeValue`, values.get),
	route('DELETE', `${path}/{id}`, `${service}.Delete${name}AttributeValue`, values.remove),
];

export const attributeRoutes: Route[] = [
	route('POST', all, `${service}.CreateAttributeValue`, createAttributeValue),
	route(
		'DELETE',
		'/api/v1/attribute/{id}',
		`${service}.DeleteAttributeValue`,
		deleteAttributeValue,
	),
	route('GET', `${all}/{id}`, `${service}.GetAttributeValue`, getAttributeValue),
	route('GET', `${all}/types`, `${service}.ListAttributeTypes`, listAttributeTypes),
	route(
		'GET',
		`${all}/types/{attribute_type_id}/values`,
		`${service}.ListAttributeValues`,
		listAttributeValues,
	),
	route(
		'POST',
		'/api/v1/search/attributes',
		'attribute.v1.AttributeSearch.SearchAttributeValues',
		searchAttributeValues,
		true,
	),
	...ofType(`${all}/risk_levels`, 'RiskLevel', 'RiskLevels', riskLevels),
	...ofType(
		`${all}/compliance_frameworks`,
		'ComplianceFramework',
		'ComplianceFrameworks',
		complianceFrameworks,
	),
	route('GET', '/api/v1/iam/roles', 'iam.v1.Roles.List', listRoles),
	route('GET', '/api/v1/iam/roles/{role_id}', 'iam.v1.Roles.Get', getRole),
	route('POST', '/api/v1/iam/roles/{role_id}', 'iam.v1.Roles.Update', updateRole),
];
