import type { Field } from '../../../engine/field';
import { asText, parseMapped } from '../../../engine/fields';
import { checkEntries } from './memberField';
import type { MapMember, Mapper } from './types';

/** The form for a map whose names the custom connector knows; n8n asks the node for them. */
export function mapperField(
	member: MapMember,
	{ name, label: displayName, description, words, method, dependsOn }: Mapper,
): Field<string, Record<string, string> | undefined> {
	return {
		name,
		properties: [
			{
				displayName,
				name,
				type: 'resourceMapper',
				noDataExpression: true,
				description,
				default: { mappingMode: 'defineBelow', value: null },
				typeOptions: {
					loadOptionsDependsOn: [...dependsOn],
					resourceMapper: {
						resourceMapperMethod: method,
						mode: 'add',
						valuesLabel: displayName,
						fieldWords: words,
						addAllFields: true,
						multiKeyMatch: false,
						supportAutoMap: false,
						noFieldsError: `The connector asks for no ${displayName.toLowerCase()}`,
					},
				},
			},
		],
		read(reader) {
			const given = Object.entries(parseMapped(displayName, reader.get(name)).values)
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
