import { idOf, ids } from './ids';

/** The kinds of values that a tenant has from the start. */
const types = [
	{ id: ids.attributeTypes.riskLevel, name: 'RISK_LEVEL', values: ['High', 'Low', 'Medium'] },
	{ id: ids.attributeTypes.complianceFramework, name: 'COMPLIANCE', values: ['HIPAA', 'SOC 2'] },
];

export const attributeTypes = types.map(({ id, name }) => ({ id, name }));

export type AttributeValue = ReturnType<typeof newAttributeValue>;

/** Every member of the official `AttributeValue` written out. */
export function newAttributeValue(id: string, attributeTypeId: string, value: string, at: string) {
	return {
		id,
		attributeTypeId,
		value,
		createdAt: at,
		updatedAt: at,
		deletedAt: null as string | null,
	};
}

export const seedAttributes = (now: Date): AttributeValue[] =>
	types.flatMap(({ id, values }) =>
		values.map((value) =>
			newAttributeValue(idOf(`attribute/${value}`), id, value, now.toISOString()),
		),
	);

const PERMISSIONS: Readonly<Record<string, string[]>> = {
	'Super Administrator': ['c1.api.*'],
	'Read Only Administrator': ['c1.api.*.Get', 'c1.api.*.List'],
	'Connector Administrator': ['c1.api.app.v1.ConnectorService.*'],
};

/** Roles of people in the tenant, every member of the official `Role` written out. */
export const seedRoles = (now: Date) =>
	Object.entries(PERMISSIONS).map(([displayName, permissions]) => ({
		id: idOf(`role/${displayName}`),
		displayName,
		name: displayName.toLowerCase().replaceAll(' ', '_'),
		permissions,
		serviceRoles: [] as string[],
		systemApiOnly: false,
		systemBuiltin: true,
		createdAt: now.toISOString(),
		updatedAt: now.toISOString(),
		deletedAt: null,
	}));

export type Role = ReturnType<typeof seedRoles>[number];
