import { mapped } from '../../../../engine/field';
import type { AnyField } from '../../../../engine/field';
import { flag, integer, text, textList } from '../../../../engine/fields';
import { isObject, toItemJson } from '../../../../engine/json';
import { maskedBody, rawResponseOption, updateFieldsCollection } from '../../endpoint';
import { changedConfiguration } from '../../fields/configuration';
import { idList } from '../../fields/ids';
import { appId, connectorId } from '../../fields/pickers';
import { connectorRelated } from '../../fields/related';
import { conductorOneOperation } from '../../operation';
import { flattenView } from '../../transport/expand';

const resourceTypes = textList({
	displayName: 'Resource Types to Sync',
	name: 'syncConfig',
	description: 'Comma-separated IDs of the resource types that are synced',
});

const syncConfig = mapped(resourceTypes, (syncResourceTypeIds) => ({ syncResourceTypeIds }));

const changeable: readonly AnyField[] = [
	text({
		displayName: 'Description',
		name: 'description',
		description: 'What the connector is for; empty to clear it',
		allowEmpty: true,
	}),
	flag({
		displayName: 'Disable Bad Sync Check',
		name: 'disableCheckBadSync',
		description: 'Whether a sync that returns far less data than the one before is accepted',
	}),
	text({
		displayName: 'Display Name',
		name: 'displayName',
		description: 'Name of the connector',
		allowEmpty: true,
	}),
	idList({
		displayName: 'Owner IDs',
		name: 'userIds',
		description: "Comma-separated IDs of users. 'Replace Owners' is the newer way to set them.",
	}),
	integer({
		displayName: 'Parallel Sync Workers',
		name: 'parallelSyncWorkerCount',
		description: 'How many workers sync at the same time, where the tenant has that; 0 for none',
		default: 0,
		minimum: 0,
		maximum: 4,
	}),
	textList({
		displayName: 'Profile Attributes to Ignore',
		name: 'profileIgnoreList',
		description: 'Comma-separated names of the attributes that are not synced',
	}),
	textList({
		displayName: 'Profile Attributes to Sync',
		name: 'profileAllowList',
		description: 'Comma-separated names of the only attributes that are synced',
	}),
	syncConfig,
];

export const update = conductorOneOperation({
	value: 'update',
	name: 'Update',
	action: 'Update connector',
	description: 'Change a connector, or give one that waits for it a configuration',
	fields: [appId, connectorId, changedConfiguration, updateFieldsCollection(changeable)],
	options: [connectorRelated, rawResponseOption],
	async execute({ service, params, hint }) {
		const { appId: app, connectorId: id, config, updateFields, options } = params;
		const changes = { ...updateFields, ...(config && { config }) };
		const body = maskedBody('connector', changes, { id, appId: app });
		const path = `/api/v1/apps/${encodeURIComponent(app)}/connectors/${encodeURIComponent(id)}`;
		const current = connectorIn(await service.request({ method: 'GET', path }));
		// There are two endpoints: this one for connectors that still wait for their configuration,
		// unless it is what they now get.
		const delegated = !isObject(current.config) && !config;
		const reply = await service.request({
			method: 'POST',
			path: delegated ? `${path}/delegated` : path,
			body: { ...body, ...options.include },
		});
		if (config) {
			hint(
				'The configuration was replaced as a whole. A secret that was not given with it is gone from the connector.',
			);
		}
		return toItemJson(options.rawResponse ? reply : connectorIn(reply));
	},
});

function connectorIn(reply: Record<string, unknown>): Record<string, unknown> {
	const { connectorView, expanded } = reply;
	return isObject(connectorView) ? flattenView(connectorView, 'connector', expanded) : reply;
}
