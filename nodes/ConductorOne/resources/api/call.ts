import { ServiceError } from '../../../../engine/errors';
import { InputError } from '../../../../engine/field';
import { limitFields } from '../../../../engine/paging';
import type { Located } from '../../../../engine/locator';
import { rawResponseOption } from '../../endpoint';
import { documentOf } from '../../openapi/cache';
import type { OpenApiDocument } from '../../openapi/document';
import { operationName } from '../../openapi/operationName';
import type { Method } from '../../openapi/operationName';
import { conductorOneOperation } from '../../operation';
import type { ConductorOne } from '../../transport/client';
import { apiOperation, checkOperationOption, openApiUrlOption, request } from './fields';
import { checkPath } from './path';
import { pageSizeOf, requestOf } from './request';
import { replyOf } from './replies';

const FIELD = 'API Operation';

export const call = conductorOneOperation({
	value: 'call',
	name: 'Call Any Operation',
	action: 'Call any API operation',
	description:
		'Call one of all the operations of the ConductorOne API, where no other operation of this node fits: by method and path, with parameters and a JSON body',
	fields: [apiOperation, request, ...limitFields],
	options: [checkOperationOption, openApiUrlOption, rawResponseOption],
	async execute({ service, params, hint }) {
		const { options, returnAll, limit } = params;
		const operation = await chosen(service, params.apiOperation, options, hint);
		const asked = requestOf(operation, params.request);
		const pageSize = pageSizeOf(operation, params.request);
		const reading = {
			returnAll,
			limit,
			pageSize: returnAll ? pageSize : Math.min(pageSize, limit),
			raw: options.rawResponse,
		};
		return await replyOf(service, asked, reading);
	},
});

interface Chosen {
	readonly method: Method;
	/** With names in braces, or filled in. */
	readonly path: string;
}

interface Checking {
	readonly openApiUrl: string | undefined;
	readonly checkOperation: boolean;
}

/** The operation to call; what was typed, and not picked, is looked up if there is a document. */
async function chosen(
	service: ConductorOne,
	{ mode, value }: Located,
	{ openApiUrl, checkOperation }: Checking,
	hint: (message: string) => void,
): Promise<Chosen> {
	const named = operationName(value);
	if (!named) {
		if (!/^[\w.]+$/.test(value)) {
			throw new InputError(
				FIELD,
				'is neither a method with a path nor an operation ID',
				'Use one such as GET /api/v1/apps',
			);
		}
		const operation = found(await documentOf(service, openApiUrl), value);
		// A document from elsewhere must not lead the token out of the API.
		checkPath(operation.path);
		return operation;
	}
	checkPath(named.path);
	if (mode === 'list' || !checkOperation) return named;
	const document = await documentIfAny(service, openApiUrl);
	if (document) found(document, value);
	else hint('There is no OpenAPI document, so it was not checked whether the operation exists');
	return named;
}

function found(document: OpenApiDocument, name: string): Chosen {
	const operation = document.find(name);
	if (operation) return operation;
	throw new InputError(
		FIELD,
		`is ${name}, which is not in the OpenAPI document`,
		'Choose one from the list, or check method and path',
	);
}

/** Documents of a run: where there is none, each item would ask again. */
const runs = new WeakMap<object, Map<string, Promise<OpenApiDocument | undefined>>>();

async function documentIfAny(
	service: ConductorOne,
	url: string | undefined,
): Promise<OpenApiDocument | undefined> {
	const documents =
		runs.get(service.run) ?? new Map<string, Promise<OpenApiDocument | undefined>>();
	runs.set(service.run, documents);
	const key = url ?? '';
	const asked =
		documents.get(key) ??
		documentOf(service, url).catch(async (error: unknown) => {
			if (error instanceof ServiceError) return undefined;
			return await Promise.reject(error);
		});
	documents.set(key, asked);
	return await asked;
}
