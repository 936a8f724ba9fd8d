import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

/** What one check finds. */
const findings = async (check: string, parameters: INodeParameters = {}) =>
	await tenant.json('connector.audit', { checks: [check], ...parameters });

const names = (items: readonly IDataObject[]) => items.map(({ subjectName }) => subjectName);

const thresholds = (values: INodeParameters) => ({ thresholds: values });

describe(`the audit of connectors${unjudged}`, () => {
	it('finds syncs that failed, with the reason', async () => {
		const found = await findings('syncFailed');
		expect(names(found)).toEqual([
			'Confluence',
			'Jira',
			'Jira EU (Jira)',
			'Okta EU (Okta)',
			'Terraform Cloud',
		]);
		expect(found[3]).toMatchObject({
			severity: 'high',
			subjectType: 'Connector',
			subjectId: ids.connectors.oktaFailed,
			title: 'The last sync failed',
			evidence: 'okta: 401 Unauthorized: invalid token',
			affects: ['Okta'],
			rule: 'syncFailed',
			check: 'Sync Failed',
			source: 'ConductorOne',
			scope: new URL(tenant.url).host,
			since: expect.stringMatching(/^\d{4}-/),
			id: `conductorone:syncFailed:${ids.connectors.oktaFailed}`,
		});
	});

	it('finds data that is old, and thinks worse of what is much too old', async () => {
		const found = await findings('syncOverdue');
		expect(found).toMatchObject([
			{
				severity: 'medium',
				subjectName: 'Salesforce v2 (Salesforce)',
				title: 'Not synced for 3 days',
				evidence: expect.stringMatching(/^Last synced on .* UTC; 24 hours are allowed$/),
			},
		]);
		const [worse] = await findings('syncOverdue', thresholds({ syncHours: 10 }));
		expect(worse).toMatchObject({ severity: 'high', subjectName: 'Salesforce v2 (Salesforce)' });
		expect(await findings('syncOverdue', thresholds({ syncHours: 100 }))).toEqual([]);
	});

	it('finds syncs that do not come to an end', async () => {
		const found = await findings('syncOverdue', thresholds({ syncHours: 2 }));
		expect(found[1]).toMatchObject({
			severity: 'medium',
			subjectName: 'GitHub v2 (GitHub)',
			title: 'Its sync has run for 2 hours',
			evidence: expect.stringMatching(/^Started on .* UTC; 2 hours are allowed$/),
		});
		expect(await findings('syncOverdue', thresholds({ syncHours: 3 }))).toHaveLength(1);
	});

	it('finds connectors that are paused, and says why', async () => {
		expect(await findings('syncDisabled')).toMatchObject([
			{
				subjectName: 'Slack',
				evidence: expect.stringMatching(/^Paused by Priya Raman \(paused\); since .* UTC$/),
			},
		]);
	});

	it('finds syncs that were stopped for lack of data, and those that bring nobody', async () => {
		expect(await findings('syncEmpty')).toMatchObject([
			{
				severity: 'high',
				subjectName: 'Snowflake',
				evidence: 'sync returned no data: confirm that this is valid',
				fix: expect.stringContaining('Confirm Sync Valid'),
			},
			{ severity: 'medium', subjectName: 'Sentry', evidence: expect.stringContaining('0 users') },
		]);
	});

	it('finds connectors without a configuration, and does not call them overdue', async () => {
		expect(names(await findings('connectorNotConfigured'))).toEqual([
			'Okta Preview (Okta)',
			'Salesforce Sandbox (Salesforce)',
		]);
	});

	it('finds connectors that neither users nor an entitlement own', async () => {
		const found = await findings('connectorWithoutOwner');
		expect(found).toHaveLength(39);
		expect(names(found)).toContain('Okta EU (Okta)');
		expect(names(found)).not.toContain('Okta v2 (Okta)');
		const owner = { connectorId: ids.connectors.oktaFailed, appId: ids.apps.okta };
		await tenant.json('connector.addOwner', {
			appId: { __rl: true, mode: 'id', value: owner.appId },
			connectorId: { __rl: true, mode: 'id', value: owner.connectorId },
			userId: { __rl: true, mode: 'id', value: ids.users.member },
			roleSlug: 'owner',
		});
		expect(await findings('connectorWithoutOwner')).toHaveLength(38);
	});
});

