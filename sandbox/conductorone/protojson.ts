import { isObject } from '../core/json';
import { invalid } from './errors';

/**
 * Reads one member of a JSON body as protobuf's JSON mapping does: an absent or null member is its
 * zero value, a wrong type or an unknown member is refused with `400`, code 3.
 */
export type Reader<T> = (value: unknown, at: string) => T;

type Shape = Record<string, Reader<unknown>>;
export type Message<S extends Shape> = { [K in keyof S]: ReturnType<S[K]> };

const absent = (value: unknown) => value === undefined || value === null;

function mismatch(type: string, value: unknown, at: string) {
	return invalid(`proto: invalid value for ${type} field ${at}: ${JSON.stringify(value)}`);
}

export const string: Reader<string> = (value, at) => {
	if (absent(value)) return '';
	if (typeof value !== 'string') throw mismatch('string', value, at);
	return value;
};

/** An enum's value, of whatever name: new ones appear. What is absent is the zero value. */
export const enumOf =
	(zero: string): Reader<string> =>
	(value, at) =>
		string(value, at) || zero;

export const bool: Reader<boolean> = (value, at) => {
	if (absent(value)) return false;
	if (typeof value !== 'boolean') throw mismatch('bool', value, at);
	return value;
};

export const int32: Reader<number | undefined> = (value, at) => {
	if (absent(value)) return undefined;
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isInteger(number)) throw mismatch('int32', value, at);
	return number;
};

/** Members that the service sets itself: it reads past them whatever they hold. */
export const outputOnly: Reader<undefined> = () => undefined;

export function list<T>(item: Reader<T>): Reader<T[]> {
	return (value, at) => {
		if (absent(value)) return [];
		if (!Array.isArray(value)) throw invalid(`proto: syntax error: unexpected token at ${at}`);
		return value.map((entry, index) => item(entry, `${at}[${index}]`));
	};
}

/** A `google.protobuf.Any`: an object that names its type. */
export const any: Reader<Record<string, unknown> | undefined> = (value, at) => {
	if (absent(value)) return undefined;
	if (!isObject(value)) throw mismatch('google.protobuf.Any', value, at);
	if (typeof value['@type'] !== 'string') {
		throw invalid(`proto: google.protobuf.Any: missing "@type" field in ${at}`);
	}
	return value;
};

/** A nested message; undefined when the client left it out. */
export function message<S extends Shape>(shape: S): Reader<Message<S> | undefined> {
	return (value, at) => {
		if (absent(value)) return undefined;
		if (!isObject(value)) throw invalid(`proto: syntax error: unexpected token at ${at}`);
		for (const key of Object.keys(value)) {
			if (!Object.hasOwn(shape, key)) throw invalid(`proto: unknown field "${key}" in ${at}`);
		}
		const entries = Object.entries(shape).map(([key, reader]) => [key, reader(value[key], key)]);
		return Object.fromEntries(entries) as Message<S>;
	};
}

/**
 * A `google.protobuf.FieldMask`: one string, comma separated, lowerCamelCase paths. An array and
 * snake_case paths are what clients get wrong, so both are refused as the protobuf library does.
 */
export const fieldMask: Reader<string[]> = (value, at) => {
	if (absent(value) || value === '') return [];
	if (typeof value !== 'string') throw invalid(`proto: syntax error: unexpected token at ${at}`);
	return value.split(',').map((path) => {
		if (!/^[a-z][A-Za-z0-9.]*$/.test(path)) {
			throw invalid(`proto: google.protobuf.FieldMask.paths contains invalid path: "${path}"`);
		}
		return path;
	});
};

export const expandMask = message({ paths: list(string) });

/** Parses a request body and reads it; no body is an empty message, as the gateway has it. */
export function decode<S extends Shape>(shape: S, body: Buffer, name: string): Message<S> {
	const text = body.toString('utf8').trim();
	let parsed: unknown = {};
	if (text !== '') {
		try {
			parsed = JSON.parse(text);
		} catch {
			throw invalid(`proto: syntax error (line 1:1): invalid value ${text.slice(0, 20)}`);
		}
	}
	const read = message(shape)(parsed, name);
	if (read === undefined) throw invalid('proto: syntax error (line 1:1): unexpected token null');
	return read;
}
