import type { INodeParameters } from 'n8n-workflow';

import { unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const HOUR = 3_600_000;

/** Something happened so long ago; gives the UID of its event. */
const happened = (operation: string, hoursAgo: number): string =>
	String(
		tenant.control.perform('conductorOne', 'addEvent', { operation, agoMs: hoursAgo * HOUR }).uid,
	);

const read = async (filters: INodeParameters = {}, more: INodeParameters = {}) =>
	(await tenant.json('systemLog.getMany', { returnAll: true, filters, ...more })).map(
		({ operation }) => operation,
	);

describe(`the system log${unjudged}`, () => {
	test('is read over all pages, oldest first', async () => {
		tenant.control.configure('conductorOne', { maxPageSize: 5 });
		for (let hour = 12; hour > 0; hour -= 1) happened(`op${hour}`, hour);
		const all = await read();
		expect(all).toHaveLength(12);
		expect(all[0]).toBe('op12');
		expect((await read({ sortDirection: 'SORT_DIRECTION_DESC' }))[0]).toBe('op1');
	});

	test('after an event that one has, up to another', async () => {
		const [first, , third] = [happened('a', 4), happened('b', 3), happened('c', 2)];
		happened('d', 1);
		expect(await read({ sinceEventUid: first })).toEqual(['b', 'c', 'd']);
		expect(await read({ sinceEventUid: first, untilEventUid: third })).toEqual(['b', 'c']);
		const { message } = await tenant.failure('systemLog.getMany', {
			filters: { sinceEventUid: 'no-such-event' },
		});
		expect(message).toContain('no such object');
	});

	test('of a stretch of time', async () => {
		for (const hours of [4, 3, 2, 1]) happened(`op${hours}`, hours);
		const at = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
		expect(await read({ since: at(3.5), until: at(1.5) })).toEqual(['op3', 'op2']);
	});

	test('says who did what, flat, or the whole event as it is', async () => {
		happened('c1.api.app.v1.ConnectorService/Create', 1);
		const [flat] = await tenant.json('systemLog.getMany', {});
		expect(flat).toMatchObject({
			uid: expect.any(String),
			operation: 'c1.api.app.v1.ConnectorService/Create',
			actorEmail: 'priya.raman@example.com',
			activity: 'Create',
			status: 'Success',
		});
		expect(Object.keys(flat ?? {}).length).toBeLessThanOrEqual(10);
		const [whole] = await tenant.json('systemLog.getMany', { simplify: false });
		expect(whole).toMatchObject({ class_uid: 6003, metadata: { version: '1.3.0' } });
	});

	test('an impossible time is refused, and nothing is sent', async () => {
		const { message } = await tenant.failure('systemLog.getMany', {
			filters: { since: 'last week' },
		});
		expect(message).toContain("'Since' is not a date and time");
		expect(tenant.calls()).toEqual([]);
	});
});
