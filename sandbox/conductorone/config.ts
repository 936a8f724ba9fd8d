import { randomBytes } from 'crypto';

import { isObject } from '../core/json';
import { invalid } from './errors';
import { list, message, string } from './protojson';
import type { CatalogEntry, CatalogField, StringRules } from './seed/catalog';

const envConfig = 'type.googleapis.com/c1.api.app.v1.EnvConfig';

type Value =
	{ stringValue: string } | { keyValues: { items: Array<{ key: string; value: string }> } };

/** A connector's configuration as it is kept: secrets included. */
export type Configuration = Record<string, Value>;

const valueReader = message({
	stringValue: string,
	keyValues: message({ items: list(message({ key: string, value: string })) }),
});

/**
 * Reads a `config` that a client sent: an Any of type EnvConfig whose values are text (also for
 * booleans and numbers) or key-value lists, for fields that the connector type has.
 */
export function readConfig(config: Record<string, unknown>, entry: CatalogEntry): Configuration {
	if (config['@type'] !== envConfig) {
		throw invalid(`proto: google.protobuf.Any: unable to resolve "${String(config['@type'])}"`);
	}
	for (const key of Object.keys(config)) {
		if (key !== '@type' && key !== 'configuration') throw invalid(`proto: unknown field "${key}"`);
	}
	const values = config.configuration ?? {};
	if (!isObject(values)) throw invalid('proto: syntax error: unexpected token at configuration');

	const configuration: Configuration = {};
	for (const [name, value] of Object.entries(values)) {
		const field = entry.fields.find((each) => each.name === name);
		if (!field) throw invalid(`invalid config: ${entry.displayName} has no field "${name}"`);
		configuration[name] = readValue(field, value);
	}
	for (const { name, kind } of entry.fields) {
		if ('random' in kind && !configuration[name]) {
			configuration[name] = { stringValue: randomBytes(kind.random.length / 2).toString('hex') };
		}
	}
	return configuration;
}

/** A configuration as clients get it: secret values never come back. */
export function showConfig(configuration: Configuration, entry: CatalogEntry) {
	const shown = Object.entries(configuration).filter(([name]) => {
		const field = entry.fields.find((each) => each.name === name);
		return field !== undefined && !isSecret(field);
	});
	return { '@type': envConfig, configuration: Object.fromEntries(shown) };
}

/** The fields without which the connector cannot sync. */
export function missingFields(configuration: Configuration, entry: CatalogEntry): string[] {
	return entry.fields
		.filter((field) => isRequired(field) && !configuration[field.name])
		.map((field) => field.name);
}

function readValue(field: CatalogField, raw: unknown): Value {
	const { name, kind } = field;
	if (!isObject(raw)) throw invalid(`proto: syntax error: unexpected token at ${name}`);
	const wantsPairs = 'stringMap' in kind || 'keyValue' in kind;
	const wanted = wantsPairs ? 'keyValues' : 'stringValue';
	if ('readOnly' in kind || 'oauth2' in kind)
		throw invalid(`invalid config: ${name} cannot be set`);
	const value = valueReader(raw, name);
	if (!value || Object.keys(raw).join() !== wanted) {
		throw invalid(`invalid config: ${name} must be a ${wanted}`);
	}
	if (wantsPairs) {
		const items = value.keyValues?.items.flatMap((item) => (item ? [item] : [])) ?? [];
		return { keyValues: { items } };
	}
	const problem = problemWith(kind, value.stringValue);
	if (problem) throw invalid(`invalid config: ${name} ${problem}`);
	return { stringValue: value.stringValue };
}

function problemWith(kind: CatalogField['kind'], value: string): string | undefined {
	if ('checkbox' in kind) {
		return value === 'true' || value === 'false' ? undefined : 'must be "true" or "false"';
	}
	if ('select' in kind) {
		const allowed = kind.select.items.map((item) => item.value);
		return allowed.includes(value) ? undefined : `must be one of ${allowed.join(', ')}`;
	}
	const rules = rulesOf(kind);
	if (!rules) return undefined;
	const parts = 'strList' in kind ? value.split(',').map((part) => part.trim()) : [value];
	return parts.map((part) => broken(rules, part)).find((problem) => problem !== undefined);
}

function broken(rules: StringRules, value: string): string | undefined {
	if (rules.ignoreEmpty && value === '') return undefined;
	if (value.length < Number(rules.minLen ?? 0))
		return `must have ${rules.minLen} or more characters`;
	if (rules.maxLen !== undefined && value.length > Number(rules.maxLen)) {
		return `must have ${rules.maxLen} or fewer characters`;
	}
	if (rules.pattern !== undefined && !new RegExp(rules.pattern).test(value)) {
		return `does not match regex pattern "${rules.pattern}"`;
	}
	return undefined;
}

function rulesOf(kind: CatalogField['kind']): StringRules | null {
	if ('str' in kind) return kind.str.valueValidator;
	if ('text' in kind) return kind.text.valueValidator;
	if ('strList' in kind) return kind.strList.valueValidator;
	if ('import' in kind) return kind.import.valueValidator;
	return null;
}

function isRequired({ kind, postCreate }: CatalogField): boolean {
	const rules = rulesOf(kind);
	const mustHaveText = Number(rules?.minLen ?? 0) > 0 && !rules?.ignoreEmpty;
	return !postCreate && (mustHaveText || 'secret' in kind);
}

function isSecret({ kind }: CatalogField): boolean {
	if ('str' in kind) return kind.str.secret;
	if ('text' in kind) return kind.text.secret;
	if ('keyValue' in kind) return kind.keyValue.secret;
	if ('import' in kind) return kind.import.secret;
	return 'secret' in kind || 'random' in kind;
}
