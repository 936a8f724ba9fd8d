/**
 * Writes `model.json` from AWS's API model of AppFlow (botocore's `service-2.json`):
 *
 *     npx tsx sandbox/appflow/generate-model.ts path/to/service-2.json
 *
 * Kept are the shapes and what limits them; the documentation is left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { isObject, type JsonObject, object, text } from '../core/json';

const LIMITS = ['required', 'min', 'max', 'pattern', 'enum', 'sensitive'];

async function main(source: string | undefined): Promise<void> {
	if (!source) throw new Error('Give the path of the API model');
	const model: unknown = JSON.parse(readFileSync(source, 'utf8'));
	if (!isObject(model)) throw new Error('The API model is not a JSON object');
	const compact = {
		operations: mapMembers(model.operations, operation),
		errors: errorsOf(model.shapes),
		shapes: mapMembers(withoutErrors(model.shapes), shape),
	};
	const target = join(__dirname, 'model.json');
	const style = await resolveConfig(target);
	writeFileSync(target, await format(JSON.stringify(compact), { ...style, parser: 'json' }));
}

function operation(source: JsonObject): JsonObject {
	const http = object(source, 'http') ?? {};
	return {
		method: http.method,
		path: http.requestUri,
		input: object(source, 'input')?.shape,
		output: object(source, 'output')?.shape,
	};
}

function shape(source: JsonObject): JsonObject {
	const kept: JsonObject = { type: source.type };
	for (const limit of LIMITS) if (source[limit] !== undefined) kept[limit] = source[limit];
	if (source.members !== undefined) kept.members = mapMembers(source.members, target);
	for (const part of ['member', 'key', 'value']) {
		const member = object(source, part);
		if (member) kept[part] = target(member);
	}
	return kept;
}

function target(member: JsonObject): string {
	const name = text(member, 'shape');
	if (name === undefined) throw new Error('A member without a shape');
	return name;
}

function errorsOf(shapes: unknown): JsonObject {
	return Object.fromEntries(
		membersOf(shapes)
			.filter(([, each]) => each.exception === true)
			.map(([name, each]) => [name, object(each, 'error')?.httpStatusCode]),
	);
}

function withoutErrors(shapes: unknown): JsonObject {
	return Object.fromEntries(membersOf(shapes).filter(([, each]) => each.exception !== true));
}

function mapMembers(source: unknown, map: (member: JsonObject) => unknown): JsonObject {
	return Object.fromEntries(membersOf(source).map(([name, each]) => [name, map(each)]));
}

function membersOf(source: unknown): Array<[string, JsonObject]> {
	if (!isObject(source)) throw new Error('The API model lacks a part');
	return Object.entries(source).filter((entry): entry is [string, JsonObject] =>
		isObject(entry[1]),
	);
}

main(process.argv[2]).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
