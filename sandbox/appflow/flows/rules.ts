import { object, text, texts } from '../../core/json';
import { builtInConnector } from '../connectors/built-in';
import type { CustomConnector } from '../connectors/custom';
import { writeOperationsOf } from '../connectors/describe';
import { knowsAll } from '../entities';
import { identifiesIn } from '../entities/describe';
import type { Entity, Field } from '../entities/entity';
import { notFound, validation } from '../errors';
import type { AppFlowState } from '../state';
import { destinationOf, type FlowEnd, sourceOf, triggerOf } from './ends';
import type { FlowDefinition } from './flow';
import { checkTasks, type TaskContext } from './task-rules';
import { checkTrigger } from './trigger-rules';

/**
 * Checks a flow's definition as AppFlow does after the model's limits.
 *
 * @param before what the flow had, for an update: a start time in the past may stay
 * @throws AppFlowError
 */
export function checkDefinition(
	definition: FlowDefinition,
	state: AppFlowState,
	before?: FlowDefinition,
): void {
	if (definition.destinationFlowConfigList.length !== 1) {
		throw validation('A flow must have exactly one destination');
	}
	const source = sourceOf(definition);
	const destination = destinationOf(definition);
	for (const end of [source, destination]) checkEnd(end, state);
	checkEvents(definition, source, state);
	checkWriting(destination, state);
	checkTrigger(definition, state, before);
	checkTasks(definition.tasks, contextOf(source, destination, state));
	checkIncremental(definition, source, state);
	if (definition.metadataCatalogConfig && destination.type !== 'S3') {
		throw validation('MetadataCatalogConfig is only for flows to the connector: S3');
	}
}

/**
 * Checks what an update may change: neither connector, nor the destination's object, nor whether the
 * flow is started by events.
 *
 * @throws AppFlowError `ValidationException`
 */
export function checkReplacement(before: FlowDefinition, after: FlowDefinition): void {
	const [old, now] = [destinationOf(before), destinationOf(after)];
	if (sourceOf(before).type !== sourceOf(after).type) {
		throw validation('Source connector type can not be updated');
	}
	if (old.type !== now.type) throw validation('Destination connector type can not be updated');
	if (old.object !== now.object) {
		throw validation('Destination object for the destination connector can not be updated');
	}
	if ((triggerOf(before) === 'Event') !== (triggerOf(after) === 'Event')) {
		throw validation('Trigger type can not be updated to or from Event');
	}
}

function checkEnd(end: FlowEnd, state: AppFlowState): void {
	const { role, type, key, given } = end;
	const member = `${role}ConnectorProperties`;
	const custom = customConnectorOf(end, state);
	const [source, destination] = modesOf(type, custom);
	if (!(role === 'source' ? source : destination)) {
		throw validation(`Connector ${type} cannot be the ${role} of a flow`);
	}
	if (given.length !== 1 || given[0] !== key) {
		const found = given.join(', ') || 'none';
		throw validation(`${member} must be for connector type ${type} only, found: ${found}`);
	}
	checkProfile(end, state);
	checkApiVersion(end, custom);
	checkTransferApi(end, custom);
	if (end.object === '' && type !== 'LookoutMetrics') {
		throw validation(`${member} must name an object for connector: ${type.toUpperCase()}`);
	}
}

function checkProfile({ type, profileName }: FlowEnd, state: AppFlowState): void {
	const needed = type === 'CustomConnector' || builtInConnector(type)?.unionKey !== undefined;
	const upper = type.toUpperCase();
	if (!needed) {
		if (profileName === undefined) return;
		throw validation(`ConnectorProfileName must not be given for connector: ${upper}`);
	}
	if (!profileName)
		throw validation(`ConnectorProfileName cannot be blank for connector: ${upper}`);
	const profile = state.profiles.get(profileName);
	if (!profile) throw notFound(`Connector profile with name: ${profileName} does not exist`);
	if (profile.type !== type) {
		throw validation(`Connector profile ${profileName} is for ${profile.type}, not for ${type}`);
	}
	const { provisioning } = profile;
	if (!provisioning) return;
	if (state.clock.now().getTime() < provisioning.readyAt || provisioning.failure) {
		throw validation(`The private connection of connector profile ${profileName} is not created`);
	}
}

function checkApiVersion({ type, apiVersion }: FlowEnd, custom?: CustomConnector): void {
	const versions = custom?.definition.apiVersions ?? builtInConnector(type)?.apiVersions ?? [];
	if (apiVersion === undefined) {
		if (!custom) return;
		throw validation('ApiVersion cannot be blank for connector: CUSTOMCONNECTOR');
	}
	if (!versions.includes(apiVersion)) {
		throw validation(`ApiVersion ${apiVersion} is not supported by connector: ${type}`);
	}
}

