import type { Call, Handler } from '../call';
import { missing, notFound } from '../errors';
import { anyOf } from '../filters';
import { page } from '../paging';
import { int32, list, string } from '../protojson';
import { attributeTypes, newAttributeValue, type AttributeValue } from '../seed/attributes';
import { ids } from '../seed/ids';
import { nextId } from '../state';

const strings = list(string);

/** Values of a type, or of all of them; what was deleted is gone. */
const valuesOf = (call: Call, typeId?: string): AttributeValue[] =>
	call.tenant.state.attributes.filter(
		({ attributeTypeId, deletedAt }) =>
			deletedAt === null && (typeId === undefined || attributeTypeId === typeId),
	);

function findValue(call: Call, typeId?: string): AttributeValue {
	const id = call.id('id');
	const found = valuesOf(call, typeId).find((each) => each.id === id);
	if (!found) throw notFound('attribute value');
	return found;
}

function listed(call: Call, typeId: string) {
	return page(
		{
			...call.queryPage(),
			rows: valuesOf(call, typeId),
			floor: 5,
			scope: ['attributes', typeId],
		},
		call.tenant.settings,
	);
}

function made(call: Call, typeId: string, text: string) {
	if (text === '') throw missing('value');
	const { state, now } = call.tenant;
	const value = newAttributeValue(nextId(state, 'attribute'), typeId, text, now.toISOString());
	state.attributes.push(value);
	return { value };
}

export const listAttributeTypes: Handler = (call) =>
	page(
		{ ...call.queryPage(), rows: attributeTypes, floor: 5, scope: 'attributes/types' },
		call.tenant.settings,
	);

export const listAttributeValues: Handler = (call) => listed(call, call.id('attribute_type_id'));

export const getAttributeValue: Handler = (call) => ({ value: findValue(call) });

export const deleteAttributeValue: Handler = (call) => {
	call.read({});
	findValue(call).deletedAt = call.tenant.now.toISOString();
	return {};
};

export const createAttributeValue: Handler = (call) => {
	const { attributeTypeId, value } = call.read({ attributeTypeId: string, value: string });
	const type = attributeTypes.find(({ id }) => id === attributeTypeId);
	if (!type) throw notFound('attribute type');
	return made(call, type.id, value);
};

export const searchAttributeValues: Handler = (call) => {
	const { pageSize, pageToken, ...filters } = call.read({
		attributeTypeIds: strings,
		excludeIds: strings,
		ids: strings,
		pageSize: int32,
		pageToken: string,
		query: string,
		value: string,
	});
	return page(
		{
			rows: valuesOf(call),
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/attributes', filters],
			filter: ({ id, attributeTypeId, value }) =>
				anyOf(filters.attributeTypeIds, attributeTypeId) &&
				anyOf(filters.ids, id) &&
				!filters.excludeIds.includes(id) &&
				anyOf(filters.value === '' ? [] : [filters.value], value) &&
				value.toLowerCase().includes(filters.query.toLowerCase()),
			filtered: filters.query !== '',
		},
		call.tenant.settings,
	);
};

/** What can be done with the values of one type that has addresses of its own. */
function valuesOfType(typeId: string) {
	return {
		list: (call: Call) => listed(call, typeId),
		get: (call: Call) => ({ value: findValue(call, typeId) }),
		create: (call: Call) => made(call, typeId, call.read({ value: string }).value),
		remove(call: Call) {
			call.read({});
			findValue(call, typeId).deletedAt = call.tenant.now.toISOString();
			return {};
		},
	};
}

export const riskLevels = valuesOfType(ids.attributeTypes.riskLevel);
export const complianceFrameworks = valuesOfType(ids.attributeTypes.complianceFramework);
