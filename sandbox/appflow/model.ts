import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isObject, type JsonObject, number, object, text, texts } from '../core/json';

/** A shape of AWS's API model with its limits. */
type Shape =
	| { type: 'structure'; required: string[]; members: Map<string, string> }
	| { type: 'list'; member: string; min?: number; max?: number }
	| { type: 'map'; key: string; value: string; min?: number; max?: number }
	| StringShape
	| { type: 'integer' | 'long' | 'double'; min?: number; max?: number }
	| { type: 'boolean' }
	| { type: 'timestamp' };

/** Text and what limits it. */
export interface StringShape {
	type: 'string';
	min?: number;
	max?: number;
	/** As the model writes it, for messages. */
	pattern?: string;
	/** As it is applied, see {@link applied}. */
	matches?: RegExp;
	enum?: string[];
	/** The value must not appear in messages. */
	sensitive: boolean;
}

/** How an operation is called. */
export interface OperationModel {
	name: string;
	method: string;
	/** May hold `{resourceArn}`. */
	path: string;
	input: string;
	output: string;
}

/** AWS's API model of AppFlow: operations, shapes, and the HTTP status of each error. */
export interface ApiModel {
	operations: OperationModel[];
	errors: Map<string, number>;
	shape(name: string): Shape;
}

/** Reads the model that `generate-model.ts` wrote. */
export function loadModel(): ApiModel {
	const source: unknown = JSON.parse(readFileSync(join(__dirname, 'model.json'), 'utf8'));
	if (!isObject(source)) throw new Error('model.json is not an object');
	const shapes = new Map<string, Shape>();
	for (const [name, raw] of entries(source, 'shapes')) shapes.set(name, readShape(raw));
	const errors = object(source, 'errors') ?? {};
	return {
		operations: entries(source, 'operations').map(([name, raw]) => ({
			name,
			method: needed(raw, 'method'),
			path: needed(raw, 'path'),
			input: needed(raw, 'input'),
			output: needed(raw, 'output'),
		})),
		errors: new Map(Object.keys(errors).map((name) => [name, number(errors, name) ?? 400])),
		shape(name) {
			const found = shapes.get(name);
			if (!found) throw new Error(`model.json has no shape ${name}`);
			return found;
		},
	};
}

function readShape(raw: JsonObject): Shape {
	const limits = { min: number(raw, 'min'), max: number(raw, 'max') };
	const type = needed(raw, 'type');
	switch (type) {
		case 'structure': {
			const members = object(raw, 'members') ?? {};
			return {
				type,
				required: texts(raw, 'required'),
				members: new Map(Object.keys(members).map((name) => [name, needed(members, name)])),
			};
		}
		case 'list':
			return { type, member: needed(raw, 'member'), ...limits };
		case 'map':
			return { type, key: needed(raw, 'key'), value: needed(raw, 'value'), ...limits };
		case 'string': {
			const pattern = text(raw, 'pattern');
			return {
				type,
				...limits,
				pattern,
				matches: pattern === undefined ? undefined : applied(pattern),
				enum: Array.isArray(raw.enum) ? texts(raw, 'enum') : undefined,
				sensitive: raw.sensitive === true,
			};
		}
		case 'integer':
		case 'long':
		case 'double':
			return { type, ...limits };
		case 'boolean':
		case 'timestamp':
			return { type };
		default:
			throw new Error(`model.json has a shape of unknown type ${type}`);
	}
}

/**
 * The model's patterns carry no anchors, yet AWS's services compare the whole value, so that is what
 * happens here: `\S+` refuses any space. Two things are read more widely than written: ARN patterns
 * begin with `arn:aws:` although China's and GovCloud's ARNs are accepted by AWS, and `.*` stands for
 * any text, line breaks included, because private keys have them.
 */
function applied(pattern: string): RegExp {
	return new RegExp(`^(?:${pattern.replaceAll('arn:aws:', 'arn:aws[a-z-]*:')})$`, 'su');
}

function entries(source: JsonObject, member: string): Array<[string, JsonObject]> {
	const found = object(source, member);
	if (!found) throw new Error(`model.json lacks ${member}`);
	return Object.keys(found).map((name) => [name, object(found, name) ?? {}]);
}

function needed(raw: JsonObject, member: string): string {
	const value = text(raw, member);
	if (value === undefined) throw new Error(`model.json lacks a ${member}`);
	return value;
}