/** A custom connector names the ways in which it can be read; no flow has to choose one. */
function checkTransferApi({ properties }: FlowEnd, custom?: CustomConnector): void {
	const name = text(object(properties, 'dataTransferApi') ?? {}, 'Name');
	const known = custom?.definition.transferApis ?? [];
	if (name === undefined || known.some((api) => api.Name === name)) return;
	throw validation(`Data transfer API ${name} is not supported by the connector`);
}

/** Which records of the destination are meant must be said where they may be there already. */
function checkWriting(end: FlowEnd, state: AppFlowState): void {
	const { type, properties } = end;
	const operation = text(properties, 'writeOperationType');
	if (operation === undefined) return;
	const supported = writeOperationsOf(type, customConnectorOf(end, state));
	if (!supported.includes(operation)) {
		throw validation(`Write operation ${operation} is not supported by connector: ${type}`);
	}
	const ids = texts(properties, 'idFieldNames');
	if (operation !== 'INSERT' && ids.length === 0) {
		throw validation(`IdFieldNames cannot be empty for write operation ${operation}`);
	}
	const entity = entityOf(end, state);
	if (!entity) return;
	for (const id of ids) {
		const field = entity.fields.find(({ name }) => name === id);
		if (!field || !identifiesIn(field, [...supported]).includes(operation)) {
			throw validation(`Field ${id} cannot be used in idFieldNames for ${operation}`);
		}
	}
}

/** Flows that events start read a stream of events, and no others do. */
function checkEvents(definition: FlowDefinition, source: FlowEnd, state: AppFlowState): void {
	const entity = entityOf(source, state);
	if (!entity || entity.events === (triggerOf(definition) === 'Event')) return;
	throw validation(
		entity.events
			? `Entity ${entity.name} is for the trigger type Event only`
			: `Entity ${entity.name} has no events that could start a flow`,
	);
}

/** The field by whose time new and changed records are found. */
function checkIncremental(
	{ sourceFlowConfig }: FlowDefinition,
	source: FlowEnd,
	state: AppFlowState,
): void {
	const name = text(
		object(sourceFlowConfig, 'incrementalPullConfig') ?? {},
		'datetimeTypeFieldName',
	);
	const entity = entityOf(source, state);
	if (name === undefined || !entity) return;
	if (!entity.fields.some((field) => field.name === name && field.incremental)) {
		throw validation(`Field ${name} cannot be used for incremental transfers`);
	}
}

/** What an end reads or writes, where the sandbox knows it. */
function entityOf(end: FlowEnd, state: AppFlowState): Entity | undefined {
	const { type: connectorType, profileName } = end;
	const label = state.profiles.get(profileName ?? '')?.label;
	const entity = state.entities.find({ connectorType, label, profileName }, end.object);
	if (!entity && knowsAll(connectorType)) {
		throw validation(`Entity ${end.object} does not exist`);
	}
	return entity;
}

function contextOf(source: FlowEnd, destination: FlowEnd, state: AppFlowState): TaskContext {
	return {
		source,
		destination,
		sourceFields: fieldsOf(source, state),
		destinationFields: fieldsOf(destination, state),
	};
}

/** The fields of an end; `undefined` for what only its owner knows, such as the columns of files. */
function fieldsOf(end: FlowEnd, state: AppFlowState): Map<string, Field> | undefined {
	const entity = entityOf(end, state);
	if (!entity || entity.nested || entity.fields.length === 0) return undefined;
	return new Map(entity.fields.map((field) => [field.name, field]));
}

function modesOf(type: string, custom?: CustomConnector): [boolean, boolean] {
	const modes = custom?.definition.modes;
	if (modes) return [modes.includes('SOURCE'), modes.includes('DESTINATION')];
	const builtIn = builtInConnector(type);
	return [builtIn?.source === true, builtIn?.destination === true];
}

function customConnectorOf(
	{ type, profileName }: FlowEnd,
	state: AppFlowState,
): CustomConnector | undefined {
	if (type !== 'CustomConnector') return undefined;
	const label = state.profiles.get(profileName ?? '')?.label;
	const connector = state.customConnector(label ?? '');
	if (label !== undefined && !connector) {
		throw notFound(`Connector with label: ${label} does not exist`);
	}
	return connector;
}
