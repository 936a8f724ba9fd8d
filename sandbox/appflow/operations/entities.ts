import { type JsonObject, text } from '../../core/json';
import { builtInConnector } from '../connectors/built-in';
import { writeOperationsOf } from '../connectors/describe';
import type { EntityScope } from '../entities/catalog';
import { fieldDescription } from '../entities/describe';
import { connectorAuthentication, notFound, validation } from '../errors';
import { flowKeyOf } from '../flows/ends';
import type { AppFlowState } from '../state';
import type { Handler } from './handler';

const listConnectorEntities: Handler = (input, state) => {
	const scope = scopeOf(input, state);
	const path = text(input, 'entitiesPath') ?? '';
	const entities =
		path === '' ? state.entities.entities(scope) : (state.entities.find(scope, path)?.nested ?? []);
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
	const scope = scopeOf(input, state);
	const entity = state.entities.find(scope, name);
	if (!entity) throw notFound(`Entity ${name} does not exist`);
	const { connectorType, label = '' } = scope;
	const key = flowKeyOf(connectorType);
	const operations = writeOperationsOf(connectorType, state.customConnector(label));
	return {
		connectorEntityFields: entity.fields.map((field) => fieldDescription(field, key, operations)),
	};
};

const resetConnectorMetadataCache: Handler = (input, state) => {
	state.entities.resetCache(scopeOf(input, state), text(input, 'connectorEntityName'));
	return {};
};

/** The operations on what connectors give access to. */
export const entityOperations: Record<string, Handler> = {
	ListConnectorEntities: listConnectorEntities,
	DescribeConnectorEntity: describeConnectorEntity,
	ResetConnectorMetadataCache: resetConnectorMetadataCache,
};

/** The connector that a request is about: that of its profile, or one that needs no profile. */
function scopeOf(input: JsonObject, state: AppFlowState): EntityScope {
	const name = text(input, 'connectorProfileName');
	const type = text(input, 'connectorType');
	if (name !== undefined) {
		const profile = state.profiles.get(name);
		if (!profile) throw notFound(`Connector profile with name: ${name} does not exist`);
		if (type !== undefined && type !== profile.type) {
			throw validation(`Connector profile ${name} is for ${profile.type}, not for ${type}`);
		}
		if (profile.broken) {
			throw connectorAuthentication(
				`Error while communicating to connector ${profile.type}: the credentials were refused`,
			);
		}
		return { connectorType: profile.type, label: profile.label, profileName: name };
	}
	if (type === undefined) throw validation('Give a connectorProfileName or a connectorType');
	if (type === 'CustomConnector' || builtInConnector(type)?.unionKey) {
		throw validation(`ConnectorProfileName cannot be blank for connector: ${type.toUpperCase()}`);
	}
	return { connectorType: type };
}
