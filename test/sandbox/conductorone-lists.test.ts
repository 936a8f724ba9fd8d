import { conductorOneIds as ids } from '../../sandbox';
import { at, Client, listAt, textAt } from './conductorone-client';

let c1: Client;

beforeAll(async () => {
	c1 = await Client.start();
});
beforeEach(() => c1.sandbox.control.reset());
afterAll(async () => await c1.sandbox.close());

/** Follows the tokens of a GET list to the end. */
async function pagesOf(url: string, size?: number): Promise<unknown[][]> {
	const pages: unknown[][] = [];
	let token = '';
	do {
		const query = new URLSearchParams();
		if (size !== undefined) query.set('page_size', String(size));
		if (token !== '') query.set('page_token', token);
		const { body } = await c1.get(`${url}?${query}`);
		pages.push(listAt(body, 'list'));
		token = textAt(body, 'nextPageToken');
	} while (token !== '');
	return pages;
}

const lengths = (pages: unknown[][]) => pages.map((page) => page.length);

test('a page of apps may hold more rows than asked, and an empty page comes before the rest', async () => {
	const pages = await pagesOf('/api/v1/apps', 10);
	expect(lengths(pages)).toEqual([23, 0, 10]);
	expect(new Set(pages.flat().map((app) => textAt(app, 'id'))).size).toBe(33);
});

test.each([
	[0, 25],
	[undefined, 25],
	[1, 5],
	[-3, 5],
	[30, 30],
	[1000, 100],
])('page_size %s of users gives %i rows', async (size, rows) => {
	const query = size === undefined ? '' : `?page_size=${size}`;
	const { body } = await c1.get(`/api/v1/users${query}`);
	expect(listAt(body, 'list')).toHaveLength(rows);
	expect(textAt(body, 'nextPageToken')).not.toBe('');
});

test('every user comes once, the deleted ones never', async () => {
	const pages = await pagesOf('/api/v1/users', 50);
	const userIds = pages.flat().map((view) => textAt(view, 'user', 'id'));
	expect(userIds).toHaveLength(118);
	expect(new Set(userIds).size).toBe(118);
	expect(userIds).not.toContain(ids.users.deleted);
});

test('a page_size that is no number is 400', async () => {
	const answer = await c1.wrong('GET', '/api/v1/apps?page_size=ten');
	expect(answer.status).toBe(400);
});

test('camelCase query parameters are passed over', async () => {
	const answer = await c1.wrong('GET', '/api/v1/users?pageSize=5');
	expect(listAt(answer.body, 'list')).toHaveLength(25);
});

test('a token belongs to its list and its filters', async () => {
	const first = await c1.post('/api/v1/search/users', { pageSize: 10, departments: ['Sales'] });
	const pageToken = textAt(first.body, 'nextPageToken');
	const changed = await c1.post('/api/v1/search/users', { pageSize: 10, pageToken });
	expect(changed.status).toBe(400);
	const same = await c1.post('/api/v1/search/users', {
		pageSize: 10,
		departments: ['Sales'],
		pageToken,
	});
	expect(same.status).toBe(200);
	const elsewhere = await c1.get(`/api/v1/users?page_token=${pageToken}`);
	expect(elsewhere.status).toBe(400);
	const invented = await c1.get('/api/v1/users?page_token=dummy');
	expect(invented.status).toBe(400);
});

test('a search with a filter begins with an empty page and skips inside the pages', async () => {
	const search = async (pageToken?: string) =>
		await c1.post('/api/v1/search/users', { query: 'priya', pageSize: 100, pageToken });
	const first = await search();
	expect(listAt(first.body, 'list')).toHaveLength(0);
	const second = await search(textAt(first.body, 'nextPageToken'));
	expect(listAt(second.body, 'list').length).toBeGreaterThan(0);
	expect(listAt(second.body, 'list').length).toBeLessThan(100);

	c1.sandbox.control.configure('conductorOne', { emptyPages: false });
	const direct = await search();
	expect(listAt(direct.body, 'list')).toHaveLength(listAt(second.body, 'list').length);
});

