import { dateTime, requiredDateTime, requiredText, text } from '../../../../engine/fields';
import { endpoint } from '../../endpoint';
import { entity } from '../../reply';
import { findingId } from './finding';

const reason = text({
	displayName: 'Reason',
	name: 'reason',
	description: 'Why, for those who read the history',
});

/** The states that a finding can be put into: what the API calls the change, and what it needs. */
const stateChange = <const Value extends string>(
	value: Value,
	name: string,
	description: string,
	change: string,
) =>
	endpoint({
		value,
		name,
		action: `${name} finding`,
		description,
		method: 'POST',
		path: '/api/v1/findings/{findingId}/state',
		fields: [findingId],
		...(change === 'resolve' || change === 'suppress' ? { optional: [reason] } : {}),
		wrap: (members) => ({ [change]: members }),
		reply: entity('finding'),
	});

/** What people decide about a finding. */
export const stateOperations = [
	endpoint({
		value: 'acceptRisk',
		name: 'Accept Risk',
		action: 'Accept risk of finding',
		description: 'Accept the risk of a finding, for good or until a time',
		method: 'POST',
		path: '/api/v1/findings/{findingId}/state',
		fields: [
			findingId,
			requiredText({
				displayName: 'Justification',
				name: 'justification',
				description: 'Why the risk can be accepted',
			}),
		],
		optional: [
			dateTime({
				displayName: 'Expires At',
				name: 'expiresAt',
				description: 'When the finding opens again; UTC if it has no time zone',
			}),
		],
		wrap: (members) => ({ acceptRisk: members }),
		reply: entity('finding'),
	}),
	endpoint({
		value: 'snooze',
		name: 'Snooze',
		action: 'Snooze finding',
		description: 'Hide a finding until a time',
		method: 'POST',
		path: '/api/v1/findings/{findingId}/state',
		fields: [
			findingId,
			requiredDateTime({
				displayName: 'Snooze Until',
				name: 'snoozeUntil',
				description: 'When the finding shows again; UTC if it has no time zone',
			}),
		],
		optional: [reason],
		wrap: (members) => ({ snooze: members }),
		reply: entity('finding'),
	}),
	stateChange('resolve', 'Resolve', 'Mark a finding as resolved', 'resolve'),
	stateChange('suppress', 'Suppress', 'Hide a finding for good', 'suppress'),
	stateChange('reopen', 'Reopen', 'Open a finding again', 'reopen'),
	stateChange('unsuppress', 'Unsuppress', 'Show a suppressed finding again', 'unsuppress'),
];
