import { ConductorOneTrigger } from '../../nodes/ConductorOne/ConductorOneTrigger.node';
import { byId, ids } from './support';
import { triggerOf, usePlace } from './trigger.support';

const place = usePlace();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Happen = (index: number, agoMs: number) => Promise<string> | string;

interface Watched {
	readonly kind: string;
	/** The member of the output that tells events of this kind apart. */
	readonly key: string;
	/** Before the trigger is there. */
	readonly prepare?: Happen;
	/** Lets it happen; gives what the key is to be. */
	readonly happen: Happen;
}

const perform = (action: string, input: Record<string, unknown> = {}) =>
	place().tenant.control.perform('conductorOne', action, input);

/** Opens a request by somebody, and lets it have been opened some time ago. */
async function ask(entitlementId: string, userId: string, agoMs: number): Promise<string> {
	const [task] = await place().tenant.json('task.createGrantRequest', {
		appId: byId(ids.apps.okta),
		entitlementId: byId(entitlementId),
		userId: byId(userId),
	});
	if (agoMs > 0) perform('dateTask', { taskId: task?.id, agoMs });
	return String(task?.id);
}

const grant =
	(removed: boolean): Happen =>
	(index, agoMs) =>
		String(perform('addGrantEvent', { removed, agoMs: agoMs + index * 1000 }).date);

const closedAtOnce: Happen = async (_index, agoMs) =>
	await ask(ids.entitlements.automatic, ids.users.member, agoMs);

async function waitForApproval(index: number, agoMs: number): Promise<string> {
	const users = await place().tenant.json('user.getMany', { limit: 20, simplify: false });
	return await ask(ids.entitlements.ordinary, String(users[index]?.id), agoMs);
}

const connectorAt = (index: number) => Object.values(ids.connectors)[index];

const sync =
	(status: string): Happen =>
	(index) => {
		perform('setSync', { connectorId: connectorAt(index), status });
		return String(connectorAt(index));
	};

/** Everything that is polled, and how the local ConductorOne lets it happen. */
const WATCHED: readonly Watched[] = [
	{ kind: 'accessGranted', key: 'date', happen: grant(false) },
	{ kind: 'accessRemoved', key: 'date', happen: grant(true) },
	{
		kind: 'automationFailed',
		key: 'executionId',
		happen: (_index, agoMs) => String(perform('addExecution', { agoMs }).id),
	},
	{
		kind: 'findingOpened',
		key: 'findingId',
		happen: (_index, agoMs) => String(perform('putFinding', { agoMs }).id),
	},
	{ kind: 'requestClosed', key: 'taskId', happen: closedAtOnce },
	{ kind: 'requestCreated', key: 'taskId', happen: closedAtOnce },
	{ kind: 'requestWaiting', key: 'taskId', happen: waitForApproval },
	{ kind: 'syncFailed', key: 'connectorId', prepare: sync('DONE'), happen: sync('ERROR') },
	{ kind: 'syncRecovered', key: 'connectorId', prepare: sync('ERROR'), happen: sync('DONE') },
	{
		kind: 'systemLogEvent',
		key: 'uid',
		happen: (_index, agoMs) => String(perform('addEvent', { agoMs }).uid),
	},
	{
		kind: 'userCreated',
		key: 'userId',
		happen: (_index, agoMs) => String(perform('addUser', { agoMs }).id),
	},
];

test('this is about everything that is polled', () => {
	const { properties } = new ConductorOneTrigger().description;
	const polled = properties.find(({ name }) => name === 'pollTimes')?.displayOptions?.show;
	expect(WATCHED.map(({ kind }) => kind).sort()).toEqual([...(polled?.triggerOn ?? [])].sort());
});

describe.each(WATCHED)('$kind', ({ kind, key, prepare, happen }) => {
	const trigger = () => triggerOf(place(), { triggerOn: [kind] });
	const keysOf = (items: ReadonlyArray<Record<string, unknown>>) =>
		items.map((item) => item[key]).sort();

	beforeEach(async () => {
		for (let index = 0; index < 6; index += 1) await prepare?.(index, 0);
	});

	it("is not reported of the time before, also if the tenant's clock is ahead", async () => {
		place().tenant.control.advanceClock(HOUR);
		await happen(0, 0);
		const watching = trigger();
		expect(await watching.poll()).toEqual([]);
		expect(await watching.poll()).toEqual([]);
	});

	it('is reported once, on however many pages, also after a restart', async () => {
		const watching = trigger();
		expect(await watching.poll()).toEqual([]);
		place().tenant.control.configure('conductorOne', { maxPageSize: 2, emptyPages: true });
		place().tenant.control.advanceClock(HOUR);
		const wanted: string[] = [];
		for (let index = 0; index < 5; index += 1) wanted.push(await happen(index, 0));
		const { staticData } = watching;
		const items = await watching.restarted().poll();
		expect(new Set(items.map(({ event }) => event))).toEqual(new Set([kind]));
		expect(keysOf(items)).toEqual([...wanted].sort());
		// As when n8n has stopped before it had saved anything.
		const again = watching.restarted({ staticData });
		expect(keysOf(await again.poll())).toEqual([...wanted].sort());
		expect(await again.restarted().poll()).toEqual([]);
	});

	it('is reported when the tenant shows it late', async () => {
		const watching = trigger();
		expect(await watching.poll()).toEqual([]);
		place().tenant.control.advanceClock(2 * HOUR);
		const first = await happen(0, 0);
		expect(keysOf(await watching.poll())).toEqual([first]);
		const late = await happen(1, 5 * MINUTE);
		expect(keysOf(await watching.poll())).toEqual([late]);
		expect(await watching.poll()).toEqual([]);
	});

	it('is shown when the node is tried out, which moves nothing', async () => {
		const watching = trigger();
		expect(await watching.poll()).toEqual([]);
		const wanted = await happen(0, 0);
		const before = watching.staticData;
		const shown = await watching.tryOut();
		expect(shown).toMatchObject([{ event: kind, [key]: expect.any(String) }]);
		expect(watching.staticData).toEqual(before);
		expect(keysOf(await watching.poll())).toEqual([wanted]);
	});
});
