import { excerpt, hoursBetween, momentOf } from '../../../../engine/audit/words';
import { counted } from '../../../../engine/words';
import { ofConnector } from '../facts';
import type { Connector, ConductorOneRule } from '../facts';

/** Beyond so many times what is allowed, nobody is looking. */
const MUCH_TOO_OLD = 7;

const WITHOUT_DATA = /\bno data\b|\bempty\b/i;

/** The document names no status for it, but says that there is one; others only give the reason. */
function isEmpty({ status, lastError }: Connector): boolean {
	return status.includes('NO_DATA') || (status === 'ERROR' && WITHOUT_DATA.test(lastError));
}

function isDisabled({ status, disabledAt }: Connector): boolean {
	return status === 'DISABLED' || disabledAt !== undefined;
}

const failed: ConductorOneRule = {
	value: 'syncFailed',
	name: 'Sync Failed',
	description: 'Connectors whose last sync failed',
	severity: 'high',
	preset: true,
	needs: ['connectors'],
	*find({ connectors }) {
		for (const connector of connectors) {
			const { status, lastError, completedAt } = connector;
			if (!status.includes('ERROR') || isEmpty(connector) || isDisabled(connector)) continue;
			yield {
				...ofConnector(connector),
				title: 'The last sync failed',
				evidence: excerpt(lastError) || 'ConductorOne gives no reason',
				fix: 'See the reason: renew the credentials in its configuration if the login was refused; then run Sync Now',
				since: completedAt,
			};
		}
	},
};

const overdue: ConductorOneRule = {
	value: 'syncOverdue',
	name: 'Sync Overdue',
	description: 'Connectors that have not synced for long, or never, or do not get ready',
	severity: 'medium',
	preset: true,
	needs: ['connectors'],
	*find({ connectors, now }, { syncHours }) {
		for (const connector of connectors) {
			const last = lastSyncOf(connector);
			if (!last?.at || isDisabled(connector)) continue;
			const hours = hoursBetween(last.at, now);
			if (hours < syncHours) continue;
			yield {
				...ofConnector(connector),
				title: last.title(age(hours)),
				evidence: `${last.what} on ${momentOf(last.at.toISOString())}; ${counted(syncHours, 'hour')} are allowed`,
				fix: 'Run Sync Now, and check the schedule of the connector; one that runs elsewhere may have stopped',
				since: last.at,
				...(hours >= MUCH_TOO_OLD * syncHours && { severity: 'high' }),
			};
		}
	},
};

interface LastSync {
	readonly at: Date | undefined;
	readonly what: string;
	readonly title: (age: string) => string;
}

/** What says how old the data is; nothing for failed syncs, which are found as such. */
function lastSyncOf(connector: Connector): LastSync | undefined {
	const { status, createdAt, startedAt, completedAt, isConfigured } = connector;
	if (status === 'DONE') {
		return { at: completedAt, what: 'Last synced', title: (time) => `Not synced for ${time}` };
	}
	if (status === 'RUNNING') {
		return { at: startedAt, what: 'Started', title: (time) => `Its sync has run for ${time}` };
	}
	if (status !== '' && status !== 'UNSPECIFIED') return undefined;
	return isConfigured
		? { at: createdAt, what: 'Created', title: () => 'It has never synced' }
		: undefined;
}

function age(hours: number): string {
	return hours < 72 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}

const disabled: ConductorOneRule = {
	value: 'syncDisabled',
	name: 'Sync Disabled',
	description: 'Connectors that are paused, or that ConductorOne has disabled, with the reason',
	severity: 'medium',
	preset: true,
	needs: ['connectors'],
	*find({ connectors }) {
		for (const connector of connectors.filter(isDisabled)) {
			const { disabledReason, disabledCategory, disabledAt, lastError } = connector;
			const category = disabledCategory.toLowerCase().replaceAll('_', ' ');
			const why = [excerpt(disabledReason || lastError), category && `(${category})`].filter(
				(part) => part,
			);
			yield {
				...ofConnector(connector),
				title: 'It does not sync, nor grant or revoke access',
				evidence: [
					why.join(' ') || 'ConductorOne gives no reason',
					disabledAt && `since ${momentOf(disabledAt.toISOString())}`,
				]
					.filter((part) => part)
					.join('; '),
				fix: 'Put the reason right and run Resume, or delete the connector',
				since: disabledAt,
			};
		}
	},
};

const empty: ConductorOneRule = {
	value: 'syncEmpty',
	name: 'Sync Empty',
	description: 'Connectors whose sync brought no data, or nobody',
	severity: 'medium',
	preset: true,
	needs: ['connectors'],
	*find({ connectors }) {
		for (const connector of connectors) {
			const { status, app, lastError, completedAt } = connector;
			if (isEmpty(connector) && !isDisabled(connector)) {
				yield {
					...ofConnector(connector),
					title: 'The last sync was stopped because it brought no data',
					evidence: excerpt(lastError) || 'ConductorOne gives no reason',
					fix: 'Check what its login may read in the application. If the data is right, run Confirm Sync Valid',
					since: completedAt,
					severity: 'high',
				};
			} else if (status === 'DONE' && app.users === 0) {
				yield {
					...ofConnector(connector),
					title: 'It syncs, but nobody has any access in the app',
					evidence: `ConductorOne counts 0 users of ${app.name}`,
					fix: 'Check what its login may read in the application, and which resource types it syncs',
				};
			}
		}
	},
};

export const syncRules: readonly ConductorOneRule[] = [failed, overdue, disabled, empty];
