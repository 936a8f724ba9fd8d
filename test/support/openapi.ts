import { createHash } from 'crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';

import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

import { sampleOf } from './openapiSample';

/** A request as it went over the wire. */
interface RecordedRequest {
	method: string;
	/** Path and query, percent-encoded. */
	url: string;
	/** Parsed JSON; undefined when there was no body. */
	body?: unknown;
}

/** A request with the JSON that answered it with success. */
interface RecordedExchange extends RecordedRequest {
	response: unknown;
}

/** Judges traffic by the official document; an empty list means that nothing is wrong. */
export interface OpenApi {
	requestProblems(request: RecordedRequest): string[];
	responseProblems(exchange: RecordedExchange): string[];
	/** The operation that a request is, such as `c1.api.app.v1.Apps.Get`. */
	operationId(request: RecordedRequest): string | undefined;
	/** The members that a message has, such as `c1.api.app.v1.App`. */
	memberNames(message: string): string[];
	/** What is wrong with a message that a client sends, such as a webhook's answer. */
	messageProblems(message: string, value: unknown): string[];
	/** A success answer to the request with every member filled in; undefined if there is no such operation. */
	sampleResponse(request: RecordedRequest): unknown;
}

/**
 * Lists that answer a page token but declare no page parameter. The official command line tool sends
 * `page_size` and `page_token` to them, so these two are not held against a request.
 */
export const undeclaredPaging: ReadonlySet<string> = new Set([
	'/api/v1/apps/{app_id}/entitlement_configuration_rules',
	'/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/automation/exclusions',
	'/api/v1/automation_executions',
	'/api/v1/automations',
	'/api/v1/decoys',
	'/api/v1/findings/routing-rules',
	'/api/v1/findings/transformation-rules',
	'/api/v1/functions',
	'/api/v1/functions/{function_id}/commits',
	'/api/v1/functions/{function_id}/invocations',
	'/api/v1/iam/personal_clients',
	'/api/v1/iam/personal_devices/{device_id}/clients',
	'/api/v1/iam/tunnel/bridges',
	'/api/v1/iam/tunnel/bridges/{bridge_id}/credentials',
	'/api/v1/llm-gateway/keys',
	'/api/v1/role-mining/custom-analysis',
	'/api/v1/role-mining/runs',
	'/api/v1/role-mining/suggestions',
	'/api/v1/service_principals',
	'/api/v1/service_principals/{service_principal_id}/credentials',
	'/api/v1/service_principals/{service_principal_id}/trusts',
	'/api/v1/settings/ai-governance/history',
	'/api/v1/step-up/providers',
	'/api/v1/workload_federation/providers',
]);

export interface Schema {
	$ref?: string;
	type?: string | string[];
	items?: Schema;
	properties?: Record<string, Schema>;
	[keyword: string]: unknown;
}

interface Parameter {
	in: string;
	name: string;
	required?: boolean;
	schema: Schema;
}

interface Content {
	content?: Record<string, { schema: Schema }>;
}

interface Operation {
	operationId: string;
	parameters?: Parameter[];
	requestBody?: Content;
	responses: Record<string, Content>;
}

/** What of an OpenAPI document is read here. */
interface Document {
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Schema> };
}

interface Match {
	template: string;
	params: string[];
	operation: Operation;
}

const root = resolve(__dirname, '../..');

/**
 * Where the official document is: `CONDUCTORONE_OPENAPI`, or beside the checkout. Undefined when it
 * is nowhere, and then tests that need it have to say that they are skipped.
 */
export function findOpenApi(): string | undefined {
	const named = process.env.CONDUCTORONE_OPENAPI;
	const path = named ?? join(root, '../shared/facts/conductorone/openapi.yaml');
	return existsSync(path) ? path : undefined;
}

const loaded = new Map<string, OpenApi>();

/** Reads the document, to judge traffic by it. */
export function loadOpenApi(path: string): OpenApi {
	const known = loaded.get(path);
	if (known) return known;
	const made = judge(readDocument(path));
	loaded.set(path, made);
	return made;
}

/** The document; parsed once, then kept as JSON in the ignored cache folder. */
export function readDocument(path: string): Document {
	const text = readFileSync(path, 'utf8');
	const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
	const folder = join(root, '.cache');
	const cached = join(folder, `conductorone-openapi-${digest}.json`);
	if (existsSync(cached)) return JSON.parse(readFileSync(cached, 'utf8')) as Document;
	const document = parse(text, { maxAliasCount: -1 }) as Document;
	mkdirSync(folder, { recursive: true });
	// Written aside and moved: several test processes may get here at once.
	writeFileSync(`${cached}.${process.pid}`, JSON.stringify(document));
	renameSync(`${cached}.${process.pid}`, cached);
	return document;
}

function judge(document: Document): OpenApi {
	const requestSchemas = validators(document, { readOnly: false });
	const responseSchemas = validators(document, { readOnly: true });
	const find = pathMatcher(document);

	return {
		operationId: (request) => find(request)?.operation.operationId,
		memberNames: (message) => Object.keys(document.components.schemas[message]?.properties ?? {}),
		messageProblems: (message, value) =>
			problems(requestSchemas({ $ref: `#/components/schemas/${message}` }), value, message),
		sampleResponse(request) {
			const schema =
				find(request)?.operation.responses['200']?.content?.['application/json']?.schema;
			return schema && sampleOf(schema, document.components.schemas);
		},
		requestProblems(request) {
			const match = find(request);
			if (!match) return [`no such operation: ${request.method} ${request.url}`];
			return [
				...match.params.filter((value) => value === '').map(() => 'a path parameter is empty'),
				...queryProblems(request, match),
				...bodyProblems(request, match.operation, requestSchemas),
			];
		},
		responseProblems(exchange) {
			const match = find(exchange);
			const schema = match?.operation.responses['200']?.content?.['application/json']?.schema;
			if (!schema) return [`no such operation: ${exchange.method} ${exchange.url}`];
			return problems(responseSchemas(schema), exchange.response, 'response');
		},
	};
}

