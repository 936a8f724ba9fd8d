import { requiredText } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { appId, connectorId } from '../../fields/pickers';
import { deleted, list, view, whole } from '../../reply';
import { simplifyConnector } from './simplify';

export const connectorOperations = [
	endpoint({
		value: 'get',
		name: 'Get',
		action: 'Get connector',
		description: 'Retrieve a connector of an app by ID',
		method: 'GET',
		path: '/api/v1/apps/{appId}/connectors/{connectorId}',
		fields: [appId, connectorId],
		reply: view('connectorView', 'connector'),
		simplify: simplifyConnector,
	}),
	endpoint({
		value: 'getMany',
		name: 'Get Many',
		action: 'Get many connectors',
		description: 'Retrieve a list of the connectors of an app',
		method: 'GET',
		path: '/api/v1/apps/{appId}/connectors',
		fields: [appId],
		reply: list({ entity: 'connector' }),
		simplify: simplifyConnector,
	}),
	endpoint({
		value: 'delete',
		name: 'Delete',
		action: 'Delete connector',
		description: 'Delete a connector of an app',
		method: 'DELETE',
		path: '/api/v1/apps/{appId}/connectors/{connectorId}',
		fields: [appId, connectorId],
		reply: deleted,
	}),
	endpoint({
		value: 'validateHttpConfiguration',
		name: 'Validate HTTP Configuration',
		action: 'Validate HTTP configuration',
		description: 'Check the configuration text of an HTTP connector, without saving it',
		method: 'POST',
		path: '/api/v1/apps/connectors/validate_config/http',
		fields: [
			requiredText({
				displayName: 'Configuration Text',
				name: 'text',
				description: 'YAML of the HTTP connector',
				rows: 8,
				keepSpace: true,
			}),
		],
		readsOnly: true,
		reply: whole,
	}),
];
