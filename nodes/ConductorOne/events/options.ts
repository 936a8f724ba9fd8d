import { collection, flag, showWhen, text } from '../../../engine/fields';
import { idPicks } from '../fields/ids';
import { POLLED, PUSHED } from './triggerOn';

/** In a collection, what decides is at the top of the form. */
const FOR_POLLED = { '/triggerOn': POLLED.triggerOn };
const FOR_PUSHED = { '/triggerOn': PUSHED.triggerOn };

const appIds = idPicks({
	displayName: 'App Names or IDs',
	name: 'appIds',
	description:
		'Of what n8n asks for, nothing of other apps is reported; new users and the system log belong to no app',
	loadOptionsMethod: 'searchApps',
});

const deleteOnDeactivate = flag({
	displayName: 'Delete on Deactivation',
	name: 'deleteOnDeactivate',
	description:
		"Whether to delete this node's own webhook when the workflow is unpublished or changed. What refers to it stops working then, and the next one has another ID.",
});

const publicUrl = text({
	displayName: 'Public URL',
	name: 'publicUrl',
	placeholder: 'e.g. https://hooks.example.com',
	description:
		'Address at which ConductorOne reaches n8n, if it is not the one in the URL of the webhook. The path of the webhook is added to it.',
	pattern: /^https?:\/\/[^\s@?#]+$/,
	patternHint: 'be an address such as https://hooks.example.com',
});

/** What few need, of both ways in which events arrive. */
export const options = collection({
	displayName: 'Options',
	name: 'options',
	placeholder: 'Add option',
	fields: [
		showWhen(appIds, FOR_POLLED),
		showWhen(deleteOnDeactivate, FOR_PUSHED),
		showWhen(publicUrl, FOR_PUSHED),
	],
});
