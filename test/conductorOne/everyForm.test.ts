import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/ConductorOne/resources';
import { rows } from '../contract/conductorone';
import { fill } from '../contract/conductorone/fill';
import { rowOf } from '../contract/conductorone/rows';
import { SAMPLE_ID } from '../support/openapiSample';
import { useTenant } from './support';

// Whatever is wrong with the input, nothing is sent.
const tenant = useTenant(({ control }) => expect(control.requests()).toEqual([]));

/** IDs of what is built in or comes from elsewhere may look otherwise. */
const OTHER_FORMS =
	/^(actionId|attributeId|attributeTypeId|catalogId|commitId|complianceFramework.*|credentialId|executionId|invocationId|onlyAtStepId|publishedCommitId|resourceTraitIds|riskLevel.*|role.*|scopedRoles|servicePrincipalCredentialId|stepUpTransactionId|syncId|syncLifecycleId|traitIds|.*TypeTraitIds|attributeTypeIds|ids|excludeIds|resourceTypeIds)$/;

type Path = readonly string[];

interface Place {
	readonly property: INodeProperties;
	/** Names from the form down to the field; rows are numbered. */
	readonly path: Path;
	/** What has to be chosen elsewhere for it to be shown. */
	readonly shownBy: INodeParameters;
}

/** Every field of a form, at any depth. */
function placesIn(
	properties: readonly INodeProperties[],
	path: Path = [],
	above: INodeParameters = {},
): Place[] {
	return properties.flatMap((property) => {
		const here = [...path, property.name];
		const shownBy = { ...above, ...conditionsOf(property) };
		const inside = (property.options ?? []).flatMap((option) => {
			if ('values' in option) {
				const row = property.typeOptions?.multipleValues ? ['0'] : [];
				return placesIn(option.values, [...here, option.name, ...row], shownBy);
			}
			return 'type' in option ? placesIn([option], here, shownBy) : [];
		});
		return [{ property, path: here, shownBy }, ...inside];
	});
}

function conditionsOf({ displayOptions }: INodeProperties): INodeParameters {
	return Object.fromEntries(
		Object.entries(displayOptions?.show ?? {}).map(([name, values]) => [
			name.replace('/', ''),
			String(values?.[0]),
		]),
	);
}

/** Whether the field takes an ID: a picker of an object, or text that shows what an ID looks like. */
function takesId({ property: { name, type, placeholder = '', typeOptions } }: Place): boolean {
	if (name === 'apiOperation') return false;
	if (type === 'resourceLocator') return true;
	if (type === 'multiOptions') return typeOptions?.loadOptionsMethod !== undefined;
	return (
		type === 'string' && /2kG3|name@example\.com, /.test(placeholder) && !placeholder.includes('/')
	);
}

function withValue(form: unknown, [name = '', ...rest]: Path, value: unknown): unknown {
	const members = form as Record<string, unknown>;
	const changed = rest.length === 0 ? value : withValue(members[name], rest, value);
	return Array.isArray(form)
		? form.map((entry: unknown, index) => (String(index) === name ? changed : entry))
		: { ...members, [name]: changed };
}

const malformed = ({ property }: Place, id: string) =>
	property.type === 'resourceLocator' ? { __rl: true, mode: 'id', value: id } : id;

describe.each(resources.map((resource) => [resource.name, resource] as const))(
	'%s',
	(_name, { value: resource, operations }) => {
		test.each(operations.map((operation) => [operation.name, operation] as const))(
			'%s refuses each ID that is none, and an update of nothing',
			async (_operation, operation) => {
				const row = rowOf(rows[resource]?.[operation.value] ?? []);
				const samples = { callbackUrl: `${tenant.url}/callback`, ...row.with };
				const properties = operation.fields.flatMap((field) => field.properties);
				const options = operation.options.flatMap((field) => field.properties);
				const form = { ...fill(properties, samples), options: fill(options, samples) };
				const name = `${resource}.${operation.value}`;
				const refusal = async (parameters: unknown) =>
					String((await tenant.run(name, parameters as INodeParameters)).thrown[0]);

				const places = [...placesIn(properties), ...placesIn(options, ['options'])];
				for (const place of places.filter(takesId)) {
					const { displayName } = place.property;
					const shown = { ...form, ...place.shownBy };
					const given = ['no ID', SAMPLE_ID.slice(1)];
					for (const id of OTHER_FORMS.test(place.property.name) ? given.slice(0, 1) : given) {
						const parameters = withValue(shown, place.path, malformed(place, id));
						expect([place.path, id, await refusal(parameters)]).toEqual([
							place.path,
							id,
							expect.stringContaining(`'${displayName}' is not an ID`),
						]);
					}
				}
				if (!('updateFields' in form)) return;
				const { message } = await tenant.failure(name, {
					...form,
					updateFields: {},
					configSource: 'keep',
				} as INodeParameters);
				expect(message).toContain("'Update Fields' is empty");
			},
		);
	},
);
