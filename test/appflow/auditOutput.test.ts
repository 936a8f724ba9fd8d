import type { IDataObject } from 'n8n-workflow';

import { addProfile, fileOf, findings, names, unregister } from './audit.support';
import { everythingIn, until, useAccount } from './support';

const account = useAccount();

const AUDIT = 'connectorProfile.audit';

const listed = (value: unknown): IDataObject[] => value as IDataObject[];

describe('the output of an audit', () => {
	it('is flat items that have the worst first', async () => {
		const items = await account().json(AUDIT);
		const rank = ['critical', 'high', 'medium', 'low'];
		const ranks = items.map(({ severity }) => rank.indexOf(String(severity)));
		expect(ranks).toEqual([...ranks].sort());
		expect(items.length).toBeGreaterThan(10);
		for (const item of items) {
			expect(Object.values(item).filter((value) => typeof value === 'object')).toHaveLength(1);
			expect(item.id).toBe(`appflow:${item.rule}:${item.subjectId}`);
		}
	});

	it('is one item per profile, good ones included, with the findings about its flows', async () => {
		const items = await account().json(AUDIT, { output: 'profiles' });
		const of = (name: string) => items.find(({ subjectName }) => subjectName === name);
		expect(items).toHaveLength(14);
		expect(of('salesforce-production')).toMatchObject({ findings: 0, worstSeverity: 'none' });
		expect(of('redshift-reporting')).toMatchObject({
			findings: 1,
			worstSeverity: 'high',
			high: 1,
			problems: [{ rule: 'runsFailed', title: 'The last run failed' }],
		});
		// The flow has two ends.
		expect(listed(of('zendesk-tickets')?.problems)).toHaveLength(1);
	});

	it('says which profiles a flow uses even if no other check needs to know', async () => {
		const parameters = { checks: ['runsFailed'], output: 'profiles' };
		const items = await account().json(AUDIT, parameters);
		const bad = items.filter(({ findings: count }) => count !== 0);
		expect(names(bad)).toEqual(['zendesk-tickets', 'servicenow-incidents', 'redshift-reporting']);
	});

	it('is one summary with counts, and with how many requests it took', async () => {
		const [summary, ...others] = await account().json(AUDIT, { output: 'summary' });
		expect(others).toEqual([]);
		const found = await account().json(AUDIT);
		expect(summary).toMatchObject({
			source: 'Amazon AppFlow',
			scope: '123456789012 in eu-west-1',
			findings: found.length,
			high: found.filter(({ severity }) => severity === 'high').length,
			profiles: 14,
			flows: 9,
			notRead: [],
			calls: 13,
			callsByOperation: {
				DescribeConnectorProfiles: 1,
				ListFlows: 1,
				DescribeFlow: 9,
				DescribeConnectors: 1,
				ListConnectors: 1,
			},
		});
	});

	it('leaves out what is not bad enough, and names that are to be ignored', async () => {
		const items = await account().json(AUDIT, {
			options: { minimumSeverity: 'medium', ignoreNames: 'sap-*, ZENDESK-tickets-to-redshift' },
		});
		expect(names(items)).toEqual([
			'servicenow-incidents-to-s3',
			'github-repositories',
			'salesforce-private-pending',
			'servicenow-incidents',
			'snowflake-warehouse',
		]);
	});

	it('comes once, however many items come in', async () => {
		const run = await account().run(AUDIT, { output: 'summary' }, { items: 5 });
		expect(run.json).toHaveLength(1);
		expect(account().requests('ListFlows')).toHaveLength(1);
	});
});

