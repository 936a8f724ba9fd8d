import { isObject } from '../core/json';
import { invalid } from './errors';
import type { Reader } from './protojson';

/** A `google.protobuf.Struct`: any JSON object. */
export const struct: Reader<Record<string, unknown> | undefined> = (value, at) => {
	if (value === undefined || value === null) return undefined;
	if (!isObject(value)) throw invalid(`proto: syntax error: unexpected token at ${at}`);
	return value;
};

/** A `google.protobuf.Timestamp`, as milliseconds since the epoch. */
export const time: Reader<number | undefined> = (value, at) => {
	if (value === undefined || value === null) return undefined;
	const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
	if (typeof value === 'string' && rfc3339.test(value)) return Date.parse(value);
	throw invalid(
		`proto: invalid value for google.protobuf.Timestamp field ${at}: ${JSON.stringify(value)}`,
	);
};

/** A `google.protobuf.Duration`, as it is written: seconds and an `s`. Go's `1h` is refused. */
export const duration: Reader<string | undefined> = (value, at) => {
	if (value === undefined || value === null || value === '') return undefined;
	if (typeof value === 'string' && /^-?\d+(\.\d{1,9})?s$/.test(value)) return value;
	throw invalid(
		`proto: invalid value for google.protobuf.Duration field ${at}: ${JSON.stringify(value)}`,
	);
};
