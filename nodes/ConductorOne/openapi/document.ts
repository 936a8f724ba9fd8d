import { isObject } from '../../../engine/json';
import { sortedBy } from '../../../engine/sort';
import { operationName } from './operationName';
import type { Method } from './operationName';
import { treeOf } from './tree';
import type { Parse, Tree } from './tree';

/** An operation of the API, as far as a list of them needs to know it. */
export interface ApiOperation {
	readonly method: Method;
	/** With names in braces. */
	readonly path: string;
	readonly operationId: string;
	readonly summary: string;
	readonly tag: string;
	readonly deprecated: boolean;
}

/** What one member of a request has to be. */
export interface Shape {
	/** `string`, `integer`, `number`, `boolean`, `array`, or `object`. */
	readonly type: string;
	/** Such as `date-time`, `duration`, or `int64`. */
	readonly format: string;
	/** The only values there are; empty for any. */
	readonly values: readonly string[];
}

/** One thing that an operation takes. */
export interface Input {
	readonly place: 'path' | 'query' | 'body';
	readonly name: string;
	readonly required: boolean;
	readonly shape: Shape;
}

const METHODS: ReadonlyArray<readonly [string, Method]> = [
	['get', 'GET'],
	['post', 'POST'],
	['put', 'PUT'],
	['patch', 'PATCH'],
	['delete', 'DELETE'],
];

/** References lead to references; one that leads in a circle has an end here. */
const MOST_REFERENCES = 8;

/** An OpenAPI document: which operations there are, and what each of them takes. */
export class OpenApiDocument {
	readonly operations: readonly ApiOperation[];

	private constructor(private readonly root: Tree) {
		this.operations = sortedBy(operationsIn(root), ({ tag, summary, path }) =>
			[tag, summary, path].join('\n'),
		);
	}

	/** @returns `undefined` for what is no OpenAPI document, or has no operations */
	static read(text: string, parse: Parse): OpenApiDocument | undefined {
		const root = treeOf(text, parse);
		if (!root.member('openapi') || !root.member('paths')) return undefined;
		const document = new OpenApiDocument(root);
		return document.operations.length > 0 ? document : undefined;
	}

	/** The operation of an ID, or of a method and path; the path may have IDs where names belong. */
	find(name: string): ApiOperation | undefined {
		const wanted = operationName(name);
		if (!wanted) return this.operations.find(({ operationId }) => operationId === name);
		const { method, path } = wanted;
		const fitting = this.operations.filter((operation) => operation.method === method);
		return (
			fitting.find((operation) => operation.path === path) ??
			// Fixed names before those in braces: `/apps/credentials` is no app.
			sortedBy(
				fitting.filter((operation) => isFilledIn(path, operation.path)),
				(operation) => String(operation.path.split('{').length).padStart(2, '0'),
			)[0]
		);
	}

	/** What an operation takes: IDs in the path first, then the query, then the body. */
	inputsOf({ method, path }: ApiOperation): Input[] {
		const place = this.root.member('paths')?.member(path);
		const key = METHODS.find(([, name]) => name === method)?.[0] ?? '';
		const operation = place?.member(key)?.value();
		const { parameters, requestBody } = isObject(operation) ? operation : {};
		const inputs = [...listOf(place?.member('parameters')?.value()), ...listOf(parameters)].flatMap(
			(parameter) => this.parameter(parameter),
		);
		const inPlace = (name: string) => inputs.filter((input) => input.place === name);
		return [...inPlace('path'), ...inPlace('query'), ...this.body(requestBody)];
	}

	private parameter(given: unknown): Input[] {
		const { name, in: place, required, schema } = this.resolve(given);
		if (typeof name !== 'string' || (place !== 'path' && place !== 'query')) return [];
		return [{ place, name, required: required === true, shape: this.shape(schema) }];
	}

	private body(given: unknown): Input[] {
		const { content } = this.resolve(given);
		const json = isObject(content) ? content['application/json'] : undefined;
		const { properties, required } = this.resolve(isObject(json) ? json.schema : undefined);
		const needed = listOf(required);
		return Object.entries(isObject(properties) ? properties : {})
			.filter(([, schema]) => !(isObject(schema) && schema.readOnly === true))
			.map(([name, schema]) => ({
				place: 'body',
				name,
				required: needed.includes(name),
				shape: this.shape(schema),
			}));
	}

	private shape(schema: unknown): Shape {
		const { type, format, enum: values, properties } = this.resolve(schema);
		const types = (Array.isArray(type) ? type : [type]).filter((each) => each !== 'null');
		const [named = isObject(properties) ? 'object' : 'string'] = types;
		return {
			type: String(named ?? 'string'),
			format: typeof format === 'string' ? format : '',
			values: listOf(values).flatMap((value) => (typeof value === 'string' ? [value] : [])),
		};
	}

	/** What a reference, or a choice between something and null, stands for. */
	private resolve(given: unknown, depth = 0): Record<string, unknown> {
		if (!isObject(given) || depth > MOST_REFERENCES) return {};
		if (typeof given.$ref === 'string') return this.resolve(this.at(given.$ref), depth + 1);
		for (const name of ['oneOf', 'anyOf', 'allOf']) {
			const other = listOf(given[name]).find((each) => isObject(each) && each.type !== 'null');
			if (other !== undefined) return this.resolve(other, depth + 1);
		}
		return given;
	}

	/** What lies at a reference within the document: `#/components/schemas/x`. */
	private at(reference: string): unknown {
		if (!reference.startsWith('#/')) return undefined;
		const names = reference.slice(2).split('/');
		return names
			.map((name) => name.replace(/~1/g, '/').replace(/~0/g, '~'))
			.reduce<Tree | undefined>((tree, name) => tree?.member(name), this.root)
			?.value();
	}
}

function operationsIn(root: Tree): ApiOperation[] {
	const paths = root.member('paths');
	return (paths?.names ?? []).flatMap((path) =>
		METHODS.flatMap(([key, method]) => {
			const operation = paths?.member(path)?.member(key);
			if (!operation) return [];
			const read = (name: string) => operation.member(name)?.value();
			const operationId = textOf(read('operationId'));
			return [
				{
					method,
					path,
					operationId,
					summary: textOf(read('summary')) || operationId,
					tag: textOf(listOf(read('tags'))[0]),
					deprecated: read('deprecated') === true,
				},
			];
		}),
	);
}

function isFilledIn(path: string, template: string): boolean {
	const given = path.split('/');
	const names = template.split('/');
	return (
		given.length === names.length &&
		names.every((name, index) => /^\{\w+\}$/.test(name) || name === given[index])
	);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}
