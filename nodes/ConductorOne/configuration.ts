import { InputError } from '../../engine/field';
import { asText } from '../../engine/fields';
import { isObject } from '../../engine/json';

const ENV_CONFIG = 'type.googleapis.com/c1.api.app.v1.EnvConfig';

/** A value of a connector's configuration: text, also for numbers and booleans, or pairs. */
export type ConfigValue =
	| { readonly stringValue: string }
	| { readonly keyValues: { readonly items: ReadonlyArray<{ key: string; value: string }> } };

/** A connector's `config` on the wire. */
export interface EnvConfig {
	readonly '@type': string;
	readonly [member: string]: unknown;
}

/** The configuration of a connector that runs in ConductorOne, on the wire. */
export function envConfig(configuration: Readonly<Record<string, ConfigValue>>): EnvConfig {
	return { '@type': ENV_CONFIG, configuration };
}

/**
 * One value in the form of the wire. Lists become comma-separated text, as ConductorOne keeps them.
 *
 * @returns `undefined` for what was left empty
 * @throws {InputError} for a list or an object in which something else than text is nested
 */
export function configValue(label: string, value: unknown): ConfigValue | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	if (Array.isArray(value)) {
		return { stringValue: value.map((part: unknown) => asText(label, part)).join(',') };
	}
	if (!isObject(value)) return { stringValue: asText(label, value) };
	if (typeof value.stringValue === 'string') return { stringValue: value.stringValue };
	if (isObject(value.keyValues)) return pairsOf(label, value.keyValues.items);
	return {
		keyValues: {
			items: Object.entries(value).map(([key, text]) => ({ key, value: asText(label, text) })),
		},
	};
}

function pairsOf(label: string, items: unknown): ConfigValue {
	if (!Array.isArray(items)) throw new InputError(label, 'has key values without a list of items');
	return {
		keyValues: {
			items: items.map((item: unknown) => ({
				key: asText(label, isObject(item) ? item.key : undefined),
				value: asText(label, isObject(item) ? item.value : undefined),
			})),
		},
	};
}

/** Values by field name, those left empty without. */
export function configValues(
	label: string,
	values: Readonly<Record<string, unknown>>,
): Record<string, ConfigValue> {
	const result = new Map<string, ConfigValue>();
	for (const [name, value] of Object.entries(values)) {
		const converted = configValue(`${label}: ${name}`, value);
		if (converted) result.set(name, converted);
	}
	return Object.fromEntries(result);
}

/**
 * A configuration given as JSON: plain names and values, or the form of the wire with its `@type`,
 * which is sent as it is.
 */
export function configFromJson(label: string, json: Readonly<Record<string, unknown>>): EnvConfig {
	const type = json['@type'];
	if (typeof type === 'string') return { ...json, '@type': type };
	const { configuration } = json;
	const wrapped = isObject(configuration) && Object.keys(json).length === 1;
	return envConfig(configValues(label, wrapped ? configuration : json));
}

/** Every text in a value, at any depth. */
export function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
