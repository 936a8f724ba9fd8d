import { byId, ids, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const byEmail = (email: unknown) => ({ ...byId(email), mode: 'email' });

describe(`users${unjudged}`, () => {
	test('by ID, by e-mail address, and by an address that an expression gave', async () => {
		const [byItsId] = await tenant.json('user.get', { userId: byId(ids.users.admin) });
		expect(Object.keys(byItsId ?? {}).length).toBeLessThanOrEqual(10);
		const { email } = byItsId ?? {};
		expect(await tenant.json('user.get', { userId: byEmail(email) })).toEqual([byItsId]);
		expect(await tenant.json('user.get', { userId: byId(email) })).toEqual([byItsId]);
	});

	test('the one of the credential, with what is related', async () => {
		const [user] = await tenant.json('user.getCurrent', {
			simplify: false,
			options: { include: ['role_ids'] },
		});
		expect(user).toMatchObject({ id: ids.users.admin, roles: [expect.anything()] });
	});

	test('search reads all pages, whatever they hold', async () => {
		const disabled = await tenant.json('user.search', {
			returnAll: true,
			filters: { userStatuses: ['DISABLED'] },
		});
		expect(disabled).toHaveLength(10);
		expect(new Set(disabled.map(({ status }) => status))).toEqual(new Set(['DISABLED']));
	});

	test('a status that is newer than this node passes', async () => {
		await tenant.run('user.search', { filters: { userStatuses: '={{ ["ON_LEAVE"] }}' } });
		expect(tenant.requests()[0]?.body).toMatchObject({ userStatuses: ['ON_LEAVE'] });
		// It is not in the document, which is the point.
		tenant.control.clearRequests();
	});

	test('a delegation until a time, and its end', async () => {
		const given = { userId: byId(ids.users.member), delegatedUserId: byId(ids.users.admin) };
		const [delegation] = await tenant.json('user.setDelegation', {
			...given,
			additionalFields: { delegationExpireAt: '2027-01-31T09:00:00+01:00' },
		});
		expect(delegation).toMatchObject({
			delegatedUserId: ids.users.admin,
			expirationAt: '2027-01-31T08:00:00.000Z',
		});
		const delegateOf = async () =>
			(await tenant.json('user.get', { userId: given.userId }))[0]?.delegatedUserId;
		expect(await delegateOf()).toBe(ids.users.admin);
		await tenant.json('user.removeDelegation', { userId: given.userId });
		expect(await delegateOf()).toBe('');
	});

	test.each([
		['user.get', { userId: byId('not an ID') }, "'User' is not an ID"],
		['user.get', { userId: byEmail('@') }, "'User' is neither an ID nor an e-mail address"],
		['user.get', { userId: byId('={{ "" }}') }, "'User' is empty"],
		[
			'user.setDelegation',
			{
				userId: byId(ids.users.member),
				delegatedUserId: byId(ids.users.admin),
				additionalFields: { delegationExpireAt: 'tomorrow' },
			},
			"'Expires At' is not a date and time",
		],
		[
			'user.search',
			{ filters: { userStatuses: ['on leave'] } },
			"'Statuses' has a value that ConductorOne cannot have",
		],
	])('%s says what is wrong with its input, and sends nothing', async (operation, given, words) => {
		const failure = await tenant.failure(operation, given);
		expect(failure.message).toContain(words);
		expect(tenant.calls()).toEqual([]);
	});
});
