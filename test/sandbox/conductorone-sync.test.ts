import { conductorOneIds as ids } from '../../sandbox';
import { at, Client, textAt } from './conductorone-client';

let c1: Client;

beforeAll(async () => {
	c1 = await Client.start();
});
beforeEach(() => c1.sandbox.control.reset());
afterAll(async () => await c1.sandbox.close());

const of = (app: string, connector: string) => `/api/v1/apps/${app}/connectors/${connector}`;
const okta = of(ids.apps.okta, ids.connectors.okta);
const slack = of(ids.apps.slack, ids.connectors.slackPaused);
const snowflake = of(ids.apps.snowflake, ids.connectors.snowflakeDropped);

const read = async (url: string) => at((await c1.get(url)).body, 'connectorView', 'connector');
const statusOf = async (url: string) => textAt(await read(url), 'status', 'status');

test('a forced sync is queued, then runs, then is done', async () => {
	c1.sandbox.control.configure('conductorOne', { syncQueueSeconds: 60, syncRunSeconds: 600 });
	const before = textAt(await read(okta), 'status', 'completedAt');
	expect((await c1.post(`${okta}/force_sync`)).body).toEqual({});
	expect(textAt(await read(okta), 'status', 'completedAt')).toBe(before);

	c1.sandbox.control.advanceClock(120_000);
	expect(await read(okta)).toMatchObject({
		status: { status: 'SYNC_STATUS_RUNNING', completedAt: null, lastError: '' },
	});
	c1.sandbox.control.advanceClock(600_000);
	expect(await statusOf(okta)).toBe('SYNC_STATUS_DONE');
	expect(textAt(await read(okta), 'status', 'completedAt') > before).toBe(true);
});

test('a failed connector recovers with its next sync', async () => {
	const failed = of(ids.apps.okta, ids.connectors.oktaFailed);
	expect(await read(failed)).toMatchObject({
		status: { lastError: expect.stringContaining('invalid token') },
	});
	await c1.post(`${failed}/force_sync`);
	c1.sandbox.control.advanceClock(60_000);
	expect(await read(failed)).toMatchObject({
		status: { status: 'SYNC_STATUS_DONE', lastError: '' },
	});
});

test('pausing stops a sync and keeps others from starting; resuming syncs again', async () => {
	await c1.post(`${okta}/force_sync`);
	await c1.post(`${okta}/pause`);
	c1.sandbox.control.advanceClock(60_000);
	expect(await read(okta)).toMatchObject({
		status: { status: 'SYNC_STATUS_DISABLED' },
		syncDisabledAt: expect.any(String),
		syncDisabledReason: expect.stringContaining(ids.users.admin),
		syncDisabledCategory: 'PAUSED',
	});
	const forced = await c1.post(`${okta}/force_sync`);
	expect(forced.status).toBe(400);
	expect(forced.body).toMatchObject({ code: 9 });

	await c1.post(`${okta}/resume`);
	expect(await read(okta)).toMatchObject({
		syncDisabledAt: null,
		syncDisabledReason: '',
		syncDisabledCategory: '',
	});
	c1.sandbox.control.advanceClock(60_000);
	expect(await statusOf(okta)).toBe('SYNC_STATUS_DONE');
});

test('a connector that was paused before can be resumed', async () => {
	await c1.post(`${slack}/resume`);
	c1.sandbox.control.advanceClock(60_000);
	expect(await statusOf(slack)).toBe('SYNC_STATUS_DONE');
});

test('a connector without a configuration cannot sync', async () => {
	const pending = of(ids.apps.okta, ids.connectors.oktaPending);
	const answer = await c1.post(`${pending}/force_sync`);
	expect(answer.status).toBe(400);
	expect(answer.body).toMatchObject({ code: 9 });
});

describe('the schedule', () => {
	test('is set', async () => {
		const cron = { cronSpec: '15 */6 * * *', timezone: 'Asia/Tokyo' };
		expect((await c1.post(`${okta}/schedule`, { cron })).body).toEqual({});
		expect(await read(okta)).toMatchObject({ connectorSyncCronSchedule: cron });
	});

	test.each<[string, object, string]>([
		['no cron', {}, 'value is required'],
		['four fields', { cron: { cronSpec: '* * * *', timezone: 'UTC' } }, 'cron spec'],
		['no expression', { cron: { cronSpec: 'at some later time', timezone: 'UTC' } }, 'cron spec'],
		['no time zone', { cron: { cronSpec: '0 0 * * *', timezone: 'Mars/Olympus' } }, 'time zone'],
	])('is refused with %s', async (_name, body, message) => {
		const answer = await c1.post(`${okta}/schedule`, body);
		expect(answer.status).toBe(400);
		expect(textAt(answer.body, 'message')).toContain(message);
	});
});

describe('confirming a sync that dropped data', () => {
	test('takes the sync in question and syncs again', async () => {
		await c1.post(`${snowflake}/confirm_sync_valid/${ids.snowflakeLifecycle}`);
		c1.sandbox.control.advanceClock(60_000);
		expect(await statusOf(snowflake)).toBe('SYNC_STATUS_DONE');
	});

	test('refuses another sync, and a connector that dropped nothing', async () => {
		const other = await c1.post(`${snowflake}/confirm_sync_valid/${ids.oktaSync}`);
		expect(other.status).toBe(404);
		const fine = await c1.post(`${okta}/confirm_sync_valid/${ids.oktaSync}`);
		expect(fine.status).toBe(400);
		expect(fine.body).toMatchObject({ code: 9 });
	});
});

describe('the download URL of a sync', () => {
	const path = `${okta}/syncs/${ids.oktaSync}/download_url`;

	test('needs no token and works for a short time', async () => {
		const url = textAt((await c1.get(path)).body, 'downloadUrl');
		expect(url.startsWith(c1.url)).toBe(true);
		expect((await fetch(url)).status).toBe(200);
		expect((await fetch(url.replace('.c1z', 'x.c1z'))).status).toBe(403);
		c1.sandbox.control.advanceClock(16 * 60_000);
		expect((await fetch(url)).status).toBe(403);
	});

	test('of another sync is not found', async () => {
		const answer = await c1.get(`${okta}/syncs/${ids.snowflakeLifecycle}/download_url`);
		expect(answer.status).toBe(404);
	});
});
