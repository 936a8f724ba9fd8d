import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';

import { SAMPLE_ID } from '../../support/openapiSample';

/** Values by parameter name, at any depth of the form; null leaves the parameter out. */
export type Samples = Readonly<Record<string, NodeParameterValueType>>;

/** What every operation's form is filled with where its kind does not say enough. */
const common: Samples = {
	rawResponse: null,
	concurrency: null,
	limit: null,
	timezone: 'Europe/Berlin',
	annotations: { entries: [{ name: 'team', value: 'security' }] },
};

/** A form with every field filled in: from the samples, else from what the field says of itself. */
export function fill(properties: readonly INodeProperties[], samples: Samples): INodeParameters {
	const all: Samples = { ...common, ...samples };
	const values = properties.flatMap((property): Array<[string, NodeParameterValueType]> => {
		const value = property.name in all ? all[property.name] : sampleOf(property, samples);
		return value === undefined || value === null ? [] : [[property.name, value]];
	});
	return Object.fromEntries(values);
}

function sampleOf(property: INodeProperties, samples: Samples): NodeParameterValueType {
	switch (property.type) {
		case 'boolean':
			return true;
		case 'number':
			return Number(property.default) || property.typeOptions?.minValue || 1;
		case 'dateTime':
			return '2026-01-31T08:00:00Z';
		case 'json':
			return property.default === '[]' ? '[{}]' : '{"name":"value"}';
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: SAMPLE_ID };
		case 'options':
			return valuesOf(property).at(-1);
		case 'multiOptions':
			return property.typeOptions?.loadOptionsMethod ? [SAMPLE_ID] : valuesOf(property);
		case 'collection':
			return fill(fieldsOf(property), samples);
		case 'fixedCollection':
			return fixed(property, samples);
		case 'string':
			return textFor(property);
		default:
			throw new Error(`There is no sample for ${property.name} of type ${property.type}`);
	}
}

/** The example that the field itself shows. */
function textFor({ placeholder = '', displayName }: INodeProperties): string {
	const example = /^e\.g\. ([^,]+)/.exec(placeholder)?.[1]?.trim();
	const names = /\bIDs?$|\bUsers$/.test(displayName) || example?.includes('@');
	return names ? SAMPLE_ID : (example ?? 'Some text');
}

function valuesOf({ options = [] }: INodeProperties): string[] {
	return options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
}

function fieldsOf({ options = [] }: INodeProperties): INodeProperties[] {
	return options.flatMap((option) => ('type' in option ? [option] : []));
}

function fixed(property: INodeProperties, samples: Samples): INodeParameters {
	const groups = (property.options ?? []).flatMap((option) => ('values' in option ? [option] : []));
	return Object.fromEntries(
		groups.map(({ name, values }) => {
			const row = fill(values, samples);
			return [name, property.typeOptions?.multipleValues ? [row] : row];
		}),
	);
}
