import type { Configuration } from '../config';
import type { Connector, SyncStatus } from '../state';
import { appNames, manualApps } from './apps';
import { idOf, ids } from './ids';

const minutes = 60_000;

interface Seed {
	app: string;
	name: string;
	catalogId: string;
	configuration: Configuration | undefined;
	more?: (now: Date, host: string) => Partial<Connector>;
}

const text = (stringValue: string) => ({ stringValue });

const okta = (domain: string): Configuration => ({
	okta_v2_domain: text(domain),
	okta_v2_api_token: text('dummy-okta-token'),
	okta_sync_custom_roles: text('true'),
	okta_filter_email_domains: text('example.com,example.org'),
});

const ago = (now: Date, ms: number) => new Date(now.getTime() - ms).toISOString();

function finished(
	now: Date,
	status: SyncStatus['status'],
	lastError = '',
	earlier = 0,
): Partial<Connector> {
	const completedAt = ago(now, earlier + 37 * minutes);
	const startedAt = ago(now, earlier + 41 * minutes);
	return { status: { status, lastError, startedAt, completedAt, updatedAt: completedAt } };
}

/** The connectors that the documentation and tests name, each in a state of its own. */
const named: Seed[] = [
	{
		app: 'Okta',
		name: 'Okta v2',
		catalogId: ids.catalog.oktaV2,
		configuration: okta('acme.okta.com'),
		more: (now) => ({
			...finished(now, 'SYNC_STATUS_DONE'),
			syncIds: [ids.oktaSync],
			schedule: { cronSpec: '0 */4 * * *', timezone: 'America/Los_Angeles', start: null },
			owners: [owned(ids.users.admin)],
		}),
	},
	{
		app: 'Okta',
		name: 'Okta Preview',
		catalogId: ids.catalog.oktaV2,
		configuration: undefined,
	},
	{
		app: 'Okta',
		name: 'Okta EU',
		catalogId: ids.catalog.oktaV2,
		configuration: okta('acme-eu.okta.com'),
		more: (now) => finished(now, 'SYNC_STATUS_ERROR', 'okta: 401 Unauthorized: invalid token'),
	},
	{
		app: 'GitHub',
		name: 'GitHub v2',
		catalogId: ids.catalog.gitHubV2,
		configuration: { github_access_token: text('dummy-token'), github_org_list: text('acme') },
		more: (now) => ({
			planned: { start: now.getTime() - 150 * minutes, end: now.getTime() + 240 * minutes },
		}),
	},
	{
		app: 'Snowflake',
		name: 'Snowflake',
		catalogId: ids.catalog.snowflake,
		configuration: {
			snowflake_account: text('xy12345.eu-west-1'),
			snowflake_username: text('C1_SYNC'),
			snowflake_password: text('dummy-password'),
		},
		more: (now) => ({
			...finished(now, 'SYNC_STATUS_ERROR', 'sync returned no data: confirm that this is valid'),
			droppedSyncId: ids.snowflakeLifecycle,
		}),
	},
	{
		app: 'Slack',
		name: 'Slack',
		catalogId: ids.catalog.baton,
		configuration: {},
		more: (now) => ({
			...finished(now, 'SYNC_STATUS_DISABLED'),
			syncDisabledAt: ago(now, 30 * minutes),
			syncDisabledReason: 'Paused by Priya Raman',
			syncDisabledCategory: 'PAUSED',
		}),
	},
	{
		app: 'Salesforce',
		name: 'Salesforce v2',
		catalogId: ids.catalog.salesforceV2,
		configuration: { salesforce_instance_url: text('https://acme.my.salesforce.com') },
		more: (now) => finished(now, 'SYNC_STATUS_DONE', '', 3 * 24 * 60 * minutes),
	},
	{
		app: 'Salesforce',
		name: 'Salesforce Sandbox',
		catalogId: ids.catalog.salesforceV2,
		configuration: undefined,
	},
	{
		app: 'Workday',
		name: 'Workday',
		catalogId: ids.catalog.everyField,
		configuration: {
			workday_tenant: text('acme_prod'),
			workday_private_key: text('dummy-private-key'),
			workday_environment: text('production'),
			workday_sync_contractors: text('true'),
			workday_client_secret: text('dummy-secret'),
			workday_webhook_secret: text('dummy-random'),
			workday_business_units: text('Finance,People'),
			workday_attribute_map: {
				keyValues: { items: [{ key: 'costCenter', value: 'cost_center' }] },
			},
		},
	},
	...[1, 2, 3, 4, 5, 6].map((number) => ({
		app: 'NetSuite',
		name: `NetSuite ${number}`,
		catalogId: ids.catalog.baton,
		configuration: {},
		more: () => ({ deletedAt: new Date(Date.UTC(2025, number, 1)).toISOString() }),
	})),
	{
		app: 'NetSuite',
		name: 'NetSuite',
		catalogId: ids.catalog.baton,
		configuration: {},
		more: (_now, host) => ({ credentials: [netSuiteCredential(host)] }),
	},
];

