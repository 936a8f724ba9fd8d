import type { Choice } from '../../../engine/fields';

/** What polling can report. Saved in people's workflows. */
export type PolledKind =
	| 'accessGranted'
	| 'accessRemoved'
	| 'automationFailed'
	| 'findingOpened'
	| 'requestClosed'
	| 'requestCreated'
	| 'requestWaiting'
	| 'syncFailed'
	| 'syncRecovered'
	| 'systemLogEvent'
	| 'userCreated';

/** Ordered by name, as the form shows them. */
export const polledKinds: ReadonlyArray<Choice<PolledKind>> = [
	{
		name: 'Access Granted',
		value: 'accessGranted',
		description: 'An account has an entitlement that it did not have',
	},
	{
		name: 'Access Removed',
		value: 'accessRemoved',
		description: 'An account has an entitlement no more',
	},
	{
		name: 'Automation Failed',
		value: 'automationFailed',
		description: 'An execution of an automation ended with an error, or was terminated',
	},
	{
		name: 'Connector Sync Failed',
		value: 'syncFailed',
		description: 'A sync of a connector failed, and the one before had not',
	},
	{
		name: 'Connector Sync Recovered',
		value: 'syncRecovered',
		description: 'A sync of a connector succeeded, and the one before had failed',
	},
	{
		name: 'Finding Opened',
		value: 'findingOpened',
		description: 'A finding is open that was not before',
	},
	{
		name: 'New User',
		value: 'userCreated',
		description: 'ConductorOne has a user it did not know',
	},
	{
		name: 'Request Closed',
		value: 'requestClosed',
		description: 'A task (request, review, or other) was closed',
	},
	{
		name: 'Request Created',
		value: 'requestCreated',
		description: 'A task (request, review, or other) was opened',
	},
	{
		name: 'Request Waiting for Approval',
		value: 'requestWaiting',
		description: 'A task waits for an approval, of anybody or of chosen people',
	},
	{
		name: 'System Log Event',
		value: 'systemLogEvent',
		description: 'Something happened in the tenant; needs a role that may read the system log',
	},
];