describe('an audit of an account that changes or fails meanwhile', () => {
	const summaryOf = async (parameters: Record<string, unknown> = {}) => {
		const run = await account().run(AUDIT, { output: 'summary', ...parameters });
		return { run, summary: run.json[0] ?? {} };
	};

	it('goes on without a flow that is deleted in between, and says so', async () => {
		account().control.failNext({
			operation: '^DescribeFlow$',
			status: 404,
			error: 'ResourceNotFoundException',
			message: 'Flow is not there',
		});
		const { summary, run } = await summaryOf();
		expect(summary).toMatchObject({
			flows: 8,
			notRead: [{ what: expect.stringMatching(/^Flow /), why: 'It was deleted during the audit' }],
		});
		expect(run.hints[0]?.message).toContain('could not be read: It was deleted during the audit');
	});

	it('takes no profile for unused that a flow which it could not read may use', async () => {
		await unregister(account(), 'acme-inventory');
		account().control.setLatency(0);
		// The one flow of GitHub and Snowflake.
		account().control.failNext({
			operation: '^DescribeFlow$',
			body: 'github-issues-to-snowflake',
			status: 400,
			error: 'ValidationException',
			message: 'Cannot be described',
		});
		const parameters = { checks: ['profileUnused', 'onlyInactiveFlows'] };
		const run = await account().run(AUDIT, parameters);
		expect(names(run.json)).not.toContain('github-repositories');
		expect(names(run.json)).not.toContain('snowflake-warehouse');
		expect(names(run.json)).toContain('slack-support');
		expect(run.hints[0]?.message).toBe(
			'Flow github-issues-to-snowflake could not be read: AWS says: Cannot be described. The summary lists what is missing.',
		);
	});

	it('fails when it may not read flows at all', async () => {
		account().control.failNext({
			operation: '^DescribeFlow$',
			times: 100,
			status: 403,
			error: 'AccessDeniedException',
			message: 'User is not authorized to perform: appflow:DescribeFlow',
		});
		const failure = await account().failure(AUDIT);
		expect(failure.message).toContain('AWS denied access');
		expect(failure.description).toContain('appflow:DescribeFlow');
	});

	it('fails when a list cannot be read', async () => {
		account().control.failNext({
			operation: '^ListFlows$',
			times: 100,
			status: 403,
			error: 'AccessDeniedException',
			message: 'User is not authorized to perform: appflow:ListFlows',
		});
		expect((await account().failure(AUDIT)).description).toContain('appflow:ListFlows');
	});
});

describe('an audit of a large account', () => {
	it('reads 100 profiles and 1,000 flows in full', async () => {
		const { control } = account();
		await account().seed('many', 86);
		control.perform('appflow', 'addFlows', { count: 991 });
		control.clearRequests();
		const [summary] = await account().json(AUDIT, { output: 'summary' });
		expect(summary).toMatchObject({
			profiles: 100,
			flows: 1000,
			calls: 1013,
			callsByOperation: { DescribeFlow: 1000, ListFlows: 10, DescribeConnectorProfiles: 1 },
			// Two flows failed, one private connection, and both quotas are used up.
			high: 5,
			notRead: [],
		});
	}, 60_000);

	it('sends as many requests at a time as it is told to', async () => {
		account().control.setLatency(30, { operation: 'DescribeFlow' });
		await account().json(AUDIT, { options: { concurrency: 4 } });
		expect(account().control.maxInFlight('appflow')).toBe(4);
	});

	it('waits when AWS throttles it longer than the usual repetitions last', async () => {
		const { control } = account();
		control.failNext({ operation: '^DescribeFlow$', status: 429, times: 6 });
		const [summary] = await account().json(AUDIT, {
			output: 'summary',
			options: { concurrency: 1 },
		});
		expect(summary).toMatchObject({ flows: 9, notRead: [], calls: 13 });
		expect(account().requests('DescribeFlow')).toHaveLength(15);
	}, 60_000);
});

