import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	ResourceMapperFields,
} from 'n8n-workflow';

import { ServiceError } from '../../../engine/errors';
import { withService } from '../../../engine/lookup';
import { documentOf } from '../openapi/cache';
import type { ApiOperation } from '../openapi/document';
import { formOf } from '../openapi/form';
import { openConductorOne } from '../open';
import { parameterId } from './parameters';

const PAGE_SIZE = 100;

/** The operations of the API, by words of their name, path, tag, or ID, in any order. */
export async function searchOperations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { operations } = await withService(
		this,
		openConductorOne,
		async (service) => await documentOf(service, openApiUrl(this)),
	);
	const words = filter?.toLowerCase().split(/\s+/) ?? [];
	const fitting = operations.filter((operation) => {
		const text = searchText(operation);
		return words.every((word) => text.includes(word));
	});
	const start = Number(paginationToken ?? 0);
	const end = start + PAGE_SIZE;
	return {
		results: fitting.slice(start, end).map(({ method, path, tag, summary, deprecated }) => ({
			name: `${tag}: ${summary}${deprecated ? ', deprecated' : ''} (${method} ${path})`,
			value: `${method} ${path}`,
		})),
		...(end < fitting.length && { paginationToken: String(end) }),
	};
}

function searchText({ method, path, tag, summary, operationId }: ApiOperation): string {
	return [method, path, tag, summary, operationId].join(' ').toLowerCase();
}

/** What the chosen operation takes. Where there is no document, the form says what to do instead. */
export async function getOperationForm(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const name = parameterId(this, 'apiOperation', 'API Operation');
	return await withService(this, openConductorOne, async (service) => {
		const document = await documentOf(service, openApiUrl(this)).catch(async (error: unknown) =>
			error instanceof ServiceError ? error : await Promise.reject(error),
		);
		if (document instanceof ServiceError) return noForm(document.message);
		const operation = document.find(name);
		if (!operation) return noForm(`${name} is not in the OpenAPI document`);
		try {
			return formOf(document, operation, name);
		} catch {
			// A document is parsed where it is looked at, so a fault in it may turn up as late as this.
			return noForm(`The OpenAPI document cannot be read where it describes ${name}`);
		}
	});
}

function noForm(reason: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice: `${reason}. Choose JSON under Request instead.` };
}

/** The address in the options of the form that is being edited. */
function openApiUrl(context: ILoadOptionsFunctions): string | undefined {
	const given: unknown = context.getCurrentNodeParameter('options.openApiUrl');
	const url = typeof given === 'string' ? given.trim() : '';
	// What depends on input data has no value while the form is being edited.
	return url === '' || url.startsWith('=') ? undefined : url;
}
