import type {
	ConnectorType,
	DestinationFlowConfig,
	ScheduledTriggerProperties,
	SourceFlowConfig,
	TriggerConfig,
	TriggerType,
} from '@aws-sdk/client-appflow';

import { InputError } from '../../../engine/field';
import { instantOf } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import { connectors, findConnector } from '../connectors';
import { KNOWN_MEMBERS, takenOf } from './definition';
import type { FlowDefinition, FlowSettings } from './definition';
import { checkGivenEnd } from './givenEnd';
import { nearest } from './mapping/entityFields';
import { givenTasks } from './mapping/givenTasks';
import { scheduleExpression } from './trigger';

type Json = Record<string, unknown>;

/** A flow that was given as JSON: as Export gives it, or as AWS describes it. */
export interface GivenFlow {
	readonly definition: FlowDefinition;
	readonly settings: FlowSettings;
}

/** Members of a schedule that are points in time. */
const TIMES = ['scheduleStartTime', 'scheduleEndTime', 'firstExecutionFrom'] as const;

/**
 * Checks a flow that was given as JSON: that it has what every flow has, in its place. What it has
 * beyond that goes to AWS as it is, which may know it.
 *
 * @param field Display name of the field that it came from
 * @throws {InputError} naming the place in it
 */
export function givenFlow(field: string, given: Json): GivenFlow {
	const { description, kmsArn, tags, triggerConfig, tasks, ...others } = takenOf(given);
	const { sourceFlowConfig, destinationFlowConfigList, ...rest } = others;
	return {
		definition: {
			...rest,
			...(description !== undefined && {
				description: textAt(`${field}: description`, description),
			}),
			triggerConfig: triggerOf(`${field}: triggerConfig`, triggerConfig),
			sourceFlowConfig: sourceOf(`${field}: sourceFlowConfig`, sourceFlowConfig),
			destinationFlowConfigList: destinationsOf(
				`${field}: destinationFlowConfigList`,
				destinationFlowConfigList,
			),
			tasks: givenTasks(tasks ?? []),
		},
		settings: {
			...(kmsArn !== undefined && { kmsArn: textAt(`${field}: kmsArn`, kmsArn) }),
			...(tags !== undefined && { tags: tagsAt(`${field}: tags`, tags) }),
		},
	};
}

/**
 * Refuses names that look like those of other members: AWS takes no notice of names that it does
 * not know, so that what they were meant for would stay undone.
 *
 * @throws {InputError}
 */
export function checkNames(field: string, given: Json): void {
	for (const name of Object.keys(takenOf(given))) {
		const near = KNOWN_MEMBERS.includes(name) ? undefined : nearest(name, KNOWN_MEMBERS);
		if (near !== undefined) {
			throw new InputError(field, `has '${name}', which is not known`, `Did you mean '${near}'?`);
		}
	}
}

function objectAt(place: string, value: unknown): Json {
	if (isObject(value)) return value;
	throw new InputError(
		place,
		value === undefined ? 'is missing' : 'is not a JSON object',
		'Give a whole flow, as Export gives it',
	);
}

function textAt(place: string, value: unknown): string {
	if (typeof value === 'string') return value;
	throw new InputError(place, 'is not text');
}

function tagsAt(place: string, value: unknown): Record<string, string> {
	return Object.fromEntries(
		Object.entries(objectAt(place, value)).map(([key, tag]): [string, string] => [
			key,
			textAt(`${place}.${key}`, tag),
		]),
	);
}

function triggerOf(place: string, value: unknown): TriggerConfig {
	const { triggerType, triggerProperties, ...others } = objectAt(place, value);
	if (!isTriggerType(triggerType)) {
		throw new InputError(
			`${place}.triggerType`,
			triggerType === undefined ? 'is missing' : 'is not known',
			'Use one of: OnDemand, Scheduled, Event',
		);
	}
	// AWS itself describes the properties of other triggers as an empty object.
	if (triggerType !== 'Scheduled') return { ...others, triggerType };
	const properties = objectAt(`${place}.triggerProperties`, triggerProperties);
	const inside = `${place}.triggerProperties.Scheduled`;
	const Scheduled = scheduleOf(inside, objectAt(inside, properties.Scheduled));
	return { ...others, triggerType, triggerProperties: { ...properties, Scheduled } };
}

function scheduleOf(place: string, given: Json): ScheduledTriggerProperties {
	const expression = textAt(`${place}.scheduleExpression`, given.scheduleExpression);
	const times = TIMES.flatMap((name): Array<[string, Date]> => {
		const time = timeAt(`${place}.${name}`, given[name]);
		return time ? [[name, time]] : [];
	});
	const others = Object.entries(given).filter(([name]) => !TIMES.some((time) => time === name));
	return {
		...Object.fromEntries([...others, ...times]),
		scheduleExpression: scheduleExpression(expression),
	};
}

/** Export writes ISO 8601, and AWS's own JSON has seconds since 1970. */
function timeAt(place: string, value: unknown): Date | undefined {
	if (typeof value === 'number') return new Date(value * 1000);
	const instant = instantOf(place, value);
	return instant === undefined ? undefined : new Date(instant);
}

function sourceOf(place: string, value: unknown): SourceFlowConfig {
	const config = objectAt(place, value);
	checkConnector(place, config);
	if (!isSource(config)) {
		throw new InputError(`${place}.sourceConnectorProperties`, 'is missing or not a JSON object');
	}
	checkGivenEnd(place, 'source', config);
	return config;
}

function destinationsOf(place: string, value: unknown): DestinationFlowConfig[] {
	if (!Array.isArray(value) || value.length !== 1) {
		throw new InputError(
			place,
			'is not a list of one destination',
			'AppFlow writes to one destination per flow. Give it as a list: [{ ... }]',
		);
	}
	return value.map((entry: unknown) => {
		const inside = `${place}[0]`;
		const config = objectAt(inside, entry);
		checkConnector(inside, config);
		if (!isDestination(config)) {
			throw new InputError(
				`${inside}.destinationConnectorProperties`,
				'is missing or not a JSON object',
			);
		}
		checkGivenEnd(inside, 'destination', config);
		return config;
	});
}

function checkConnector(place: string, { connectorType: type }: Json): void {
	// One that AWS has made since is AWS's to check; one that looks like another is a slip.
	if (findConnector(textOf(type))) return;
	const known = Object.keys(connectors);
	const near = nearest(textOf(type) ?? '', known);
	if (isConnectorType(type) && near === undefined) return;
	throw new InputError(
		`${place}.connectorType`,
		type === undefined ? 'is missing' : `is '${String(type)}', which is not known`,
		near === undefined ? `Use one of: ${known.join(', ')}` : `Did you mean '${near}'?`,
	);
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

function isConnectorType(value: unknown): value is ConnectorType {
	return typeof value === 'string' && /^\w+$/.test(value);
}

function isTriggerType(value: unknown): value is TriggerType {
	return value === 'OnDemand' || value === 'Scheduled' || value === 'Event';
}

function isSource(config: Json): config is Json & SourceFlowConfig {
	return isConnectorType(config.connectorType) && isObject(config.sourceConnectorProperties);
}

function isDestination(config: Json): config is Json & DestinationFlowConfig {
	return isConnectorType(config.connectorType) && isObject(config.destinationConnectorProperties);
}
