import { Problem } from './problem.mjs';

const HOUR_MS = 3_600_000;

/**
 * What has happened in the local ConductorOne before anybody looks: something for lists, look-ups,
 * and triggers to show. See the actions in the sandbox's README.
 */
const HAPPENED = [
	{ action: 'addEvent', agoMs: 30 * HOUR_MS, operation: 'c1.api.app.v1.ConnectorService/Create' },
	{ action: 'addEvent', agoMs: 6 * HOUR_MS, operation: 'c1.api.policy.v1.Policies/Update' },
	{ action: 'addEvent', agoMs: HOUR_MS, operation: 'c1.api.task.v1.TaskActionsService/Approve' },
	{ action: 'addGrantEvent', agoMs: 26 * HOUR_MS },
	{ action: 'addGrantEvent', agoMs: 2 * HOUR_MS, removed: true },
	{ action: 'putFinding', agoMs: 50 * HOUR_MS, severity: 'FINDING_SEVERITY_HIGH' },
	{ action: 'addExecution', agoMs: 4 * HOUR_MS, state: 'ERROR' },
	{
		action: 'requestAccess',
		email: 'tomas.raman@example.com',
		description: 'For the release on Friday',
	},
	{
		action: 'requestAccess',
		email: 'ingrid.raman@example.com',
		description: 'On call this week',
	},
];

/**
 * Lets that happen in a sandbox that has just started.
 *
 * @param {string} controlUrl
 */
export async function fillTenant(controlUrl) {
	for (const happened of HAPPENED) {
		const response = await fetch(`${controlUrl}/actions`, {
			method: 'POST',
			body: JSON.stringify({ service: 'conductorOne', ...happened }),
		});
		if (!response.ok) {
			throw new Problem(`The sandbox refused "${happened.action}": ${await response.text()}`);
		}
	}
}
