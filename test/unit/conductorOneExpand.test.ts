import { flattenView } from '../../nodes/ConductorOne/transport/expand';

const expanded = [
	{ '@type': 'type.googleapis.com/c1.api.app.v1.App', id: 'app-1', displayName: 'Okta' },
	{ '@type': 'type.googleapis.com/c1.api.user.v1.User', id: 'user-1' },
	{ '@type': 'type.googleapis.com/c1.api.user.v1.User', id: 'user-2' },
	{ '@type': 'type.googleapis.com/google.protobuf.Timestamp', value: '2026-01-02T03:04:05Z' },
];

test('joins what a path points to, and drops the path', () => {
	const view = { connector: { id: 'c', appId: 'app-1' }, appPath: '$.expanded[0]' };
	expect(flattenView(view, 'connector', expanded)).toEqual({
		id: 'c',
		appId: 'app-1',
		app: { id: 'app-1', displayName: 'Okta' },
	});
});

test('several objects become a list; a list may also hold one', () => {
	const many = flattenView({ connector: {}, usersPath: '$.expanded[1,2]' }, 'connector', expanded);
	expect(many).toEqual({ users: [{ id: 'user-1' }, { id: 'user-2' }] });
	const one = flattenView({ connector: {}, usersPath: '$.expanded[1]' }, 'connector', expanded);
	expect(one).toEqual({ users: [{ id: 'user-1' }] });
});

test('a plural name of one thing is no list', () => {
	const view = { connector: {}, capabilitiesPath: '$.expanded[0]' };
	expect(flattenView(view, 'connector', expanded)).toHaveProperty('capabilities.id', 'app-1');
});

test('a simple value comes out of its wrapper', () => {
	const view = { appUser: { id: 'a' }, lastUsagePath: '$.expanded[3]' };
	expect(flattenView(view, 'appUser', expanded)).toEqual({
		id: 'a',
		lastUsage: '2026-01-02T03:04:05Z',
	});
});

test('empty paths are dropped; one that leads nowhere stays, so that nothing is lost', () => {
	const view = { connector: { id: 'c' }, appPath: '', usersPath: '$.expanded[9]', other: '$.x' };
	expect(flattenView(view, 'connector', expanded)).toEqual({
		id: 'c',
		usersPath: '$.expanded[9]',
		other: '$.x',
	});
});

test('dates, nulls, and deep members of the entity are as they came', () => {
	const connector = { createdAt: '2026-01-02T03:04:05Z', config: null, status: { a: [1, '2'] } };
	expect(flattenView({ connector }, 'connector', null)).toEqual(connector);
});

test("the entity's own members win over the view's", () => {
	const view = { user: { userId: 'own', x: 1 }, userId: 'of the view', y: 2 };
	expect(flattenView(view, 'user', [])).toEqual({ userId: 'own', x: 1, y: 2 });
});
