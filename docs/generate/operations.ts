import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import {
	DEFAULT_CONCURRENCY,
	concurrencyOption,
	describeResources,
	idempotencyKeyOption,
} from '../../engine/describe';
import { resources as appFlowResources } from '../../nodes/AwsAppFlow/resources';
import { resources as conductorOneResources } from '../../nodes/ConductorOne/resources';
import { SELECTORS, fieldsOf, optionsOf } from './fields';
import { code, sentences, table } from './markdown';

const INTRODUCTION = [
	'Every operation of both nodes, with its fields in the order of the form. "Name in JSON" is the parameter\'s name in a workflow file and in expressions. Fields marked *required* have to be filled in.',
	'The properties and secrets of a connection depend on its connector. They are in [connectors.md](connectors.md), and not repeated.',
	'Two options are not repeated either:',
	`- **Concurrency** (${code(concurrencyOption.name)}), in Options of every operation: how many items to work on at the same time, ${DEFAULT_CONCURRENCY} unless set.`,
	`- **Idempotency Key** (${code(idempotencyKeyOption.name)}), in Options of the operations marked *repeatable*: a key of your own that makes repeating the same request harmless. Unless set, it is derived from the execution and the item. With several items, use an expression that gives each its own.`,
];

const GENERATED =
	'<!-- Generated from the node descriptions. To renew it: npx tsx docs/generate -->';

interface Page {
	/** Inside `docs`. */
	readonly file: string;
	readonly node: Node;
}

const appFlowPage: Page = {
	file: 'operations-aws-appflow.md',
	node: { displayName: 'AWS AppFlow', properties: describeResources(appFlowResources) },
};

const conductorOnePage: Page = {
	file: 'operations-conductorone.md',
	node: { displayName: 'ConductorOne', properties: describeResources(conductorOneResources) },
};

/** Where the operations of each node are described, and what holds for all of them. */
export function operationsReference(): string {
	return document([
		'# Operations',
		'',
		GENERATED,
		'',
		INTRODUCTION.join('\n\n').replace(/\n\n- \*\*I/, '\n- **I'),
		'',
		...[appFlowPage, conductorOnePage].flatMap(({ file, node }) => [
			`## [${node.displayName}](${file})`,
			'',
			...table(
				['Resource', 'Operations'],
				optionsOf(node.properties.find(({ name }) => name === 'resource')).map((resource) => [
					`[${resource.name}](${file}#${resource.name.toLowerCase().replaceAll(' ', '-')})`,
					operationsOf(node, resource)
						.map(({ name }) => name)
						.join(', '),
				]),
			),
			'',
		]),
	]);
}

/** The operations of the AWS AppFlow node, from its description. */
export const appFlowOperationsReference = (): string => nodeReference(appFlowPage.node);

/** The operations of the ConductorOne node, from its description. */
export const conductorOneOperationsReference = (): string => nodeReference(conductorOnePage.node);

function nodeReference(node: Node): string {
	return document([
		`# Operations of the ${node.displayName} node`,
		'',
		GENERATED,
		'',
		'How to read this is in [operations.md](operations.md).',
		'',
		...nodeChapter(node),
	]);
}

function document(lines: readonly string[]): string {
	return lines.join('\n').trimEnd().concat('\n');
}

interface Node {
	readonly displayName: string;
	readonly properties: readonly INodeProperties[];
}

function nodeChapter(node: Node): string[] {
	const resources = optionsOf(node.properties.find(({ name }) => name === 'resource'));
	return resources.flatMap((resource) => resourceChapter(node, resource));
}

function operationsOf({ properties }: Node, { value }: INodePropertyOptions): INodePropertyOptions[] {
	return optionsOf(
		properties.find(
			(property) => property.name === 'operation' && isShownFor(property, 'resource', value),
		),
	);
}

function resourceChapter(node: Node, resource: INodePropertyOptions): string[] {
	const { properties } = node;
	const { name, value } = resource;
	return [
		`## ${name}`,
		'',
		...operationsOf(node, resource).flatMap((operation) => [
			`### ${operation.action ?? operation.name}`,
			'',
			sentences([
				`**${operation.name}** (${code(String(operation.value))})`,
				operation.description,
			]),
			'',
			...fieldsOf(
				properties.filter(
					(property) =>
						!SELECTORS.includes(property.name) &&
						isShownFor(property, 'resource', value) &&
						isShownFor(property, 'operation', operation.value),
				),
			),
		]),
	];
}

function isShownFor(property: INodeProperties, parameter: string, value: unknown): boolean {
	const allowed = property.displayOptions?.show?.[parameter];
	return allowed === undefined || allowed.some((candidate) => candidate === value);
}
