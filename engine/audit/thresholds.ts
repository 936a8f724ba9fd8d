import { mapped } from '../field';
import type { AnyField, Field, Values } from '../field';
import { collection, integer } from '../fields';

/**
 * Makes thresholds that are whole numbers from 1 on, each with its default from the table.
 *
 * @param defaults By name, in the unit that the threshold's label says
 */
export const countsFrom =
	<Names extends string>(defaults: Readonly<Record<Names, number>>) =>
	<const Name extends Names>(
		name: Name,
		displayName: string,
		description: string,
		{ maximum }: { readonly maximum?: number } = { maximum: 10_000 },
	) =>
		integer({
			displayName,
			name,
			description,
			default: defaults[name],
			minimum: 1,
			...(maximum !== undefined && { maximum }),
		});

/**
 * From when on something is a finding: what the user added, made whole.
 *
 * @param whole Puts in what was not added; throws InputError for what an audit cannot go by
 */
export function thresholdField<const Fields extends readonly AnyField[], Thresholds>(
	fields: Fields,
	whole: (given: Partial<Values<Fields>>) => Thresholds,
): Field<'thresholds', Thresholds> {
	const given = collection({
		displayName: 'Thresholds',
		name: 'thresholds',
		placeholder: 'Add threshold',
		fields,
	});
	return mapped(given, whole);
}
