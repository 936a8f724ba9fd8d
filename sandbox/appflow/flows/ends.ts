import { type JsonObject, object, text } from '../../core/json';
import { builtInConnector } from '../connectors/built-in';
import type { FlowDefinition, TriggerType } from './flow';

type Role = 'source' | 'destination';

/** One end of a flow as its definition describes it. */
export interface FlowEnd {
	role: Role;
	/** The value of `connectorType`. */
	type: string;
	/** The connector's member in the properties and, for sources, in a task's operator. */
	key: string;
	profileName?: string;
	apiVersion?: string;
	/** Of that connector alone, without the union around it. */
	properties: JsonObject;
	/** Every member that the union holds. */
	given: string[];
	/** What is read or written: an object, an entity, or a bucket and its prefix. */
	object: string;
}

/** The source of a flow. */
export function sourceOf({ sourceFlowConfig }: FlowDefinition): FlowEnd {
	return endOf('source', sourceFlowConfig);
}

/** The destination of a flow; AppFlow takes exactly one. */
export function destinationOf({ destinationFlowConfigList }: FlowDefinition): FlowEnd {
	return endOf('destination', destinationFlowConfigList[0] ?? {});
}

/** How a flow starts. */
export function triggerOf({ triggerConfig }: FlowDefinition): TriggerType {
	const type = text(triggerConfig, 'triggerType');
	return type === 'Scheduled' || type === 'Event' ? type : 'OnDemand';
}

/** The connector profiles that a flow uses. */
export function profileNamesOf(definition: FlowDefinition): string[] {
	return [sourceOf(definition), destinationOf(definition)].flatMap(
		({ profileName }) => profileName ?? [],
	);
}

/** The member that a connector has in unions of flows; three are not written as their type is. */
export function flowKeyOf(type: string): string {
	return builtInConnector(type)?.unionKey ?? type;
}

function endOf(role: Role, config: JsonObject): FlowEnd {
	const type = text(config, 'connectorType') ?? '';
	const key = flowKeyOf(type);
	const union = object(config, `${role}ConnectorProperties`) ?? {};
	const properties = object(union, key) ?? {};
	return {
		role,
		type,
		key,
		profileName: text(config, 'connectorProfileName'),
		apiVersion: text(config, 'apiVersion'),
		properties,
		given: Object.keys(union),
		object: objectOf(properties),
	};
}

function objectOf(properties: JsonObject): string {
	const bucket = text(properties, 'bucketName');
	const named = ['object', 'objectPath', 'entityName', 'objectTypeName', 'domainName'];
	if (bucket === undefined || properties.object !== undefined) {
		return named.map((member) => text(properties, member)).find((name) => name) ?? '';
	}
	const prefix = text(properties, 'bucketPrefix');
	return prefix ? `${bucket}/${prefix}` : bucket;
}
