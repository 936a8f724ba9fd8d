import { type JsonObject, text } from '../../core/json';
import { builtInConnector } from '../connectors/built-in';
import { type Entity, entitiesOf, fieldDescription } from '../entities';
import { notFound, validation } from '../errors';
import type { AppFlowState } from '../state';
import type { Handler } from './handler';

const listConnectorEntities: Handler = (input, state) => {
	const top = entitiesOf(connectorTypeOf(input, state));
	const path = text(input, 'entitiesPath') ?? '';
	const entities = path === '' ? top : (find(top, path)?.nested ?? []);
	const { items, nextToken } = state.pager.page('ListConnectorEntities', entities, input);
	return {
		connectorEntityMap: {
			[path === '' ? 'Objects' : path]: items.map(({ name, label, nested }) => ({
				name,
				label,
				hasNestedEntities: nested !== undefined,
			})),
		},
		...(nextToken ? { nextToken } : {}),
	};
};

const describeConnectorEntity: Handler = (input, state) => {
	const name = text(input, 'connectorEntityName') ?? '';
	const entity = find(entitiesOf(connectorTypeOf(input, state)), name);
	if (!entity) throw notFound(`Entity ${name} does not exist`);
	return { connectorEntityFields: entity.fields.map(fieldDescription) };
};

/** Nothing is cached here; the request is checked all the same. */
const resetConnectorMetadataCache: Handler = (input, state) => {
	connectorTypeOf(input, state);
	return {};
};

/** The operations on what connectors give access to. */
export const entityOperations: Record<string, Handler> = {
	ListConnectorEntities: listConnectorEntities,
	DescribeConnectorEntity: describeConnectorEntity,
	ResetConnectorMetadataCache: resetConnectorMetadataCache,
};

/** The connector that a request is about: that of its profile, or one that needs no profile. */
function connectorTypeOf(input: JsonObject, state: AppFlowState): string {
	const name = text(input, 'connectorProfileName');
	const type = text(input, 'connectorType');
	if (name !== undefined) {
		const profile = state.profiles.get(name);
		if (!profile) throw notFound(`Connector profile with name: ${name} does not exist`);
		if (type !== undefined && type !== profile.type) {
			throw validation(`Connector profile ${name} is for ${profile.type}, not for ${type}`);
		}
		return profile.type;
	}
	if (type === undefined) throw validation('Give a connectorProfileName or a connectorType');
	if (type === 'CustomConnector' || builtInConnector(type)?.unionKey) {
		throw validation(`ConnectorProfileName cannot be blank for connector: ${type.toUpperCase()}`);
	}
	return type;
}

function find(entities: Entity[], name: string): Entity | undefined {
	for (const entity of entities) {
		if (entity.name === name) return entity;
		const below = find(entity.nested ?? [], name);
		if (below) return below;
	}
	return undefined;
}
