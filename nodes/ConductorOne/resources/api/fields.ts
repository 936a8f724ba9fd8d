import { InputError } from '../../../../engine/field';
import type { Field } from '../../../../engine/field';
import {
	choice,
	flag,
	json,
	keyValues,
	parseMapped,
	showWhen,
	text,
} from '../../../../engine/fields';
import { requiredLocator } from '../../../../engine/locator';
import { FORM, givenByForm } from './values';
import type { Given } from './values';

export const apiOperation = requiredLocator({
	displayName: 'API Operation',
	name: 'apiOperation',
	description: 'What to call, in the words of the OpenAPI document of the tenant',
	searchListMethod: 'searchOperations',
	listPlaceholder: 'Search by words, such as webhook create...',
	modes: [
		{
			name: 'id',
			displayName: 'By Path or ID',
			placeholder: 'e.g. GET /api/v1/apps/{app_id}/connectors',
			hint: 'Method and path, or the operation ID, such as c1.api.app.v1.Apps.List',
		},
	],
});

const source = choice({
	displayName: 'Request',
	name: 'requestSource',
	description: 'How to give what the operation takes',
	options: [
		{ name: 'Define Below', value: 'form' },
		{ name: 'JSON', value: 'json' },
	],
	default: 'form',
});

/** The form that the tenant's document describes. */
const form: Field<'requestForm', Given> = {
	name: 'requestForm',
	properties: [
		{
			displayName: FORM,
			name: 'requestForm',
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			typeOptions: {
				loadOptionsDependsOn: ['apiOperation.value', 'options.openApiUrl'],
				resourceMapper: {
					resourceMapperMethod: 'getOperationForm',
					mode: 'add',
					fieldWords: { singular: 'field', plural: 'fields' },
					addAllFields: true,
					supportAutoMap: false,
					noFieldsError: 'This operation takes no parameters',
				},
			},
		},
	],
	read: (reader) => givenByForm(parseMapped(FORM, reader.get('requestForm'))),
};

const parameters = keyValues({
	displayName: 'Path and Query Parameters',
	name: 'requestParameters',
	description:
		'Values for the names in braces in the path, such as app_id; all others go to the query. Names are in snake_case.',
	addLabel: 'Add parameter',
	entryLabel: 'Parameter',
});

const bodyJson = json({
	displayName: 'Body (JSON)',
	name: 'requestBody',
	description:
		'Members of the body beside those of the form. Names are in lowerCamelCase. An updateMask that is empty is filled in.',
});

/** What the request holds, from the form or from JSON. */
export const request: Field<'request', Given> = {
	name: 'request',
	properties: [
		...source.properties,
		...showWhen(form, { requestSource: ['form'] }).properties,
		...showWhen(parameters, { requestSource: ['json'] }).properties,
		...bodyJson.properties,
	],
	read(reader) {
		const more = bodyJson.read(reader) ?? {};
		if (source.read(reader) === 'json') {
			return { parameters: parameters.read(reader) ?? {}, body: more };
		}
		const given = form.read(reader);
		const twice = Object.keys(more).find((name) => Object.keys(given.body).includes(name));
		if (twice !== undefined) {
			throw new InputError('Body (JSON)', `has '${twice}', which the form has too`);
		}
		return { ...given, body: { ...given.body, ...more } };
	},
};

export const openApiUrlOption = text({
	displayName: 'OpenAPI Document URL',
	name: 'openApiUrl',
	placeholder: 'e.g. https://acme.conductor.one/api/v1/openapi.yaml',
	description:
		'Where the list of operations and the form come from. The document of the tenant itself if not set. The access token is sent to the tenant only.',
});

export const checkOperationOption = flag({
	displayName: 'Check Operation',
	name: 'checkOperation',
	description:
		'Whether to send nothing if an operation that was not picked from the list is not in the OpenAPI document. If there is no document, nothing is checked.',
	default: true,
});