/** Finds operations by path; fixed segments win over parameters, as in the service. */
function pathMatcher({ paths }: Document): (request: RecordedRequest) => Match | undefined {
	const templates = Object.keys(paths)
		.map((template) => ({
			template,
			parameters: template.split('{').length,
			expression: new RegExp(
				`^${template.replace(/[.+]/g, '\\$&').replace(/\{\w+\}/g, '([^/]*)')}$`,
			),
		}))
		.sort((a, b) => a.parameters - b.parameters);
	return ({ method, url }) => {
		const path = url.split('?')[0] ?? '';
		for (const { template, expression } of templates) {
			const values = expression.exec(path);
			const operation = values && paths[template]?.[method.toLowerCase()];
			if (operation) {
				return { template, operation, params: values.slice(1).map(decodeURIComponent) };
			}
		}
		return undefined;
	};
}

function queryProblems({ url }: RecordedRequest, { template, operation }: Match): string[] {
	const query = new URLSearchParams(url.split('?')[1] ?? '');
	const declared = new Map(
		(operation.parameters ?? [])
			.filter((parameter) => parameter.in === 'query')
			.map((parameter) => [parameter.name, parameter.schema]),
	);
	return [...new Set(query.keys())].flatMap((name) => {
		const schema = declared.get(name);
		const values = query.getAll(name);
		const paging = name === 'page_size' || name === 'page_token';
		if (!schema && !(paging && undeclaredPaging.has(template))) {
			return [`query parameter ${name} is not declared`];
		}
		const wrong = schema?.type === 'integer' && !values.every((value) => /^-?\d+$/.test(value));
		return [
			...(values.length > 1 ? [`query parameter ${name} is repeated`] : []),
			...(wrong ? [`query parameter ${name} must be an integer`] : []),
		];
	});
}

function bodyProblems(
	{ body }: RecordedRequest,
	operation: Operation,
	schemas: (schema: Schema) => ValidateFunction,
): string[] {
	if (body === undefined) return [];
	const schema = operation.requestBody?.content?.['application/json']?.schema;
	if (!schema) return ['the operation takes no body'];
	return problems(schemas(schema), body, 'body');
}

function problems(validate: ValidateFunction, value: unknown, where: string): string[] {
	if (validate(value)) return [];
	return (validate.errors ?? [])
		.filter((error) => error.keyword !== 'oneOf')
		.map((error) => {
			const extra: unknown = error.params.additionalProperty;
			const member = typeof extra === 'string' ? ` (${extra})` : '';
			return `${where}${error.instancePath} ${error.message}${member}`;
		});
}

/**
 * Compiles schemas on demand. Members that the document does not name are violations; so are
 * read-only members unless `readOnly` is set.
 */
function validators(document: Document, options: { readOnly: boolean }) {
	const ajv = new Ajv2020({
		strict: false,
		allErrors: true,
		validateFormats: true,
		// Most schemas judge one or two values: making their code takes longer than running it.
		inlineRefs: false,
		code: { optimize: false },
	});
	addFormats(ajv);
	ajv.addFormat('int64', /^-?\d+$/);
	ajv.addFormat('uint64', /^\d+$/);
	ajv.addFormat('duration', /^-?\d+(\.\d{1,9})?s$/);
	ajv.addFormat('base64', /^[A-Za-z0-9+/_-]*={0,2}$/);
	ajv.addFormat('uint32', { type: 'number', validate: (value) => value >= 0 });
	ajv.addSchema({
		$id: 'c1',
		components: { schemas: closed(document.components.schemas, options.readOnly) },
	});
	const compiled = new Map<string, ValidateFunction>();
	return (schema: Schema): ValidateFunction => {
		const { $ref } = schema;
		if ($ref === undefined) return ajv.compile(schema);
		const known = compiled.get($ref) ?? ajv.compile({ $ref: `c1${$ref}` });
		compiled.set($ref, known);
		return known;
	};
}

/**
 * Read-only by the document, and yet what the description of an operation calls one of the two members
 * that it can change (AppUserService.Update).
 */
const CHANGEABLE: ReadonlySet<string> = new Set(['identityUserId']);

function closed(schemas: Record<string, Schema>, readOnly: boolean): Record<string, Schema> {
	const isReadOnly = (name: string, schema: Schema) =>
		schema.readOnly === true && !CHANGEABLE.has(name);
	const close = (schema: Schema): Schema => {
		if (schema.items) return { ...schema, items: close(schema.items) };
		if (!schema.properties) return schema;
		const kept = Object.entries(schema.properties).filter(
			([name, property]) => readOnly || !isReadOnly(name, property),
		);
		return {
			...schema,
			properties: Object.fromEntries(kept.map(([name, property]) => [name, close(property)])),
			additionalProperties: schema.additionalProperties ?? false,
		};
	};
	return Object.fromEntries(
		Object.entries(schemas).map(([name, schema]) => [
			name,
			// A message without members has no `properties` in the document, yet takes no members.
			close(schema.type === 'object' ? { properties: {}, ...schema } : schema),
		]),
	);
}
