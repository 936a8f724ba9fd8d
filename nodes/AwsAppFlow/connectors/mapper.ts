import type { Field } from '../../../engine/field';
import { asText } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import { checkEntries, LABEL_PARAMETER } from './memberField';
import type { MapMember } from './types';

type Mapper = NonNullable<MapMember['mapper']>;

/** The form for a map whose names the custom connector knows; n8n asks the node for them. */
export function mapperField(
	member: MapMember,
	{ name, method }: Mapper,
): Field<string, Record<string, string> | undefined> {
	const displayName = 'Connection Properties';
	return {
		name,
		properties: [
			{
				displayName,
				name,
				type: 'resourceMapper',
				noDataExpression: true,
				description: 'What the connector needs to know about the application',
				default: { mappingMode: 'defineBelow', value: null },
				typeOptions: {
					loadOptionsDependsOn: [`${LABEL_PARAMETER}.value`],
					resourceMapper: {
						resourceMapperMethod: method,
						mode: 'add',
						valuesLabel: displayName,
						fieldWords: { singular: 'property', plural: 'properties' },
						addAllFields: true,
						multiKeyMatch: false,
						supportAutoMap: false,
						noFieldsError: 'The connector asks for no connection properties',
					},
				},
			},
		],
		read(reader) {
			const raw = reader.get(name);
			const values = isObject(raw) && isObject(raw.value) ? raw.value : {};
			const given = Object.entries(values)
				.map(([key, value]): [string, string] => [
					key,
					asText(`${displayName}: ${key}`, value).trim(),
				])
				.filter(([, value]) => value !== '');
			if (given.length === 0) return undefined;
			return checkEntries(displayName, Object.fromEntries(given), member);
		},
	};
}