const namedApps = new Set(named.map((seed) => seed.app));

/** One or two self-hosted connectors for every other app that has any. */
const others: Seed[] = appNames
	.filter((app) => !namedApps.has(app) && !manualApps.has(app))
	.flatMap((app, index) =>
		(index % 3 === 0 ? [app, `${app} EU`] : [app]).map((name) => ({
			app,
			name,
			catalogId: ids.catalog.baton,
			configuration: {},
			more: (now: Date) =>
				index % 7 === 5
					? finished(now, 'SYNC_STATUS_ERROR', 'connector has not checked in for 3 days')
					: finished(now, 'SYNC_STATUS_DONE'),
		})),
	);

/** The connectors of a fresh tenant; times of syncs are told relative to `now`. */
export function seedConnectors(now: Date, host: string): Connector[] {
	return [...named, ...others].map((seed, index): Connector => {
		const createdAt = new Date(Date.UTC(2024, index % 12, 3, 10)).toISOString();
		const done = seed.configuration ? finished(now, 'SYNC_STATUS_DONE').status : undefined;
		return {
			id: idOf(`connector/${seed.app}/${seed.name}`),
			appId: idOf(`app/${seed.app}`),
			catalogId: seed.catalogId,
			displayName: seed.name,
			description: '',
			configuration: structuredClone(seed.configuration),
			configUpdatedAt: seed.configuration ? createdAt : null,
			profileAllowList: [],
			profileIgnoreList: [],
			disableCheckBadSync: false,
			parallelSyncWorkerCount: 0,
			canResumeSync: false,
			syncResourceTypeIds: undefined,
			schedule: null,
			syncDisabledAt: null,
			syncDisabledReason: '',
			syncDisabledCategory: '',
			createdAt,
			updatedAt: createdAt,
			deletedAt: null,
			status: done ?? neverSynced(),
			planned: undefined,
			syncIds: [],
			droppedSyncId: undefined,
			owners: [],
			credentials: [],
			...seed.more?.(now, host),
		};
	});
}

export function neverSynced(): SyncStatus {
	return {
		status: 'SYNC_STATUS_UNSPECIFIED',
		lastError: '',
		startedAt: null,
		completedAt: null,
		updatedAt: null,
	};
}

function owned(userId: string) {
	const createdAt = new Date(Date.UTC(2024, 1, 3, 10)).toISOString();
	return { from: 0, owners: [{ userId, roleSlug: 'owner', createdAt }] };
}

function netSuiteCredential(host: string) {
	const createdAt = new Date(Date.UTC(2025, 3, 7, 12)).toISOString();
	return {
		id: ids.netSuiteCredential,
		appId: ids.apps.netSuite,
		connectorId: ids.connectors.netSuite,
		clientId: `dummy-badger-11111@${host}/ccc`,
		displayName: 'NetSuite',
		createdAt,
		updatedAt: createdAt,
		deletedAt: null,
		expiresTime: null,
		lastUsedAt: null,
	};
}