describe('the reports of an audit', () => {
	it('are on the first item, in the field and under the name that are wanted', async () => {
		const run = await account().run(AUDIT, {
			report: 'csv',
			reportField: 'audit',
			options: { reportFileName: '../weekly:audit' },
		});
		expect(run.items.length).toBeGreaterThan(1);
		expect(run.items.filter(({ binary }) => binary)).toHaveLength(1);
		const { fileName, mimeType, text } = fileOf(run, 'audit');
		expect([fileName, mimeType]).toEqual(['-weekly-audit.csv', 'text/csv']);
		expect(text.split('\r\n')).toHaveLength(run.items.length + 2);
	});

	it('are there even if nothing is found: on an item with the summary', async () => {
		const run = await account().run(AUDIT, { checks: ['plainHttp'], report: 'html' });
		expect(run.json).toMatchObject([{ findings: 0, profiles: 14 }]);
		const { text, fileName } = fileOf(run);
		expect(text).toContain('No findings');
		expect(fileName).toMatch(/^appflow-audit-\d{4}-\d\d-\d\d\.html$/);
	});

	it('hold everything as JSON', async () => {
		const run = await account().run(AUDIT, { report: 'json' });
		const report = JSON.parse(fileOf(run).text);
		expect(report.findings).toEqual(run.json);
		expect(report.summary).toMatchObject({ findings: run.json.length, calls: 13 });
	});

	it('show each finding as HTML', async () => {
		const run = await account().run(AUDIT, { report: 'html', options: { reportTitle: 'A & B' } });
		const { text } = fileOf(run);
		expect(text).toContain('<h1>A &amp; B</h1>');
		for (const { subjectName, title } of run.json) {
			expect(text).toContain(`<div class="name">${String(subjectName)}</div>`);
			expect(text).toContain(String(title));
		}
	});
});

describe('an audit that is compared with the last one', () => {
	const compared = async (staticData: IDataObject, parameters: Record<string, unknown> = {}) =>
		await account().run(AUDIT, { comparison: 'mark', ...parameters }, { staticData });

	const statuses = (items: readonly IDataObject[]) =>
		items.reduce<Record<string, number>>((counts, { status }) => {
			counts[String(status)] = (counts[String(status)] ?? 0) + 1;
			return counts;
		}, {});

	it('knows what is new, still open, and resolved', async () => {
		const first = await compared({});
		const total = first.json.length;
		expect(statuses(first.json)).toEqual({ new: total });

		await account().json('connectorProfile.delete', {
			connectorProfileName: { __rl: true, mode: 'name', value: 'slack-support' },
		});
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
		const second = await compared(first.staticData);
		expect(statuses(second.json)).toEqual({ new: 1, stillOpen: total - 1, resolved: 1 });
		const by = (status: string) => second.json.filter((item) => item.status === status);
		expect(by('new')).toMatchObject([{ subjectName: 'honeycode' }]);
		expect(by('resolved')).toMatchObject([{ subjectName: 'slack-support', rule: 'profileUnused' }]);
		expect(by('stillOpen')[0]?.firstSeen).toBe(first.json[0]?.firstSeen);

		const third = await compared(second.staticData, { comparison: 'changes' });
		expect(third.json).toEqual([]);
		const [summary] = (
			await compared(third.staticData, { comparison: 'changes', output: 'summary' })
		).json;
		expect(summary).toMatchObject({ findings: total, new: 0, stillOpen: total, resolved: 0 });
	});

	it('takes nothing for resolved that it did not check, or could not read', async () => {
		const first = await compared({});
		const fewer = await compared(first.staticData, { checks: ['plainHttp', 'runsFailed'] });
		expect(statuses(fewer.json)).toEqual({ stillOpen: 2 });

		account().control.failNext({
			operation: '^DescribeFlow$',
			body: 'github-issues-to-snowflake',
			status: 400,
			error: 'ValidationException',
			message: 'Cannot be described',
		});
		const unsure = await compared(fewer.staticData, { checks: ['onlyInactiveFlows'] });
		expect(statuses(unsure.json)).toEqual({ stillOpen: 2 });
		const sure = await compared(unsure.staticData, { checks: ['onlyInactiveFlows'] });
		expect(statuses(sure.json)).toEqual({ stillOpen: 4 });
	});

	it('keeps findings apart by account and region, and starts anew with a foreign memory', async () => {
		const first = await compared({});
		const foreign = JSON.parse(
			JSON.stringify(first.staticData).replaceAll('eu-west-1', 'eu-north-1'),
		);
		expect(statuses((await compared(foreign)).json)).toEqual({ new: first.json.length });
		const broken = { 'node:Node': { 'audit:appflow:123456789012 in eu-west-1': 'broken' } };
		expect(statuses((await compared(broken)).json)).toEqual({ new: first.json.length });
	});

	it('says that a manual execution is not remembered', async () => {
		const manual = await account().run(AUDIT, { comparison: 'mark' }, { mode: 'manual' });
		expect(manual.hints.map(({ message }) => message).join()).toContain(
			'keeps nothing of a manual',
		);
		const automatic = await account().run(AUDIT, { comparison: 'mark' });
		expect(automatic.hints).toEqual([]);
	});

	it('reports only changes', async () => {
		const first = await compared({}, { checks: ['runsFailed'] });
		account().control.perform('appflow', 'addRuns', { flowName: 'zendesk-tickets-to-redshift' });
		const second = await compared(first.staticData, {
			checks: ['runsFailed'],
			comparison: 'changes',
			report: 'html',
		});
		expect(second.json).toMatchObject([
			{ status: 'resolved', subjectName: 'zendesk-tickets-to-redshift' },
		]);
		const { text } = fileOf(second);
		expect(text).toContain('1 finding still open, not listed');
		expect(text).not.toContain('<div class="name">servicenow-incidents-to-s3</div>');
	});
});