describe('the audit of credentials', () => {
	it('finds those that expire, and what has expired already', async () => {
		expect(await findings('credentialExpiring')).toMatchObject([
			{
				severity: 'high',
				subjectType: 'Service Principal Credential',
				subjectName: 'Nightly Export credential (Nightly Export)',
				title: 'It has expired',
			},
			{
				severity: 'medium',
				subjectName: 'n8n credential (n8n)',
				title: 'It expires in 9 days',
				evidence: expect.stringMatching(/^Expires on .*; last used on /),
			},
		]);
		const soon = await findings('credentialExpiring', thresholds({ expiryDays: 5 }));
		expect(names(soon)).toEqual(['Nightly Export credential (Nightly Export)']);
	});

	it('finds those that were never used, or not for long', async () => {
		expect(await findings('credentialUnused')).toMatchObject([
			{ subjectName: 'Terraform credential (Terraform)', title: 'It was never used' },
		]);
		const found = await findings('credentialUnused', thresholds({ idleCredentialDays: 3 }));
		expect(found.map(({ title }) => title)).toEqual(['Not used for 4 days', 'It was never used']);
	});

	it('checks the credentials of connectors that are named', async () => {
		const found = await findings(
			'credentialUnused',
			thresholds({
				connectorCredentials: `${ids.connectors.netSuite}/${ids.netSuiteCredential}`,
			}),
		);
		expect(found[0]).toMatchObject({
			subjectType: 'Connector Credential',
			subjectName: 'NetSuite',
			subjectId: ids.netSuiteCredential,
			title: 'It was never used',
			affects: ['NetSuite'],
		});
	});

	it('says which of them it could not find', async () => {
		const run = await tenant.run('connector.audit', {
			checks: ['credentialUnused'],
			output: 'summary',
			thresholds: {
				connectorCredentials: `${ids.connectors.netSuite}/${ids.oktaSync},${ids.oktaSync}/${ids.oktaSync}`,
			},
		});
		expect(run.json[0]?.notRead).toEqual([
			{
				what: `Credential ${ids.oktaSync} of connector NetSuite`,
				why: 'The connector has no such credential',
			},
			{
				what: `Credential ${ids.oktaSync} of connector ${ids.oktaSync}`,
				why: 'No app has such a connector',
			},
		]);
	});

	it.each(['justOneId', 'one/two/three', '/x', 'with space/x'])(
		'refuses %s as a credential, before anything is sent',
		async (connectorCredentials) => {
			const failure = await tenant.failure('connector.audit', {
				thresholds: { connectorCredentials },
			});
			expect(failure.message).toContain('Connector Credentials');
			expect(tenant.requests()).toEqual([]);
		},
	);
});

describe('the audit of access', () => {
	it('finds accounts that nobody owns, those that are deleted left out', async () => {
		expect(await findings('accountWithoutOwner')).toMatchObject([
			{ subjectName: 'octo-deploy (GitHub)', title: 'Nobody owns this service account' },
			{ severity: 'medium', subjectName: 'svc-backup (Okta)', affects: ['Okta'] },
			{
				severity: 'low',
				subjectName: 'former.contractor (Okta)',
				evidence: 'It is disabled in Okta',
			},
		]);
	});

	it('finds accounts that were not used for long, where that is known', async () => {
		const found = await findings('accessUnused');
		expect(names(found)).toEqual(['priya-raman (GitHub)', 'user-8 (Okta)']);
		expect(found[1]).toMatchObject({ title: 'This account was not used for 95 days' });
		const patient = await findings('accessUnused', thresholds({ idleAccountDays: 100 }));
		expect(names(patient)).toEqual(['priya-raman (GitHub)']);
	});

	it('finds entitlements in use that neither users nor an entitlement own', async () => {
		const found = await findings('entitlementWithoutOwner');
		expect(names(found)).toEqual(['Admin (GitHub)', 'Root (Okta)']);
		expect(found[0]).toMatchObject({ evidence: expect.stringMatching(/^1 account with it/) });
	});

	it('finds access that ends soon, and access that has not ended in time', async () => {
		expect(await findings('grantEnding')).toMatchObject([
			{
				severity: 'high',
				subjectType: 'Grant',
				subjectName: 'user-4 has Payroll (Okta)',
				title: 'This access should have ended',
			},
			{
				severity: 'low',
				subjectName: 'priya-raman has Admin (GitHub)',
				title: 'This access ends in 9 days',
			},
			{ subjectName: 'user-2 has Administrators (Okta)', title: 'This access ends in 3 days' },
		]);
		const soon = await findings('grantEnding', thresholds({ endingDays: 5 }));
		expect(names(soon)).toHaveLength(2);
	});
});
