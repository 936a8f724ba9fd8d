import type {
	ConnectorEntityField,
	DestinationFlowConfig,
	SourceFlowConfig,
	Task,
	WriteOperationType,
} from '@aws-sdk/client-appflow';

import { OutcomeError, ServiceError } from '../../../engine/errors';
import type { Call } from '../../../engine/operation';
import { valueAt } from '../connectors/paths';
import type { AppFlow } from '../transport/client';
import { checkEnds } from './customSettings';
import type { FlowDefinition } from './definition';
import { changedDestination, destinationKeyOf } from './destination';
import { describeEntity, destinationEntity, sourceEntity } from './entity';
import type { EntityRequest } from './entity';
import { givenFlow } from './givenDefinition';
import type { GivenFlow } from './givenDefinition';
import { DEFINITION_LABEL } from './input';
import type { FlowChanges, FlowInput } from './input';
import { tasksOf } from './mapping';
import type { Mapping } from './mapping';
import { checkTasks } from './mapping/check';
import { changedSource } from './source';
import { changedTrigger, checkTriggerOf } from './trigger';

type BuildCall = Pick<Call<AppFlow, unknown>, 'service' | 'signal' | 'hint'>;

interface Ends {
	readonly source: SourceFlowConfig;
	readonly destination: DestinationFlowConfig;
}

/**
 * The flow that the user described, complete and checked against what its connectors can do.
 *
 * @throws {InputError}
 */
export async function builtFlow(call: BuildCall, input: FlowInput): Promise<GivenFlow> {
	if ('json' in input) return await checkedGiven(call, givenFlow(DEFINITION_LABEL, input.json));
	const { source, destination, catalog, trigger, mapping } = input.form;
	const definition = {
		triggerConfig: trigger,
		sourceFlowConfig: source,
		destinationFlowConfigList: [destination],
		...(catalog && { metadataCatalogConfig: catalog }),
	};
	await check(call, definition);
	const tasks = await tasksFor(call, mapping, { source, destination });
	return { definition: { ...definition, tasks }, settings: {} };
}

/**
 * A flow's definition with the changes to it; what the user did not touch stays.
 *
 * @throws {InputError}
 */
export async function changedFlow(
	call: BuildCall,
	before: FlowDefinition,
	changes: FlowChanges,
): Promise<GivenFlow> {
	if ('json' in changes) {
		const given = givenFlow(DEFINITION_LABEL, { ...before, ...changes.json });
		return await checkedGiven(call, given);
	}
	const { form } = changes;
	const [described] = before.destinationFlowConfigList;
	if (!described) throw new OutcomeError('AWS described a flow without a destination');
	const source = changedSource(before.sourceFlowConfig, form.source);
	const destination = changedDestination(described, form.destination);
	const { metadataCatalogConfig, ...others } = before;
	const catalog = form.catalog === 'keep' ? metadataCatalogConfig : form.catalog;
	const definition = {
		...others,
		triggerConfig: changedTrigger(before.triggerConfig, form.trigger),
		sourceFlowConfig: source,
		destinationFlowConfigList: [destination],
		...(catalog && { metadataCatalogConfig: catalog }),
	};
	await check(call, definition);
	const tasks = form.mapping && (await tasksFor(call, form.mapping, { source, destination }));
	return { definition: { ...definition, tasks: tasks ?? before.tasks }, settings: {} };
}

async function checkedGiven(call: BuildCall, given: GivenFlow): Promise<GivenFlow> {
	const { definition } = given;
	await check(call, definition);
	const { connectorType } = definition.sourceFlowConfig;
	if (connectorType) checkTasks(definition.tasks, { source: { connectorType } }, true);
	return given;
}

async function check(
	{ service, signal, hint }: BuildCall,
	definition: Omit<FlowDefinition, 'tasks'>,
): Promise<void> {
	const { sourceFlowConfig: source, triggerConfig } = definition;
	const [destination] = definition.destinationFlowConfigList;
	if (source.connectorType && triggerConfig) checkTriggerOf(source.connectorType, triggerConfig);
	const trigger = triggerConfig?.triggerType;
	await checkEnds(service, { source, destination, trigger }, signal, hint);
}

async function tasksFor(call: BuildCall, mapping: Mapping, ends: Ends): Promise<Task[]> {
	const { connectorType } = ends.source;
	if (!connectorType) throw new OutcomeError('The flow has no source connector');
	return tasksOf(mapping, {
		source: { connectorType },
		...(await fieldsFor(call, mapping, ends)),
		writeOperation: writeOperationOf(ends.destination),
	});
}

/** What AWS answers for destinations that have no fields of their own, such as a warehouse. */
const NO_FIELDS = ['UnsupportedOperationException', 'ValidationException'];

/** Only what the mapping names is looked up: a plain copy of everything needs no fields. */
async function fieldsFor(call: BuildCall, mapping: Mapping, { source, destination }: Ends) {
	if (mapping.mode === 'json' || !namesFields(mapping)) return {};
	return {
		sourceFields: await fieldsOf(call, sourceEntity(source)),
		...(mapping.mode === 'mapEach' && {
			destinationFields: await fieldsOf(call, destinationEntity(destination), NO_FIELDS),
		}),
	};
}

function namesFields(mapping: Exclude<Mapping, { mode: 'json' }>): boolean {
	if (mapping.mode === 'mapEach') return true;
	const { excluded, filters, partitionKeys, transformations, validations } = mapping;
	return [excluded, filters, partitionKeys, transformations, validations].some(
		(list) => list.length > 0,
	);
}

/**
 * The fields of an object as far as AWS can tell and the credential may see them.
 *
 * @param unknown Names of errors that mean that AWS cannot tell
 */
export async function fieldsOf(
	{ service, signal, hint }: BuildCall,
	entity: EntityRequest | undefined,
	unknown: readonly string[] = [],
): Promise<ConnectorEntityField[] | undefined> {
	if (!entity) return undefined;
	return await describeEntity(service, entity, signal).catch(async (error: unknown) => {
		const code = error instanceof ServiceError ? error.code : undefined;
		if (code !== undefined && unknown.includes(code)) return undefined;
		if (code !== 'AccessDeniedException') return await Promise.reject(error);
		hint(
			`The credential may not describe '${entity.entityName}', so field names and types were not checked. Allow appflow:DescribeConnectorEntity`,
		);
		return undefined;
	});
}

const WRITE_OPERATIONS: ReadonlySet<unknown> = new Set<WriteOperationType>([
	'INSERT',
	'UPSERT',
	'UPDATE',
	'DELETE',
]);

function isWriteOperation(value: unknown): value is WriteOperationType {
	return WRITE_OPERATIONS.has(value);
}

function writeOperationOf(destination: DestinationFlowConfig): WriteOperationType | undefined {
	const { destinationConnectorProperties: union } = destination;
	const operation = valueAt(union, [destinationKeyOf(destination), 'writeOperationType']);
	return isWriteOperation(operation) ? operation : undefined;
}
