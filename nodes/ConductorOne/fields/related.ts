import { mapped } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { choices } from '../../../engine/fields';
import type { Choice } from '../../../engine/fields';

/** The member of a request that asks for related objects; empty when none are wanted. */
export interface RelatedPaths {
	readonly expandMask?: { readonly paths: readonly string[] };
}

/** Which related objects to join into the result. The paths are in snake_case, unlike all else. */
export function related(options: ReadonlyArray<Choice<string>>): Field<'include', RelatedPaths> {
	const include = choices({
		displayName: 'Include',
		name: 'include',
		description: 'Related objects to join into the result',
		options,
	});
	return mapped(include, (paths) => (paths.length > 0 ? { expandMask: { paths } } : {}));
}

export const connectorRelated = related([
	{ name: 'App', value: 'app_id' },
	{ name: 'Capabilities', value: 'capabilities' },
	{ name: 'Owners', value: 'user_ids' },
]);
