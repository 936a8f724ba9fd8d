import type { INodeProperties } from 'n8n-workflow';

import { InputError, required } from '../field';
import type { Field } from '../field';
import { isObject } from '../json';
import { parseJson } from './given';
import { shown } from './shown';
import type { Named } from './shown';

/** What a text must be, as the service's API model says. Lengths in characters. */
export interface TextRules {
	readonly min?: number;
	readonly max?: number;
	readonly pattern?: RegExp;
	/** Completes "… must": what the pattern asks for, in words. */
	readonly patternHint?: string;
}

/**
 * Checks a text against its rules.
 *
 * @throws {InputError} naming the field, what is wrong and the rule
 */
export function checkText(field: string, value: string, rules: TextRules): string {
	// As services count: an emoji is one character.
	const { length } = [...value];
	if (rules.min !== undefined && length < rules.min) {
		throw new InputError(field, `is too short: ${length} of at least ${rules.min} characters`);
	}
	if (rules.max !== undefined && length > rules.max) {
		throw new InputError(field, `is too long: ${length} of at most ${rules.max} characters`);
	}
	if (rules.pattern && !rules.pattern.test(value)) {
		throw new InputError(
			field,
			'has characters that are not allowed here',
			rules.patternHint && `It must ${rules.patternHint}`,
		);
	}
	return value;
}

/**
 * A raw parameter as text. Numbers, booleans, and dates that an expression gave count as text: n8n's
 * preview shows them so.
 */
export function asText(field: string, raw: unknown): string {
	if (raw === undefined || raw === null) return '';
	if (typeof raw === 'string') return raw;
	if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
	if (raw instanceof Date)
		return isoOf(field, Number.isNaN(raw.getTime()) ? null : raw.toISOString());
	// Luxon's DateTime, which n8n's expressions use.
	if (isObject(raw) && typeof raw.toISO === 'function') return isoOf(field, raw.toISO());
	throw new InputError(field, 'is not text', 'Check the expression: it gives an object or a list');
}

/**
 * A raw parameter as texts without duplicates or blanks: a list that an expression gave, as such or
 * as JSON, or what is separated by commas.
 */
export function asTexts(field: string, raw: unknown): string[] {
	const parsed = typeof raw === 'string' && raw.trim().startsWith('[') ? parseJson(raw) : raw;
	const parts: unknown[] = Array.isArray(parsed) ? parsed : asText(field, raw).split(',');
	const texts = parts.map((part) => asText(field, part).trim());
	return [...new Set(texts)].filter((text) => text !== '');
}

function isoOf(field: string, iso: unknown): string {
	if (typeof iso === 'string') return iso;
	throw new InputError(field, 'is not a date and time', 'Check the expression');
}

/** What a text is called, and what it must be. */
export interface TextOptions<Name extends string> extends Named<Name>, TextRules {
	readonly default?: string;
	/** Password fields are masked by n8n and never shown in a message. */
	readonly secret?: boolean;
	/** Whether white space at both ends belongs to the value. */
	readonly keepSpace?: boolean;
	readonly rows?: number;
	/** Whether an empty text is a value, not an absence. */
	readonly allowEmpty?: boolean;
}

function readText(options: TextOptions<string>, raw: unknown): string {
	const text = asText(options.displayName, raw);
	return options.keepSpace ? text : text.trim();
}

function textProperty<const Name extends string>(options: TextOptions<Name>): INodeProperties {
	const typeOptions = {
		...(options.secret && { password: true }),
		...(options.rows !== undefined && { rows: options.rows }),
	};
	return {
		...shown(options),
		name: options.name,
		type: 'string',
		...(Object.keys(typeOptions).length > 0 && { typeOptions }),
		default: options.default ?? '',
	};
}

/** Text that may be left empty: `undefined` then. */
export function text<const Name extends string>(
	options: TextOptions<Name>,
): Field<Name, string | undefined> {
	return {
		name: options.name,
		properties: [textProperty(options)],
		read(reader) {
			const raw = reader.get(options.name);
			const value = readText(options, raw);
			if (value === '') return options.allowEmpty && raw !== undefined ? '' : undefined;
			if (options.secret) reader.protect(value);
			return checkText(options.displayName, value, options);
		},
	};
}

/** Text that has to be given. */
export function requiredText<const Name extends string>(
	options: TextOptions<Name>,
): Field<Name, string> {
	return required(text(options));
}

/** Comma-separated or repeated texts as a list without duplicates or blanks. */
export function textList<const Name extends string>(
	options: Named<Name> & TextRules & { readonly maximum?: number },
): Field<Name, string[]> {
	return {
		name: options.name,
		properties: [{ ...shown(options), name: options.name, type: 'string', default: '' }],
		read(reader) {
			const values = asTexts(options.displayName, reader.get(options.name));
			if (options.maximum !== undefined && values.length > options.maximum) {
				throw new InputError(
					options.displayName,
					`has ${values.length} entries: at most ${options.maximum} are allowed`,
				);
			}
			return values.map((value) => checkText(options.displayName, value, options));
		},
	};
}
