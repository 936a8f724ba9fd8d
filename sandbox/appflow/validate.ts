import { isObject, type JsonObject } from '../core/json';
import { serialization, validation } from './errors';
import type { ApiModel, StringShape } from './model';

/** A request's input after it was held against the model. */
interface CheckedInput {
	/** Only the members that the model knows, without nulls. */
	input: JsonObject;
	/** Paths of members that the model does not know; AWS ignores them. */
	unknownMembers: string[];
}

/**
 * Holds a value against a shape of the model, as AWS does before anything else.
 *
 * @throws AppFlowError `SerializationException` for a wrong JSON type, else `ValidationException`
 * naming every violation
 */
export function checkInput(model: ApiModel, shapeName: string, value: unknown): CheckedInput {
	const check = new Check(model);
	const input = check.visit(shapeName, value, '');
	const { violations } = check;
	if (violations.length > 0) {
		const count = `${violations.length} validation error${violations.length > 1 ? 's' : ''}`;
		throw validation(`${count} detected: ${violations.join('; ')}`);
	}
	return { input: isObject(input) ? input : {}, unknownMembers: check.unknownMembers };
}

class Check {
	readonly violations: string[] = [];

	readonly unknownMembers: string[] = [];

	constructor(private readonly model: ApiModel) {}

	visit(shapeName: string, value: unknown, path: string): unknown {
		const shape = this.model.shape(shapeName);
		switch (shape.type) {
			case 'structure':
				return this.structure(shape, typed(isObject, value, path, 'structure'), path);
			case 'list': {
				const items = typed(isList, value, path, 'list');
				this.size(items.length, shape, items, path);
				return items.map((item, index) =>
					this.visit(shape.member, item, `${path}.${index + 1}.member`),
				);
			}
			case 'map': {
				const map = typed(isObject, value, path, 'map');
				this.size(Object.keys(map).length, shape, map, path);
				const kept: JsonObject = {};
				for (const [key, member] of Object.entries(map)) {
					if (member === null) continue;
					this.visit(shape.key, key, `${path}.${key}.key`);
					kept[key] = this.visit(shape.value, member, `${path}.${key}.value`);
				}
				return kept;
			}
			case 'string':
				return this.string(shape, typed(isString, value, path, 'String'), path);
			case 'integer':
			case 'long':
			case 'double': {
				const figure = typed(isNumber, value, path, 'number');
				if (shape.type !== 'double' && !Number.isInteger(figure)) {
					throw serialization(`${path}: ${figure} can not be converted to an Integer`);
				}
				this.range(figure, shape, path);
				return figure;
			}
			case 'boolean':
				return typed(isBoolean, value, path, 'Boolean');
			case 'timestamp':
				return typed(isNumber, value, path, 'Timestamp');
		}
	}

	private structure(
		shape: { required: string[]; members: Map<string, string> },
		value: JsonObject,
		path: string,
	): JsonObject {
		const prefix = path === '' ? '' : `${path}.`;
		for (const name of shape.required) {
			if (value[name] === undefined || value[name] === null) {
				this.violate('Value null', `${prefix}${name}`, 'Member must not be null');
			}
		}
		const kept: JsonObject = {};
		for (const [name, member] of Object.entries(value)) {
			const target = shape.members.get(name);
			if (target === undefined) this.unknownMembers.push(`${prefix}${name}`);
			else if (member !== null) kept[name] = this.visit(target, member, `${prefix}${name}`);
		}
		return kept;
	}

	private string(shape: StringShape, value: string, path: string): string {
		const shown = shape.sensitive ? 'Value' : `Value '${value}'`;
		if (shape.enum && !shape.enum.includes(value)) {
			this.violate(shown, path, `Member must satisfy enum value set: [${shape.enum.join(', ')}]`);
		}
		if (shape.min !== undefined && value.length < shape.min) {
			const rule = `Member must have length greater than or equal to ${shape.min}`;
			this.violate(shown, path, rule);
		}
		if (shape.max !== undefined && value.length > shape.max) {
			this.violate(shown, path, `Member must have length less than or equal to ${shape.max}`);
		}
		if (shape.matches && !shape.matches.test(value)) {
			const rule = `Member must satisfy regular expression pattern: ${shape.pattern}`;
			this.violate(shown, path, rule);
		}
		return value;
	}

	private size(
		length: number,
		{ min, max }: { min?: number; max?: number },
		value: unknown,
		path: string,
	): void {
		const shown = Array.isArray(value) ? `Value '[${value.join(', ')}]'` : 'Value';
		if (min !== undefined && length < min) {
			this.violate(shown, path, `Member must have length greater than or equal to ${min}`);
		}
		if (max !== undefined && length > max) {
			this.violate(shown, path, `Member must have length less than or equal to ${max}`);
		}
	}

	private range(value: number, { min, max }: { min?: number; max?: number }, path: string): void {
		if (min !== undefined && value < min) {
			const rule = `Member must have value greater than or equal to ${min}`;
			this.violate(`Value '${value}'`, path, rule);
		}
		if (max !== undefined && value > max) {
			const rule = `Member must have value less than or equal to ${max}`;
			this.violate(`Value '${value}'`, path, rule);
		}
	}

	private violate(value: string, path: string, rule: string): void {
		this.violations.push(`${value} at '${path}' failed to satisfy constraint: ${rule}`);
	}
}

function typed<T>(
	is: (value: unknown) => value is T,
	value: unknown,
	path: string,
	expected: string,
): T {
	if (is(value)) return value;
	const found = Array.isArray(value) ? 'LIST' : typeof value === 'object' ? 'OBJECT' : typeof value;
	const at = path === '' ? 'The body' : path;
	throw serialization(`${at}: ${found.toUpperCase()}_VALUE can not be converted to a ${expected}`);
}

const isString = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
