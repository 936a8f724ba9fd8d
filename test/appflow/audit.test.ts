import { addProfile, findings, names, unregister } from './audit.support';
import { useAccount } from './support';

const account = useAccount();

/** A Salesforce connection as AWS takes it. */
const salesforce = (instanceUrl: string, isSandboxEnvironment = false) => ({
	connectorType: 'Salesforce' as const,
	connectorProfileConfig: {
		connectorProfileProperties: { Salesforce: { instanceUrl, isSandboxEnvironment } },
		connectorProfileCredentials: {
			Salesforce: {
				accessToken: 'dummy-access',
				refreshToken: 'dummy-refresh',
				oAuth2GrantType: 'AUTHORIZATION_CODE' as const,
			},
		},
	},
});

const redshift = (properties: Record<string, unknown>) => ({
	connectorType: 'Redshift' as const,
	connectorProfileConfig: {
		connectorProfileProperties: {
			Redshift: {
				bucketName: 'acme-appflow-staging',
				roleArn: 'arn:aws:iam::123456789012:role/redshift-copy',
				...properties,
			},
		},
		connectorProfileCredentials: { Redshift: { username: 'dummy', password: 'dummy-password' } },
	},
});

describe('the audit of connector profiles', () => {
	it('finds credentials that nobody has rotated for long', async () => {
		const found = await findings(account(), 'credentialsNotRotated', {
			thresholds: { rotationDays: 58 },
		});
		expect(names(found)).toEqual(['salesforce-production', 'salesforce-sandbox']);
		expect(found[0]).toMatchObject({
			severity: 'medium',
			subjectType: 'Connector Profile',
			title: 'Credentials not rotated for 60 days',
			evidence: expect.stringMatching(/^Last updated on .*; 58 days are allowed$/),
			fix: expect.stringContaining('Rotate Credentials'),
			rule: 'credentialsNotRotated',
			check: 'Credentials Not Rotated',
			source: 'Amazon AppFlow',
			since: expect.stringMatching(/^\d{4}-/),
		});
		expect(await findings(account(), 'credentialsNotRotated')).toEqual([]);
	});

	it('thinks worse of credentials that are older than twice what is allowed', async () => {
		const found = await findings(account(), 'credentialsNotRotated', {
			thresholds: { rotationDays: 29 },
		});
		const severities = found.map(({ severity }) => severity);
		expect(found[0]).toMatchObject({ severity: 'high', subjectName: 'salesforce-production' });
		expect(new Set(severities)).toEqual(new Set(['high', 'medium']));
	});

	it('finds private connections that failed, with the reason that AWS gives', async () => {
		const [found, ...others] = await findings(account(), 'privateConnectionFailed');
		expect(others).toEqual([]);
		expect(found).toMatchObject({
			severity: 'high',
			subjectName: 'sap-finance-private-failed',
			evidence: 'The endpoint service did not accept the connection. Cause: CONNECTOR_SERVER',
		});
	});

	it('finds private connections that take too long, and no others', async () => {
		const check = 'privateConnectionPending';
		expect(names(await findings(account(), check))).toEqual(['salesforce-private-pending']);
		const patient = { thresholds: { pendingMinutes: 60 * 24 * 365 } };
		expect(await findings(account(), check, patient)).toEqual([]);
	});

	it('finds public connections where the connector can be private', async () => {
		const found = await findings(account(), 'publicConnection');
		expect(names(found)).toEqual([
			'acme-tickets',
			'salesforce-production',
			'salesforce-sandbox',
			'snowflake-warehouse',
		]);
		// Of custom connectors, only each one itself can tell: that of GitHub cannot be private.
		expect(
			account()
				.calls()
				.filter((call) => call === 'DescribeConnector'),
		).toHaveLength(2);
	});

	it('finds connections over plain HTTP, and shows no more than the host', async () => {
		const address = 'http://user:dummy-password@plain.acme.example/path?token=dummy-token';
		await addProfile(account(), { connectorProfileName: 'plain', ...salesforce(address) });
		const [found, ...others] = await findings(account(), 'plainHttp');
		expect(others).toEqual([]);
		expect(found).toMatchObject({
			severity: 'critical',
			subjectName: 'plain',
			evidence: 'instanceUrl: http://plain.acme.example',
		});
		expect(JSON.stringify(found)).not.toContain('dummy');
	});

	it('finds hosts that are not allowed, in addresses of any kind', async () => {
		await addProfile(account(), {
			connectorProfileName: 'jdbc',
			...redshift({ databaseUrl: 'jdbc:redshift://db.evil.example:5439/dev?user=dummy-user' }),
		});
		const found = await findings(account(), 'hostNotAllowed', {
			thresholds: {
				allowedHosts:
					'*.salesforce.com, *.slack.com, *.zendesk.com, *.service-now.com, *.acme.example',
			},
		});
		expect(names(found)).toEqual(['jdbc', 'marketo-leads']);
		expect(found[0]?.evidence).toBe('databaseUrl: db.evil.example');
		expect(JSON.stringify(found)).not.toContain('dummy');
	});

	it('finds profiles whose name says something else than their sandbox flag', async () => {
		await addProfile(account(), {
			connectorProfileName: 'salesforce-uat',
			...salesforce('https://acme.my.salesforce.com'),
		});
		await addProfile(account(), {
			connectorProfileName: 'salesforce-contest',
			...salesforce('https://acme--x.sandbox.my.salesforce.com', true),
		});
		const found = await findings(account(), 'sandboxName');
		expect(found.map(({ subjectName, title }) => [subjectName, title])).toEqual([
			['salesforce-contest', 'It leads to a sandbox, but its name does not say so'],
			['salesforce-uat', 'Its name says sandbox, but it leads to production'],
		]);
		const own = { thresholds: { sandboxNamePattern: 'contest|^salesforce-sandbox$' } };
		expect(await findings(account(), 'sandboxName', own)).toEqual([]);
	});

	it('finds profiles that no flow uses, once they are old enough', async () => {
		await addProfile(account(), {
			connectorProfileName: 'fresh',
			...salesforce('https://acme.my.salesforce.com'),
		});
		const found = await findings(account(), 'profileUnused');
		expect(names(found)).toEqual([
			'acme-tickets',
			'amplitude-events',
			'marketo-leads',
			'salesforce-private-pending',
			'salesforce-sandbox',
			'sap-finance-private-failed',
			'slack-support',
		]);
		const strict = { thresholds: { unusedDays: 50 } };
		expect(names(await findings(account(), 'profileUnused', strict))).not.toContain('acme-tickets');
	});

	it('finds profiles all of whose flows are inactive', async () => {
		const found = await findings(account(), 'onlyInactiveFlows');
		expect(found.map(({ subjectName, evidence }) => [subjectName, evidence])).toEqual([
			['github-repositories', 'github-issues-to-snowflake (Draft)'],
			['sap-orders-private', 'sap-orders-to-s3 (Errored)'],
			['servicenow-incidents', 'servicenow-incidents-to-s3 (Suspended)'],
			['snowflake-warehouse', 'github-issues-to-snowflake (Draft)'],
		]);
	});

	it('finds flows whose last run failed, without a request for each', async () => {
		const found = await findings(account(), 'runsFailed');
		expect(found.map(({ subjectName, title }) => [subjectName, title])).toEqual([
			['servicenow-incidents-to-s3', 'The last run failed'],
			['zendesk-tickets-to-redshift', 'The last run failed'],
		]);
		expect(found[1]).toMatchObject({
			severity: 'high',
			subjectType: 'Flow',
			evidence: expect.stringMatching(/^The token has expired \(.* UTC\)$/),
			fix: expect.stringContaining('Rotate Credentials'),
		});
		expect(account().calls()).toEqual(['DescribeConnectorProfiles', 'ListFlows']);
	});

	it('says what to do about a run that failed as far as its reason tells', async () => {
		const fail = (message: string) =>
			account().control.perform('appflow', 'addRuns', {
				flowName: 'zendesk-tickets-to-redshift',
				status: 'Error',
				message,
			});
		const fix = async () =>
			(await findings(account(), 'runsFailed')).find(({ subjectName }) =>
				String(subjectName).startsWith('zendesk'),
			)?.fix;
		fail('Access Denied: s3://acme-appflow-staging');
		expect(await fix()).toMatch(/^The bucket needs a policy/);
		account().control.advanceClock(60_000);
		fail('Table is locked');
		expect(await fix()).toBe('Put right what the reason says, then start the flow again');
	});

	it('counts failures in a row only where the last run failed, in whatever order they come', async () => {
		const { control } = account();
		const runs = (count: number, status: string, startedAt: number) =>
			control.perform('appflow', 'addRuns', {
				flowName: 'zendesk-tickets-to-redshift',
				count,
				status,
				startedAt,
			});
		const now = control.now().getTime();
		runs(120, 'Error', now - 5 * 60 * 60 * 1000);
		runs(1, 'Successful', now - 4 * 60 * 60 * 1000);
		runs(2, 'Error', now - 60 * 60 * 1000);
		runs(1, 'Canceled', now - 30 * 60 * 1000);
		runs(1, 'Error', now - 60_000);
		control.clearRequests();
		const found = await findings(account(), 'runsFailed', { thresholds: { failedRuns: 3 } });
		expect(found.map(({ subjectName, title }) => [subjectName, title])).toEqual([
			['servicenow-incidents-to-s3', 'The last 3 runs failed'],
			['zendesk-tickets-to-redshift', 'The last 3 runs failed'],
		]);
		const asked = account()
			.requests('DescribeFlowExecutionRecords')
			.map(({ body }) => (body as { flowName: string }).flowName);
		expect(new Set(asked)).toEqual(
			new Set(['servicenow-incidents-to-s3', 'zendesk-tickets-to-redshift']),
		);
		const four = { thresholds: { failedRuns: 4 } };
		expect(await findings(account(), 'runsFailed', four)).toEqual([]);
	});

	it('finds active flows that have not run for long, or never', async () => {
		const { control } = account();
		control.perform('appflow', 'setFlowStatus', {
			flowName: 'github-issues-to-snowflake',
			status: 'Active',
		});
		const found = await findings(account(), 'noRuns', { thresholds: { idleDays: 7 } });
		expect(found).toContainEqual(
			expect.objectContaining({
				subjectName: 'github-issues-to-snowflake',
				title: 'It is active, but has never run',
			}),
		);
		// Suspended for 40 days: another check says so.
		expect(names(found)).not.toContain('servicenow-incidents-to-s3');
	});

	it('finds deprecated connectors and logins, and leaves their successors alone', async () => {
		await addProfile(account(), {
			connectorProfileName: 'honeycode',
			connectorType: 'Honeycode',
			connectorProfileConfig: {
				connectorProfileProperties: { Honeycode: {} },
				connectorProfileCredentials: {
					Honeycode: { accessToken: 'dummy-access', refreshToken: 'dummy-refresh' },
				},
			},
		});
		await addProfile(account(), {
			connectorProfileName: 'analytics',
			connectorType: 'Googleanalytics',
			connectorProfileConfig: {
				connectorProfileProperties: { GoogleAnalytics: {} },
				connectorProfileCredentials: {
					GoogleAnalytics: {
						clientId: 'dummy-id',
						clientSecret: 'dummy-secret',
						accessToken: 'dummy-access',
						refreshToken: 'dummy-refresh',
					},
				},
			},
		});
		const databaseUrl = 'jdbc:redshift://db.acme.example:5439/dev';
		await addProfile(account(), { connectorProfileName: 'jdbc', ...redshift({ databaseUrl }) });
		const found = await findings(account(), 'deprecatedConnector');
		expect(found.map(({ subjectName, title }) => [subjectName, title])).toEqual([
			['analytics', 'Google Analytics (Universal Analytics) is deprecated'],
			['honeycode', 'Amazon Honeycode is deprecated'],
			['jdbc', 'Amazon Redshift with JDBC (Legacy) is deprecated'],
		]);
	});

	it('finds profiles whose custom connector is gone, or was registered long ago', async () => {
		const old = { thresholds: { registrationDays: 60 } };
		expect(await findings(account(), 'registrationOld', old)).toMatchObject([
			{ subjectName: 'acme-tickets', title: 'Its connector was registered 90 days ago' },
		]);
		expect(await findings(account(), 'registrationOld')).toEqual([]);
		expect(await findings(account(), 'registrationMissing')).toEqual([]);
		await unregister(account(), 'AcmeTickets');
		expect(await findings(account(), 'registrationMissing')).toMatchObject([
			{
				severity: 'high',
				subjectName: 'acme-tickets',
				evidence: 'AppFlow knows no connector with the label AcmeTickets',
			},
		]);
	});

	it('finds names that go against a convention', async () => {
		const found = await findings(account(), 'profileName', {
			thresholds: { profileNamePattern: '^[a-z]+-[a-z]+$' },
		});
		expect(names(found)).toEqual([
			'salesforce-private-pending',
			'sap-finance-private-failed',
			'sap-orders-private',
		]);
	});

	it('finds quotas that are nearly used up', async () => {
		const check = 'quotaNearlyUsed';
		expect(await findings(account(), check)).toEqual([]);
		const found = await findings(account(), check, {
			thresholds: { connectorProfileQuota: 14, flowQuota: 10, quotaPercent: 90 },
		});
		expect(found.map(({ severity, title }) => [severity, title])).toEqual([
			['high', '100% of the quota for connector profiles is used'],
			['medium', '90% of the quota for flows is used'],
		]);
		expect(found[0]).toMatchObject({ subjectType: 'AWS Account' });
	});

	it('asks for nothing that the chosen checks do not need', async () => {
		await findings(account(), 'plainHttp');
		expect(account().calls()).toEqual(['DescribeConnectorProfiles']);
	});

	it('finds nothing when no check is chosen', async () => {
		expect(await account().json('connectorProfile.audit', { checks: [] })).toEqual([]);
	});
});

describe('a threshold that cannot be used', () => {
	it.each([
		['hostNotAllowed', {}, "'Allowed Hosts' is empty"],
		['profileName', {}, "'Profile Name Pattern' is empty"],
		[
			'profileName',
			{ profileNamePattern: '[' },
			"'Profile Name Pattern' is not a regular expression",
		],
		[
			'sandboxName',
			{ sandboxNamePattern: '(' },
			"'Sandbox Name Pattern' is not a regular expression",
		],
		['runsFailed', { failedRuns: 0 }, "'Failed Runs in a Row' is 0: it has to be from 1 to 100"],
		['noSuchCheck', {}, "'Checks' has a value that is not offered"],
	])('is refused before anything is asked for: %s with %j', async (check, thresholds, message) => {
		const failure = await account().failure('connectorProfile.audit', {
			checks: [check],
			thresholds,
		});
		expect(failure.message).toContain(message);
		expect(account().calls()).toEqual([]);
	});
});