describe('one report of several audits', () => {
	const foreign: IDataObject = {
		severity: 'critical',
		subjectType: 'Connector',
		subjectName: 'okta',
		subjectId: '2abc',
		title: 'The last sync failed',
		evidence: 'HTTP 500',
		fix: 'See the log',
		check: 'Sync Failed',
		rule: 'syncFailed',
		affects: [],
		source: 'ConductorOne',
		scope: 'acme.conductor.one',
		id: 'conductorone:syncFailed:2abc',
		status: 'new',
	};

	it('has the findings among the input items, and ignores all other items', async () => {
		const own = await findings(account(), 'runsFailed');
		const run = await account().run(
			AUDIT,
			{ checks: ['runsFailed'], report: 'html', options: { includeInputFindings: true } },
			{ items: [foreign, {}, { id: 'x', severity: 'terrible' }, foreign, ...own.slice(0, 1)] },
		);
		expect(names(run.json)).toEqual(['okta', ...names(own)]);
		const { text } = fileOf(run);
		expect(text).toContain('Amazon AppFlow and ConductorOne Audit');
		expect(text).toContain('Connector · ConductorOne · acme.conductor.one');
	});

	it('leaves them out unless it is told to take them in', async () => {
		const run = await account().run(AUDIT, { checks: ['runsFailed'] }, { items: [foreign] });
		expect(names(run.json)).not.toContain('okta');
	});
});

describe('secrets', () => {
	it('turn up nowhere in what an audit gives', async () => {
		await addProfile(account(), {
			connectorProfileName: 'canary',
			connectorType: 'Salesforce',
			connectorProfileConfig: {
				connectorProfileProperties: {
					Salesforce: {
						instanceUrl: 'http://canary-user:canary-word@acme.example/?t=canary-token',
					},
				},
				connectorProfileCredentials: {
					Salesforce: {
						accessToken: 'canary-access',
						refreshToken: 'canary-refresh',
						oAuth2GrantType: 'AUTHORIZATION_CODE',
					},
				},
			},
		});
		const checks = ['plainHttp', 'hostNotAllowed', 'credentialsNotRotated', 'deprecatedConnector'];
		for (const report of ['html', 'csv', 'json']) {
			const run = await account().run(AUDIT, {
				checks,
				comparison: 'mark',
				report,
				thresholds: { allowedHosts: 'nowhere.example' },
			});
			const all = [everythingIn(run), fileOf(run).text, JSON.stringify(run.staticData)].join('\n');
			expect(all).toContain('http://acme.example');
			expect(all).not.toMatch(/canary-(user|word|token|access|refresh)/);
			expect(all).not.toContain(account().access.secretAccessKey);
		}
	});
});

describe('an audit that is canceled', () => {
	it('stops asking', async () => {
		const { control } = account();
		control.setLatency(50, { operation: 'DescribeFlow' });
		const controller = new AbortController();
		const run = account().run(
			AUDIT,
			{ options: { concurrency: 1 } },
			{ signal: controller.signal },
		);
		await until(() => account().requests('DescribeFlow').length > 0);
		controller.abort();
		expect((await run).status).toBe('canceled');
		expect(account().requests('DescribeFlow').length).toBeLessThan(4);
	});
});
