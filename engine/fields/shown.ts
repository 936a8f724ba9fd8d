import type { INodeProperties } from 'n8n-workflow';

import type { Field } from '../field';

/** What a field says about itself in the form. */
type Shown = Pick<INodeProperties, 'displayName' | 'description' | 'placeholder' | 'hint'> & {
	readonly displayOptions?: INodeProperties['displayOptions'];
	readonly noDataExpression?: boolean;
};

/** The same, for a field of one parameter. */
export interface Named<Name extends string> extends Shown {
	readonly name: Name;
}

/** The field's own properties, without the builder's, as n8n wants them. */
export function shown(options: Shown): Shown {
	const { displayName, description, placeholder, hint, displayOptions, noDataExpression } = options;
	return {
		displayName,
		...(description !== undefined && { description }),
		...(placeholder !== undefined && { placeholder }),
		...(hint !== undefined && { hint }),
		...(displayOptions !== undefined && { displayOptions }),
		...(noDataExpression !== undefined && { noDataExpression }),
	};
}

type Conditions = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

/** The same field, shown only when other parameters have the given values. */
export function showWhen<const Name extends string, Value>(
	field: Field<Name, Value>,
	values: Conditions,
): Field<Name, Value> {
	return withConditions(field, 'show', values);
}

/** The same field, not shown when other parameters have the given values. */
export function hideWhen<const Name extends string, Value>(
	field: Field<Name, Value>,
	values: Conditions,
): Field<Name, Value> {
	return withConditions(field, 'hide', values);
}

function withConditions<const Name extends string, Value>(
	field: Field<Name, Value>,
	effect: 'show' | 'hide',
	values: Conditions,
): Field<Name, Value> {
	return {
		...field,
		properties: field.properties.map((property) => ({
			...property,
			displayOptions: {
				...property.displayOptions,
				[effect]: { ...property.displayOptions?.[effect], ...values },
			},
		})),
	};
}
