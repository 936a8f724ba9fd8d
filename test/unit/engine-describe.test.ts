import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { describeResources } from '../../engine/describe';
import { choice, flag, integer, showWhen, text } from '../../engine/fields';
import { operationOf } from '../../engine/operation';
import type { AnyField } from '../../engine/field';
import type { Operation, Resource } from '../../engine/operation';

const toyOperation = operationOf<object>();

interface Parts {
	readonly fields?: readonly AnyField[];
	readonly options?: readonly AnyField[];
	readonly idempotent?: boolean;
}

const operation = (value: string, parts: Parts = {}): Operation<object> =>
	toyOperation({
		value,
		name: value.toUpperCase(),
		action: `${value} a toy`,
		description: `${value} it`,
		fields: parts.fields ?? [],
		options: parts.options ?? [],
		idempotent: parts.idempotent ?? false,
		execute: () => ({}),
	});

const resource = (value: string, ...operations: Array<Operation<object>>): Resource<object> => ({
	value,
	name: value.toUpperCase(),
	operations,
});

const field = (name: string) => text({ displayName: name.toUpperCase(), name });

/** What the form shows for some parameters, in its order, as n8n decides it. */
function visible(properties: INodeProperties[], parameters: INodeParameters): INodeProperties[] {
	const complete =
		NodeHelpers.getNodeParameters(properties, parameters, true, true, null, null) ?? {};
	const node = { typeVersion: 1 };
	return properties.filter((property) =>
		NodeHelpers.displayParameter(complete, property, node, null),
	);
}

const namesVisible = (resources: ReadonlyArray<Resource<object>>, parameters: INodeParameters) =>
	visible(describeResources(resources), parameters).map(({ name }) => name);

const [a, b, c, d] = [field('a'), field('b'), field('c'), field('d')];

describe('the form', () => {
	it('begins with the resources and each one’s operations, by name', () => {
		const [resources, operations, others] = describeResources([
			resource('toy', operation('make'), operation('find')),
			resource('box', operation('open')),
		]);

		expect(resources).toMatchObject({
			name: 'resource',
			noDataExpression: true,
			default: 'toy',
			options: [
				{ name: 'BOX', value: 'box' },
				{ name: 'TOY', value: 'toy' },
			],
		});
		expect(operations).toMatchObject({
			name: 'operation',
			noDataExpression: true,
			displayOptions: { show: { resource: ['toy'] } },
			default: 'make',
			options: [
				{ name: 'FIND', value: 'find', action: 'find a toy', description: 'find it' },
				{ name: 'MAKE', value: 'make' },
			],
		});
		expect(others).toMatchObject({ displayOptions: { show: { resource: ['box'] } } });
	});

	it('starts with the operation that the resource says', () => {
		const toy = { ...resource('toy', operation('make'), operation('find')) };
		const [, operations] = describeResources([{ ...toy, defaultOperation: 'find' }]);

		expect(operations?.default).toBe('find');
	});

	it('shows each operation its own fields, in its own order, then its options', () => {
		const toy = resource(
			'toy',
			operation('first', { fields: [a, b, c] }),
			operation('second', { fields: [d, b] }),
			operation('third', { fields: [c, a, d] }),
			operation('fourth'),
		);
		const fieldsOf = (value: string) =>
			namesVisible([toy], { resource: 'toy', operation: value }).slice(2);

		expect(fieldsOf('first')).toEqual(['a', 'b', 'c', 'options']);
		expect(fieldsOf('second')).toEqual(['d', 'b', 'options']);
		expect(fieldsOf('third')).toEqual(['c', 'a', 'd', 'options']);
		expect(fieldsOf('fourth')).toEqual(['options']);
	});

	it('shows a resource nothing of another', () => {
		const resources = [
			resource('toy', operation('make', { fields: [a] })),
			resource('box', operation('make', { fields: [b] })),
		];

		expect(namesVisible(resources, { resource: 'box', operation: 'make' })).toEqual([
			'resource',
			'operation',
			'b',
			'options',
		]);
	});

	it('has one property for a field that operations share, where their order allows it', () => {
		const properties = describeResources([
			resource(
				'toy',
				operation('first', { fields: [a, b] }),
				operation('second', { fields: [a, c, b] }),
				operation('third', { fields: [b] }),
			),
		]);
		const operationsOf = (name: string) =>
			properties
				.filter((property) => property.name === name)
				.map(({ displayOptions }) => displayOptions?.show?.operation);

		expect(operationsOf('a')).toEqual([['first', 'second']]);
		expect(operationsOf('b')).toEqual([['first', 'second', 'third']]);
		expect(operationsOf('options')).toEqual([['first', 'second', 'third']]);
	});

	it('keeps what a field itself says about when it is shown', () => {
		const more = flag({ displayName: 'More', name: 'more' });
		const detail = showWhen(text({ displayName: 'Detail', name: 'detail' }), { more: [true] });
		const toy = resource('toy', operation('make', { fields: [more, detail] }));

		expect(namesVisible([toy], { more: true })).toContain('detail');
		expect(namesVisible([toy], { more: false })).not.toContain('detail');
	});

	it('shows no name twice, even where forms of one field have the same name', () => {
		const kind = choice({
			displayName: 'Kind',
			name: 'kind',
			options: [
				{ name: 'Big', value: 'big' },
				{ name: 'Small', value: 'small' },
			],
			default: 'big',
		});
		const size = (of: string) =>
			showWhen(integer({ displayName: 'Size', name: 'size', default: 1, minimum: 1 }), {
				kind: [of],
			});
		const [bigSize, smallSize] = [size('big'), size('small')];
		const toy = resource(
			'toy',
			operation('first', { fields: [a, kind, bigSize, smallSize] }),
			operation('second', { fields: [kind, smallSize, bigSize, a] }),
		);
		for (const operationValue of ['first', 'second']) {
			for (const kindValue of ['big', 'small']) {
				const names = namesVisible([toy], { operation: operationValue, kind: kindValue });

				expect(names).toHaveLength(new Set(names).size);
				expect(names).toContain('size');
			}
		}
	});
});

describe('the options', () => {
	const optionNames = (parts: Parts) => {
		const properties = describeResources([resource('toy', operation('make', parts))]);
		const options = properties.find(({ name }) => name === 'options')?.options ?? [];
		return options.map(({ name }) => name);
	};

	it('offer the concurrency everywhere, the key where the service takes a token', () => {
		expect(optionNames({})).toEqual(['concurrency']);
		expect(optionNames({ idempotent: true })).toEqual(['concurrency', 'idempotencyKey']);
	});

	it('are sorted by what people read', () => {
		expect(optionNames({ options: [field('zeal'), field('air')] })).toEqual([
			'air',
			'concurrency',
			'zeal',
		]);
	});

	it('are one property for operations that have the same', () => {
		const properties = describeResources([
			resource(
				'toy',
				operation('first', { options: [a] }),
				operation('second', { options: [field('a')] }),
				operation('third', { options: [b] }),
			),
		]);
		const shownFor = properties
			.filter(({ name }) => name === 'options')
			.map(({ displayOptions }) => displayOptions?.show?.operation);

		expect(shownFor).toEqual([['third'], ['first', 'second']]);
	});
});
