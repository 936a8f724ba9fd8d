import { SmallTenant } from './smallTenant';
import { byId } from './support';

const APP = '2kG3aTftCcAvWtHZt2Ywry0dPn7';
const ENTITLEMENT = '2kG3aTftCcAvWtHZt2Ywry0dPn8';
const USER = '2kG3aTftCcAvWtHZt2Ywry0dPn1';
const OTHER = '2kG3aTftCcAvWtHZt2Ywry0dPn2';
const entitlement = { appId: byId(APP), entitlementId: byId(ENTITLEMENT) };

let tenant: SmallTenant;
beforeAll(async () => {
	tenant = await SmallTenant.start();
});
beforeEach(() => tenant.begin({ json: {} }));
afterAll(async () => await tenant.close());

const sent = () => tenant.requests.map(({ text }) => JSON.parse(text) as unknown);

describe('Entitlement', () => {
	test('Add Members says who was not added', async () => {
		tenant.begin({
			json: { bulkActionId: '', failedUsersErrorMap: { [OTHER]: 'has no account' } },
		});
		const { message, description } = await tenant.run('entitlement.addMembers', {
			...entitlement,
			userIds: `${USER}, ${OTHER}`,
		});
		expect(message).toContain('One user was not added');
		expect(description).toContain(`${OTHER}: has no account`);
	});

	test('Update sends what changes, and a mask of exactly that', async () => {
		tenant.begin({ json: { appEntitlementView: { appEntitlement: { id: ENTITLEMENT } } } });
		await tenant.run('entitlement.update', {
			...entitlement,
			updateFields: { description: '', durationUnset: true },
		});
		expect(sent()).toEqual([
			{
				entitlement: { appId: APP, description: '', durationUnset: {} },
				updateMask: 'description,durationUnset',
			},
		]);
	});

	test('Update Automation Rule masks the rule that it sends', async () => {
		await tenant.run('entitlement.updateAutomationRule', { ...entitlement, ruleFor: 'none' });
		expect(sent()).toEqual([{ none: {}, updateMask: 'none' }]);
	});

	test.each<[string, string, object, string]>([
		[
			'emergency access without a policy',
			'create',
			{
				appId: byId(APP),
				displayName: 'Admin',
				resourceTypeId: byId(APP),
				resourceId: byId(APP),
				additionalFields: { emergencyGrantEnabled: true },
			},
			"'Emergency Access' needs a policy",
		],
		[
			'a longest duration and none',
			'update',
			{ ...entitlement, updateFields: { durationGrant: '8h', durationUnset: true } },
			"'Grant Duration' is given, and so is Unlimited",
		],
		['no members', 'addMembers', { ...entitlement, userIds: '={{ "" }}' }, "'Users' is empty"],
		['a rule that does not change', 'updateAutomationRule', entitlement, "'For' is left unchanged"],
		[
			'owners replaced by nobody',
			'replaceOwners',
			{ ...entitlement, roleSlug: 'owner' },
			"'Users' is empty",
		],
	])('%s is refused, and nothing is sent', async (_name, operation, parameters, expected) => {
		const { message } = await tenant.run(`entitlement.${operation}`, { ...parameters });
		expect(message).toContain(expected);
		expect(tenant.requests).toEqual([]);
	});
});

describe('Grant', () => {
	const account = { id: 'account1', displayName: 'Zoë', identityUserId: USER };
	const row = {
		appEntitlementUserBinding: {
			appId: APP,
			appEntitlementId: ENTITLEMENT,
			appUserId: 'account1',
			appUser: { appUser: account, identityUserPath: '', appPath: '' },
		},
		entitlement: {
			appEntitlement: { id: ENTITLEMENT, displayName: 'Admin' },
			appPath: '$.expanded[0]',
			appResourcePath: '',
		},
	};
	const reply = {
		json: {
			list: [row],
			expanded: [{ '@type': 'type.googleapis.com/c1.api.app.v1.App', id: APP }],
			nextPageToken: '',
		},
	};

	test('Search says who has what', async () => {
		tenant.begin(reply);
		const { json } = await tenant.run('grant.search', { filters: { userId: byId(USER) } });
		expect(sent()).toMatchObject([{ userId: USER }]);
		expect(json).toEqual([
			{
				appId: APP,
				appEntitlementId: ENTITLEMENT,
				entitlementName: 'Admin',
				appUserId: 'account1',
				accountName: 'Zoë',
				userId: USER,
			},
		]);
	});

	test('Search joins what is related at every depth', async () => {
		tenant.begin(reply);
		const { json } = await tenant.run('grant.search', { simplify: false });
		expect(json).toEqual([
			{
				appEntitlementUserBinding: {
					...row.appEntitlementUserBinding,
					appUser: { appUser: account },
				},
				entitlement: { appEntitlement: row.entitlement.appEntitlement, app: { id: APP } },
			},
		]);
	});
});

describe('Account', () => {
	test('Get says when there is no such account', async () => {
		tenant.begin({ json: { list: [], expanded: [], nextPageToken: '' } });
		const { message } = await tenant.run('account.get', {
			appId: byId(APP),
			appUserId: byId(ENTITLEMENT),
		});
		expect(message).toContain('There is no such account in the app');
		expect(sent()).toMatchObject([{ refs: [{ appId: APP, id: ENTITLEMENT }] }]);
	});
});

describe('Access Review', () => {
	const report = (id: string, state: string) => ({ id, state: `REPORT_STATE_${state}` });
	const reports = (...list: object[]) => ({ json: { list, nextPageToken: '' } });
	const generate = async () =>
		await tenant.run('accessReview.generateReport', { accessReviewId: byId(APP) });

	test('Generate Report waits for the report that was not there before', async () => {
		tenant.begin(
			reports(report('old', 'OK')),
			{ json: {} },
			reports(report('old', 'OK'), report('new', 'PENDING')),
			reports(report('old', 'OK'), { ...report('new', 'OK'), downloadUrl: 'https://x.example' }),
		);
		const { json } = await generate();
		expect(json).toEqual([
			{ id: 'new', state: 'REPORT_STATE_OK', downloadUrl: 'https://x.example' },
		]);
	});

	test('Generate Report fails when there will be none', async () => {
		tenant.begin(reports(), { json: {} }, reports(report('new', 'ERROR')));
		expect((await generate()).message).toContain('could not make the report');
	});

	test('a scope of nothing is refused, and nothing is sent', async () => {
		const { message } = await tenant.run('accessReview.replaceScope', {
			accessReviewId: byId(APP),
		});
		expect(message).toContain('nothing would be reviewed');
		expect(tenant.requests).toEqual([]);
	});
});