test('the largest page can be made small', async () => {
	c1.sandbox.control.configure('conductorOne', { maxPageSize: 7, emptyPages: false });
	expect(lengths(await pagesOf('/api/v1/apps', 100))).toEqual([20, 13]);
	const { body } = await c1.get('/api/v1/users?page_size=100');
	expect(listAt(body, 'list')).toHaveLength(7);
});

test('a token can be made to repeat for ever', async () => {
	c1.sandbox.control.configure('conductorOne', { repeatPageToken: true });
	const first = await c1.get('/api/v1/users?page_size=50');
	const token = textAt(first.body, 'nextPageToken');
	const second = await c1.get(`/api/v1/users?page_size=50&page_token=${token}`);
	expect(textAt(second.body, 'nextPageToken')).toBe(token);
	expect(second.body).toEqual(first.body);
});

describe('apps', () => {
	test('are read by ID', async () => {
		const { body } = await c1.get(`/api/v1/apps/${ids.apps.okta}`);
		expect(body).toMatchObject({ app: { displayName: 'Okta', isDirectory: true } });
		// int64 is text in JSON.
		expect(typeof at(body, 'app', 'userCount')).toBe('string');
	});

	test.each([
		[{ query: 'work' }, ['Google Workspace', 'Workday']],
		[{ displayName: 'OKTA' }, ['Okta']],
		[{ appIds: [ids.apps.slack, ids.apps.okta] }, ['Okta', 'Slack']],
		[{ onlyDirectories: true, excludeAppIds: [ids.apps.okta] }, ['Google Workspace', 'Workday']],
	])('are found by %j', async (filters, names) => {
		c1.sandbox.control.configure('conductorOne', { emptyPages: false });
		const { body } = await c1.post('/api/v1/search/apps', { ...filters, pageSize: 100 });
		expect(listAt(body, 'list').map((app) => textAt(app, 'displayName'))).toEqual(names);
	});
});

describe('users', () => {
	beforeEach(() => c1.sandbox.control.configure('conductorOne', { emptyPages: false }));

	const find = async (filters: object) => {
		const { body } = await c1.post('/api/v1/search/users', { ...filters, pageSize: 100 });
		return listAt(body, 'list').map((view) => at(view, 'user'));
	};

	test('are found by e-mail address, exactly', async () => {
		expect(await find({ email: 'priya.raman@example.com' })).toMatchObject([
			{ id: ids.users.admin, displayName: 'Priya Raman' },
		]);
		expect(await find({ email: 'priya' })).toEqual([]);
	});

	test('are found by reference, status, manager and delegate', async () => {
		expect(await find({ refs: [{ id: ids.users.member }] })).toMatchObject([
			{ id: ids.users.member },
		]);
		for (const user of await find({ userStatuses: ['DISABLED'] })) {
			expect(user).toMatchObject({ status: 'DISABLED' });
		}
		expect(await find({ managerIds: [ids.users.admin] })).toHaveLength(11);
		expect(await find({ delegateStatus: 'DELEGATE_STATUS_HAS_DELEGATE' })).toMatchObject([
			{ delegatedUserId: ids.users.member },
		]);
		expect(await find({ isDelegate: true })).toMatchObject([{ id: ids.users.member }]);
	});

	test('that are deleted are still read by ID', async () => {
		const { body } = await c1.get(`/api/v1/users/${ids.users.deleted}`);
		expect(textAt(body, 'userView', 'user', 'deletedAt')).toMatch(/^2025-/);
	});

	test('come with their managers when asked, each once', async () => {
		const { body } = await c1.post('/api/v1/search/users', {
			managerIds: [ids.users.admin],
			expandMask: { paths: ['manager_ids'] },
			pageSize: 100,
		});
		expect(listAt(body, 'expanded')).toMatchObject([
			{ '@type': 'type.googleapis.com/c1.api.user.v1.User', id: ids.users.admin },
		]);
		for (const view of listAt(body, 'list')) {
			expect(view).toMatchObject({ managersPath: '$.expanded[0]', rolesPath: '' });
		}
	});

	test('take only expand paths that exist, in snake_case', async () => {
		const answer = await c1.post('/api/v1/search/users', { expandMask: { paths: ['managerIds'] } });
		expect(answer.status).toBe(400);
	});
});
