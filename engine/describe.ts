import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { AnyField } from './field';
import { collection, integer, text } from './fields';
import type { Operation, Resource } from './operation';
import { sortedBy } from './sort';

export const DEFAULT_CONCURRENCY = 5;
const MAXIMUM_CONCURRENCY = 50;

/** How many items are worked on at once; read once per run. */
export const concurrencyOption = integer({
	displayName: 'Concurrency',
	name: 'concurrency',
	description: 'How many items to work on at the same time',
	default: DEFAULT_CONCURRENCY,
	minimum: 1,
	maximum: MAXIMUM_CONCURRENCY,
});

/** The user's own client token; without it the engine derives one. */
export const idempotencyKeyOption = text({
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	description:
		'Key that makes repeating the same request harmless. Derived from the execution and the item if not set. With several items, use an expression that gives each its own.',
	max: 256,
	pattern: /^[ -~]+$/,
	patternHint: 'be printable ASCII',
});

/**
 * The node's properties: selectors for resource and operation, then each operation's fields in its
 * own order, then its options. A field that several operations share becomes one property.
 */
export function describeResources<Service>(
	resources: ReadonlyArray<Resource<Service>>,
): INodeProperties[] {
	const [first] = resources;
	if (!first) return [];
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: byName(resources.map(({ name, value }) => ({ name, value }))),
			default: first.value,
		},
		...resources.map(operationSelector),
		...resources.flatMap(resourceProperties),
	];
}

function operationSelector<Service>(resource: Resource<Service>): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: byName(
			resource.operations.map(({ name, value, action, description }) => ({
				name,
				value,
				action,
				description,
			})),
		),
		default: resource.defaultOperation ?? resource.operations[0]?.value ?? '',
	};
}

function byName(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return sortedBy(options, ({ name }) => name);
}

interface Placed {
	readonly field: AnyField;
	readonly operations: string[];
}

function resourceProperties<Service>(resource: Resource<Service>): INodeProperties[] {
	const optionFields = new Map<string, AnyField>();
	const placed: Placed[] = [];
	for (const operation of resource.operations) {
		place(placed, operation.value, [...operation.fields, optionsField(operation, optionFields)]);
	}
	return placed.flatMap(({ field, operations }) =>
		field.properties.map((property) => ({
			...property,
			displayOptions: {
				...property.displayOptions,
				show: {
					resource: [resource.value],
					operation: operations,
					...property.displayOptions?.show,
				},
			},
		})),
	);
}

/** Adds an operation's fields to the list, sharing those already there where the order allows it. */
function place(placed: Placed[], operation: string, fields: readonly AnyField[]): void {
	let after = -1;
	for (const field of fields) {
		const shared = placed.findIndex((entry, index) => index > after && entry.field === field);
		if (shared >= 0) {
			placed[shared]?.operations.push(operation);
			after = shared;
		} else {
			after += 1;
			placed.splice(after, 0, { field, operations: [operation] });
		}
	}
}

/** Every option of an operation, the engine's own included. */
function allOptions<Service>(operation: Operation<Service>): readonly AnyField[] {
	return [
		...operation.options,
		// One that runs once may have its own, for the requests that it sends.
		...(operation.once ? [] : [concurrencyOption]),
		...(operation.idempotent ? [idempotencyKeyOption] : []),
	];
}

/** The "Options" collection; the same object for operations that have the same options. */
function optionsField<Service>(
	operation: Operation<Service>,
	known: Map<string, AnyField>,
): AnyField {
	const fields = allOptions(operation);
	const key = JSON.stringify(fields.map((field) => field.properties));
	const field =
		known.get(key) ??
		collection({ displayName: 'Options', name: 'options', placeholder: 'Add option', fields });
	known.set(key, field);
	return field;
}
