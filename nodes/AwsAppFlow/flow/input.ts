import type {
	DestinationFlowConfig,
	MetadataCatalogConfig,
	SourceFlowConfig,
	TriggerConfig,
} from '@aws-sdk/client-appflow';

import { InputError } from '../../../engine/field';
import type { AnyField, Field, ParameterReader } from '../../../engine/field';
import { choice, json } from '../../../engine/fields';
import { flowCatalog, flowCatalogChanges } from './catalog';
import { flowDestination, flowDestinationChanges } from './destination';
import type { EndInput } from './end';
import { checkNames } from './givenDefinition';
import { flowMapping, flowMappingChanges } from './mapping';
import type { Mapping } from './mapping';
import { flowSource, flowSourceChanges } from './source';
import { flowTrigger, flowTriggerChanges } from './trigger';
import type { TriggerChanges } from './trigger';

export const DEFINITION_LABEL = 'Flow Definition';

type Json = Record<string, unknown>;

/** A flow as the user described it: in the form, or whole as JSON. */
export type FlowInput = { readonly json: Json } | { readonly form: FlowForm };

interface FlowForm {
	readonly source: SourceFlowConfig;
	readonly destination: DestinationFlowConfig;
	readonly catalog: MetadataCatalogConfig | undefined;
	readonly trigger: TriggerConfig;
	readonly mapping: Mapping;
}

/** Changes to a flow. Of JSON, the members that are there replace the flow's. */
export type FlowChanges = { readonly json: Json } | { readonly form: FlowFormChanges };

interface FlowFormChanges {
	readonly source: EndInput | undefined;
	readonly destination: EndInput | undefined;
	readonly catalog: MetadataCatalogConfig | 'keep' | undefined;
	readonly trigger: TriggerChanges | undefined;
	readonly mapping: Mapping | undefined;
}

const defineWith = choice({
	displayName: 'Define With',
	name: 'defineWith',
	noDataExpression: true,
	description: 'How to say what the flow does',
	options: [
		{ name: 'Fields Below', value: 'fields' },
		{ name: 'JSON', value: 'json', description: 'A definition as Export of Flow gives it' },
	],
	default: 'fields',
});

const newDefinition = json({
	displayName: DEFINITION_LABEL,
	name: 'flowDefinition',
	description:
		'The whole flow as the AWS API and Export have it: sourceFlowConfig, destinationFlowConfigList, triggerConfig, tasks, and what else belongs to it',
});

const changedDefinition = json({
	displayName: DEFINITION_LABEL,
	name: 'flowDefinition',
	description:
		'Members of the flow as the AWS API and Export have them, such as tasks or triggerConfig. Each replaces that of the flow; the others stay.',
});

function inputField<Form>(
	given: Field<'flowDefinition', Json | undefined>,
	form: readonly AnyField[],
	readForm: (reader: ParameterReader) => Form,
): Field<'flow', { readonly json: Json } | { readonly form: Form }> {
	return {
		name: 'flow',
		properties: [
			...defineWith.properties,
			...shownWith('json', [given]),
			...shownWith('fields', form),
		],
		read(reader) {
			if (defineWith.read(reader) === 'fields') return { form: readForm(reader) };
			const definition = given.read(reader);
			if (!definition || Object.keys(definition).length === 0) {
				throw new InputError(DEFINITION_LABEL, 'is empty', 'Give a flow, as Export gives it');
			}
			checkNames(DEFINITION_LABEL, definition);
			return { json: definition };
		},
	};
}

function shownWith(way: 'fields' | 'json', fields: readonly AnyField[]) {
	return fields.flatMap(({ properties }) =>
		properties.map((property) => ({
			...property,
			displayOptions: {
				...property.displayOptions,
				show: { defineWith: [way], ...property.displayOptions?.show },
			},
		})),
	);
}

/** Everything about a flow that is going to be made. */
export const newFlowInput: Field<'flow', FlowInput> = inputField(
	newDefinition,
	[flowSource, flowDestination, flowCatalog, flowTrigger, flowMapping],
	(reader): FlowForm => ({
		source: flowSource.read(reader),
		destination: flowDestination.read(reader),
		catalog: flowCatalog.read(reader),
		trigger: flowTrigger.read(reader),
		mapping: flowMapping.read(reader),
	}),
);

/** What changes about a flow. */
export const flowChangesInput: Field<'flow', FlowChanges> = inputField(
	changedDefinition,
	[
		flowSourceChanges,
		flowDestinationChanges,
		flowCatalogChanges,
		flowTriggerChanges,
		flowMappingChanges,
	],
	(reader): FlowFormChanges => ({
		source: flowSourceChanges.read(reader),
		destination: flowDestinationChanges.read(reader),
		catalog: flowCatalogChanges.read(reader),
		trigger: flowTriggerChanges.read(reader),
		mapping: flowMappingChanges.read(reader),
	}),
);
