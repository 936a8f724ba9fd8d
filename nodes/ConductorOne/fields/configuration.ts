import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import type { Field, ParameterReader } from '../../../engine/field';
import {
	asText,
	choice,
	json,
	parseMapped,
	parseObject,
	parseRows,
	showWhen,
} from '../../../engine/fields';
import { PICK_ONE } from '../../../engine/fields/picked';
import { isObject } from '../../../engine/json';
import { configFromJson, configValue, configValues, envConfig, textsIn } from '../configuration';
import type { ConfigValue, EnvConfig } from '../configuration';

const LABEL = 'Configuration';

/** Marks the option of a secret that holds pairs, in the list of secrets. */
export const PAIRS_PREFIX = 'pairs:';

/** Shorter texts, such as `true`, are too common to be hidden in messages. */
const SHORTEST_SECRET = 6;

interface FormMethods {
	/** Resource mapping that describes the form. */
	readonly form: string;
	/** Dropdown of the fields that are secret. */
	readonly secrets: string;
	/** Parameters that the form depends on. */
	readonly dependsOn: string[];
}

const source = {
	form: { name: 'Define Below', value: 'form' },
	json: { name: 'JSON', value: 'json' },
	keep: { name: 'Leave Unchanged', value: 'keep' },
} as const;

const createSource = choice({
	displayName: LABEL,
	name: 'configSource',
	description: 'How the connector is told what to connect to',
	options: [source.form, source.json],
	default: 'form',
});

const updateSource = choice({
	displayName: LABEL,
	name: 'configSource',
	description: 'Whether to replace the configuration of the connector, and how',
	hint: 'A new configuration replaces the old one as a whole. ConductorOne never returns secrets, so they have to be given again.',
	options: [source.keep, source.form, source.json],
	default: 'keep',
});

const configJson = json({
	displayName: 'Configuration (JSON)',
	name: 'configJson',
	description:
		'Names and values of the fields: text, numbers, booleans, lists of text, or an object of key values. Secrets are better given in the form, where they are masked.',
});

/** The fields of the connector's type, which ConductorOne describes. n8n cannot mask any of them. */
function formProperty({ form, dependsOn }: FormMethods): INodeProperties {
	return {
		displayName: 'Configuration Fields',
		name: 'config',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		typeOptions: {
			loadOptionsDependsOn: dependsOn,
			resourceMapper: {
				resourceMapperMethod: form,
				mode: 'add',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: true,
				supportAutoMap: false,
				noFieldsError: 'This type of connector has nothing to configure here',
			},
		},
	};
}

function secretsProperty({ secrets, dependsOn }: FormMethods): INodeProperties {
	return {
		displayName: 'Configuration Secrets',
		name: 'configSecrets',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add secret',
		description: 'The fields that hold secrets, which are masked here and not returned afterwards',
		default: {},
		options: [
			{
				displayName: 'Secret',
				name: 'entries',
				values: [
					{
						displayName: 'Field Name or ID',
						name: 'name',
						type: 'options',
						description: PICK_ONE,
						typeOptions: { loadOptionsMethod: secrets, loadOptionsDependsOn: dependsOn },
						default: '',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						typeOptions: { password: true },
						default: '',
					},
				],
			},
		],
	};
}

function configurationField<Source extends string, Value>(
	selector: Field<'configSource', Source>,
	methods: FormMethods,
	read: (reader: ParameterReader, source: Source) => Value,
): Field<'config', Value> {
	const form: Field<'config', unknown> = {
		name: 'config',
		properties: [formProperty(methods), secretsProperty(methods)],
		read: readForm,
	};
	return {
		name: 'config',
		properties: [
			...selector.properties,
			...showWhen(form, { configSource: ['form'] }).properties,
			...showWhen(configJson, { configSource: ['json'] }).properties,
		],
		read: (reader) => read(reader, selector.read(reader)),
	};
}

/** The configuration of a new connector. Some types have nothing to configure. */
export const newConfiguration = configurationField(
	createSource,
	{ form: 'newConnectorForm', secrets: 'newConnectorSecrets', dependsOn: ['catalogId'] },
	(reader, chosen): EnvConfig => (chosen === 'json' ? readJson(reader) : readForm(reader)),
);

/** A new configuration of an existing connector, or none. */
export const changedConfiguration = configurationField(
	updateSource,
	{
		form: 'connectorForm',
		secrets: 'connectorSecrets',
		dependsOn: ['appId.value', 'connectorId.value'],
	},
	(reader, chosen): EnvConfig | undefined => {
		if (chosen === 'keep') return undefined;
		const config = chosen === 'json' ? readJson(reader) : readForm(reader);
		const { configuration } = config;
		if (isObject(configuration) && Object.keys(configuration).length === 0) {
			throw new InputError(
				LABEL,
				'is empty, which would delete all of it',
				`Fill it in, or choose '${source.keep.name}'`,
			);
		}
		return config;
	},
);

function readJson(reader: ParameterReader): EnvConfig {
	const given = configJson.read(reader) ?? {};
	textsIn(given)
		.filter((text) => text.length >= SHORTEST_SECRET)
		.forEach((text) => reader.protect(text));
	return configFromJson(LABEL, given);
}

function readForm(reader: ParameterReader): EnvConfig {
	const mapped = parseMapped('Configuration Fields', reader.get('config'));
	// Pairs, which an expression may give as JSON text.
	const objects = new Set(mapped.schema.flatMap(({ id, type }) => (type === 'object' ? [id] : [])));
	const values = Object.fromEntries(
		Object.entries(mapped.values).map(([name, value]) => [
			name,
			objects.has(name) ? parseObject(`${LABEL}: ${name}`, value) : value,
		]),
	);
	return envConfig({ ...configValues(LABEL, values), ...readSecrets(reader) });
}

function readSecrets(reader: ParameterReader): Record<string, ConfigValue> {
	const label = 'Configuration Secrets';
	const secrets = new Map<string, ConfigValue>();
	for (const row of parseRows(label, reader.get('configSecrets'))) {
		const choice = asText(label, row.name).trim();
		const text = asText(label, row.value);
		if (text !== '') reader.protect(text);
		const pairs = choice.startsWith(PAIRS_PREFIX);
		const name = pairs ? choice.slice(PAIRS_PREFIX.length) : choice;
		if (name === '') throw new InputError(label, 'has a value without a field');
		if (secrets.has(name)) throw new InputError(label, `has '${name}' twice`);
		const value = configValue(`${label}: ${name}`, pairs ? parseObject(name, text) : text);
		if (!value) throw new InputError(label, `has no value for '${name}'`);
		textsIn(value).forEach((part) => reader.protect(part));
		secrets.set(name, value);
	}
	return Object.fromEntries(secrets);
}
