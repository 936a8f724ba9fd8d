import type {
	FieldType,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { isObject } from '../../../engine/json';
import { withService } from '../../../engine/lookup';
import { PAIRS_PREFIX } from '../fields/configuration';
import { openConductorOne } from '../open';
import { parameterId } from './parameters';

type Json = Record<string, unknown>;

/** The kinds of fields of a configuration: exactly one of them is a member of a field. */
const kinds = {
	str: 'string',
	text: 'string',
	select: 'options',
	checkbox: 'boolean',
	random: 'string',
	import: 'string',
	strList: 'string',
	stringMap: 'object',
	keyValue: 'object',
	secret: 'string',
} as const satisfies Record<string, FieldType>;

type Kind = keyof typeof kinds;

/** One field of a connector's configuration, as ConductorOne describes it. */
interface ConfigField {
	readonly name: string;
	readonly displayName: string;
	readonly kind: Kind;
	readonly settings: Json;
	readonly secret: boolean;
	readonly required: boolean;
}

/**
 * Reads the fields of a schema that can be set here. What is done by logging in (`oauth2`), chosen
 * later (`options`), or shown only (`readOnly`) cannot.
 */
function configFields(schema: unknown): ConfigField[] {
	const { fields, fieldGroups } = isObject(schema) ? schema : {};
	const groups: unknown[] = Array.isArray(fieldGroups) ? fieldGroups : [];
	const grouped = new Set(
		groups.flatMap((group): unknown[] =>
			isObject(group) && Array.isArray(group.fieldNames) ? group.fieldNames : [],
		),
	);
	const described: unknown[] = Array.isArray(fields) ? fields : [];
	return described.filter(isObject).flatMap((field) => {
		const kind = kindOf(field);
		if (!kind || typeof field.name !== 'string') return [];
		const { name, displayName } = field;
		const settings = field[kind];
		return [
			{
				name,
				displayName: typeof displayName === 'string' && displayName ? displayName : name,
				kind,
				settings: isObject(settings) ? settings : {},
				secret: kind === 'secret' || (isObject(settings) && settings.secret === true),
				// Fields of a group, or that depend on others, are needed in some cases only.
				required: isRequired(field, settings) && !grouped.has(name),
			},
		];
	});
}

function kindOf(field: Json): Kind | undefined {
	const known: readonly Kind[] = [
		'str',
		'text',
		'select',
		'checkbox',
		'random',
		'import',
		'strList',
		'stringMap',
		'keyValue',
		'secret',
	];
	return known.find((kind) => isObject(field[kind]));
}

function isRequired({ dependsOnFields, postCreate }: Json, settings: unknown): boolean {
	const rules = isObject(settings) ? settings.valueValidator : undefined;
	const conditional = Array.isArray(dependsOnFields) && dependsOnFields.length > 0;
	if (!isObject(rules) || rules.ignoreEmpty === true || postCreate === true) return false;
	return !conditional && Number(rules.minLen ?? rules.len ?? 0) > 0;
}

function formField(field: ConfigField): ResourceMapperField {
	const { name, displayName, kind, settings, required } = field;
	return {
		id: name,
		displayName,
		required,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: kinds[kind],
		...(kind === 'select' && { options: selectOptions(settings.items) }),
		...(kind === 'checkbox' && { defaultValue: settings.checked === true }),
	};
}

function selectOptions(items: unknown): INodePropertyOptions[] {
	const all: unknown[] = Array.isArray(items) ? items : [];
	return all.filter(isObject).map(({ displayName, value }) => ({
		name: String(displayName || value),
		value: String(value),
	}));
}

/** Asks for the fields of a type of connector, or of an existing one. It only reads. */
async function fetchFields(
	context: ILoadOptionsFunctions,
	which: { catalogId: string } | { appId: string; connectorId: string },
): Promise<ConfigField[]> {
	return await withService(context, openConductorOne, async (service) => {
		const { schema } = await service.request({
			method: 'POST',
			path: '/api/v1/connectorcatalog',
			body: which,
			readsOnly: true,
		});
		return configFields(schema);
	});
}

async function fieldsOfType(context: ILoadOptionsFunctions): Promise<ConfigField[]> {
	return await fetchFields(context, { catalogId: parameterId(context, 'catalogId', 'Catalog ID') });
}

async function fieldsOfConnector(context: ILoadOptionsFunctions): Promise<ConfigField[]> {
	return await fetchFields(context, {
		appId: parameterId(context, 'appId', 'App'),
		connectorId: parameterId(context, 'connectorId', 'Connector'),
	});
}

function form(fields: readonly ConfigField[]): ResourceMapperFields {
	return { fields: fields.filter(({ secret }) => !secret).map(formField) };
}

function secrets(fields: readonly ConfigField[]): INodePropertyOptions[] {
	return fields
		.filter(({ secret }) => secret)
		.map(({ name, displayName, kind }) => ({
			name: displayName,
			value: kinds[kind] === 'object' ? `${PAIRS_PREFIX}${name}` : name,
			...(kinds[kind] === 'object' && { description: 'JSON object of key values' }),
		}));
}

/** The form of a connector's configuration, without its secrets: n8n cannot mask them there. */
export const resourceMapping = {
	async newConnectorForm(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		return form(await fieldsOfType(this));
	},
	async connectorForm(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		return form(await fieldsOfConnector(this));
	},
};

/** The secrets of a connector's configuration. */
export const loadOptions = {
	async newConnectorSecrets(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return secrets(await fieldsOfType(this));
	},
	async connectorSecrets(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return secrets(await fieldsOfConnector(this));
	},
};
