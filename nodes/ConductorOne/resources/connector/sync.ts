import { InputError, mapped } from '../../../../engine/field';
import { requiredText } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { idText } from '../../fields/ids';
import { appId, connectorId } from '../../fields/pickers';
import { success, whole } from '../../reply';

const cronSpec = requiredText({
	displayName: 'Cron Expression',
	name: 'cronSpec',
	description: 'Minute, hour, day of month, month, and day of week of the syncs',
	placeholder: 'e.g. 0 */4 * * *',
	pattern: /^\S+( +\S+){4}$/,
	patternHint: 'have five parts, separated by spaces',
});

const zone = requiredText({
	displayName: 'Time Zone',
	name: 'timezone',
	description: 'IANA name of the time zone that the expression is in',
	placeholder: 'e.g. America/Los_Angeles',
	default: 'UTC',
});

const timezone = mapped(zone, (name) => {
	if (isTimeZone(name)) return name;
	throw new InputError('Time Zone', 'is not known', 'Use an IANA name, such as Europe/Berlin');
});

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name }).format(0);
		return true;
	} catch {
		return false;
	}
}

export const syncOperations = [
	endpoint({
		value: 'syncNow',
		name: 'Sync Now',
		action: 'Sync connector now',
		description: "Queue a sync of a connector; 'Get' tells how it goes",
		method: 'POST',
		path: '/api/v1/apps/{appId}/connectors/{connectorId}/force_sync',
		fields: [appId, connectorId],
		reply: success,
	}),
	endpoint({
		value: 'pause',
		name: 'Pause',
		action: 'Pause connector',
		description: 'Stop the syncs of a connector, and its grants and revocations too',
		method: 'POST',
		path: '/api/v1/apps/{appId}/connectors/{connectorId}/pause',
		fields: [appId, connectorId],
		reply: success,
	}),
	endpoint({
		value: 'resume',
		name: 'Resume',
		action: 'Resume connector',
		description:
			'Start the syncs and provisioning of a paused connector again, with a sync at once',
		method: 'POST',
		path: '/api/v1/apps/{appId}/connectors/{connectorId}/resume',
		fields: [appId, connectorId],
		reply: success,
	}),
	endpoint({
		value: 'setSchedule',
		name: 'Set Schedule',
		action: 'Set schedule of connector',
		description: 'Set when a connector syncs',
		method: 'POST',
		path: '/api/v1/apps/{appId}/connectors/{connectorId}/schedule',
		fields: [appId, connectorId, cronSpec, timezone],
		body: (params) => ({ cron: { cronSpec: params.cronSpec, timezone: params.timezone } }),
		reply: success,
	}),
	endpoint({
		value: 'confirmSyncValid',
		name: 'Confirm Sync Valid',
		action: 'Confirm sync of connector as valid',
		description: 'Accept a sync that was stopped because data had dropped, and sync again',
		method: 'POST',
		path: '/api/v1/apps/{appId}/connectors/{connectorId}/confirm_sync_valid/{syncLifecycleId}',
		fields: [
			appId,
			connectorId,
			idText({
				displayName: 'Sync Lifecycle ID',
				name: 'syncLifecycleId',
				description: 'ID of the completed sync that is to be accepted',
				form: 'any',
			}),
		],
		reply: success,
	}),
	endpoint({
		value: 'getSyncDownloadUrl',
		name: 'Get Sync Download URL',
		action: 'Get sync download URL of connector',
		description: 'Retrieve a short-lived URL of what a completed sync has read',
		method: 'GET',
		path: '/api/v1/apps/{appId}/connectors/{connectorId}/syncs/{syncId}/download_url',
		fields: [
			appId,
			connectorId,
			idText({
				displayName: 'Sync ID',
				name: 'syncId',
				description: 'ID of the completed sync',
				form: 'any',
			}),
		],
		reply: whole,
	}),
];
