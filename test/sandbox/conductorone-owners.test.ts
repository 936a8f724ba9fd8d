import { conductorOneIds as ids } from '../../sandbox';
import { at, Client, listAt, textAt } from './conductorone-client';

let c1: Client;

beforeAll(async () => {
	c1 = await Client.start();
});
beforeEach(() => c1.sandbox.control.reset());
afterAll(async () => await c1.sandbox.close());

const owners = `/api/v2/apps/${ids.apps.okta}/connectors/${ids.connectors.okta}/owners`;
const { admin, member } = ids.users;

const ownerIds = async (query = '') =>
	listAt((await c1.get(`${owners}/users${query}`)).body, 'list').map((owner) =>
		textAt(owner, 'user', 'id'),
	);

test('an owner is listed with the whole user, and read alone', async () => {
	const { body } = await c1.get(`${owners}/users`);
	expect(listAt(body, 'list')).toMatchObject([
		{ roleSlug: 'owner', connectorId: ids.connectors.okta, user: { displayName: 'Priya Raman' } },
	]);
	const alone = await c1.get(`${owners}/users/owner/${admin}`);
	expect(at(alone.body, 'connectorOwnerUser')).toEqual(at(body, 'list', 0));
});

test('an owner is added once per role', async () => {
	const { body } = await c1.post(`${owners}/users/owner/${member}`, { userRef: { id: member } });
	expect(textAt(body, 'connectorOwnerUser', 'user', 'id')).toBe(member);
	expect(await ownerIds()).toEqual([admin, member]);

	const again = await c1.post(`${owners}/users/owner/${member}`);
	expect(again.status).toBe(409);
	expect(again.body).toMatchObject({ code: 6 });

	await c1.post(`${owners}/users/auditor/${member}`);
	expect(await ownerIds('?role_slug=auditor')).toEqual([member]);
	expect(await ownerIds('?role_slug=owner')).toEqual([admin, member]);
});

test('a body that names another user than the path is refused', async () => {
	const answer = await c1.post(`${owners}/users/owner/${member}`, { userRef: { id: admin } });
	expect(answer.status).toBe(400);
});

test('an owner is removed', async () => {
	expect((await c1.delete(`${owners}/users/owner/${admin}`)).body).toEqual({});
	expect(await ownerIds()).toEqual([]);
	expect((await c1.delete(`${owners}/users/owner/${admin}`)).status).toBe(404);
	expect((await c1.get(`${owners}/users/owner/${admin}`)).status).toBe(404);
});

test('replacing changes the owners of one role only', async () => {
	await c1.post(`${owners}/users/auditor/${admin}`);
	const body = { roleSlug: 'owner', userRefs: [{ id: member }] };
	expect((await c1.put(owners, body)).body).toEqual({});
	expect(await ownerIds('?role_slug=owner')).toEqual([member]);
	expect(await ownerIds('?role_slug=auditor')).toEqual([admin]);
	await c1.put(owners, { roleSlug: 'owner', userRefs: [] });
	expect(await ownerIds()).toEqual([admin]);
});

test('replacing without a role, with an unknown user or an entitlement is refused', async () => {
	expect((await c1.put(owners, { userRefs: [{ id: member }] })).status).toBe(500);
	const unknown = { roleSlug: 'owner', userRefs: [{ id: 'z'.repeat(27) }] };
	expect((await c1.put(owners, unknown)).status).toBe(404);
	const entitlement = { appId: ids.apps.okta, id: 'z'.repeat(27) };
	const refs = { roleSlug: 'owner', appEntitlementRefs: [entitlement] };
	expect((await c1.put(owners, refs)).status).toBe(404);
	expect(await ownerIds()).toEqual([admin]);
});

test('no entitlement owns anything', async () => {
	const { body } = await c1.get(`${owners}/entitlements?page_size=5`);
	expect(body).toEqual({ list: [], nextPageToken: '' });
});

test('the older userIds are the owners', async () => {
	await c1.post(`${owners}/users/owner/${member}`);
	const { body } = await c1.get(`/api/v1/apps/${ids.apps.okta}/connectors/${ids.connectors.okta}`);
	expect(at(body, 'connectorView', 'connector', 'userIds')).toEqual([admin, member]);
});

test('changes can be made to show late, as they do on a tenant', async () => {
	c1.sandbox.control.configure('conductorOne', { ownerDelaySeconds: 90 });
	await c1.post(`${owners}/users/owner/${member}`);
	await c1.delete(`${owners}/users/owner/${admin}`);
	expect(await ownerIds()).toEqual([admin]);
	c1.sandbox.control.advanceClock(91_000);
	expect(await ownerIds()).toEqual([member]);
});
