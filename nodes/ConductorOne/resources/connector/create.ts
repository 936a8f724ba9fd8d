import { text } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { newConfiguration } from '../../fields/configuration';
import { idList, idText } from '../../fields/ids';
import { appId } from '../../fields/pickers';
import { connectorRelated } from '../../fields/related';
import { view } from '../../reply';

const catalogId = idText({
	displayName: 'Catalog ID',
	name: 'catalogId',
	description:
		"Type of the connector. ConductorOne has no list of them: 'Get' shows the one of an existing connector.",
	form: 'any',
});

const description = text({
	displayName: 'Description',
	name: 'description',
	description: 'What the connector is for',
});

const ownerIds = idList({
	displayName: 'Owner IDs',
	name: 'userIds',
	description: 'Comma-separated IDs of the users who own the connector',
});

const created = view('connectorView', 'connector');

export const create = endpoint({
	value: 'create',
	name: 'Create',
	action: 'Create connector',
	description: 'Add a configured connector to an app; it is named after its type',
	method: 'POST',
	path: '/api/v1/apps/{appId}/connectors/create',
	fields: [appId, catalogId, newConfiguration],
	optional: [description, ownerIds],
	related: connectorRelated,
	reply: created,
});

export const createWithoutConfiguration = endpoint({
	value: 'createWithoutConfiguration',
	name: 'Create Without Configuration',
	action: 'Create connector without configuration',
	description: 'Add a connector to an app that its owners configure later',
	method: 'POST',
	path: '/api/v1/apps/{appId}/connectors',
	fields: [appId, catalogId],
	optional: [
		description,
		text({
			displayName: 'Display Name',
			name: 'displayName',
			description: 'Name of the connector; its type if not set',
		}),
		ownerIds,
	],
	related: connectorRelated,
	reply: created,
});
