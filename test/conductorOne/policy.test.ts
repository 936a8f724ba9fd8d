import { SmallTenant } from './smallTenant';
import { byId } from './support';

const POLICY = '2kG3aTftCcAvWtHZt2Ywry0dPn7';
const MANAGER = { approval: { manager: {} } };

let tenant: SmallTenant;
beforeAll(async () => {
	tenant = await SmallTenant.start();
});
beforeEach(() => tenant.begin({ json: { policy: { id: POLICY } } }));
afterAll(async () => await tenant.close());

const sent = () => tenant.requests.map(({ text }) => JSON.parse(text) as unknown);

test('Create puts the steps where the type of the policy says', async () => {
	await tenant.run('policy.create', {
		displayName: 'Ask the manager',
		policyType: 'POLICY_TYPE_REVOKE',
		steps: JSON.stringify([MANAGER, { accept: {}, reject: null }]),
	});
	expect(sent()).toEqual([
		{
			displayName: 'Ask the manager',
			policyType: 'POLICY_TYPE_REVOKE',
			policySteps: { revoke: { steps: [MANAGER, { accept: {}, reject: null }] } },
		},
	]);
});

test('Update sends and masks only what was added', async () => {
	const policySteps = { grant: { steps: [MANAGER] } };
	await tenant.run('policy.update', {
		policyId: byId(POLICY),
		updateFields: { description: '', policySteps: JSON.stringify(policySteps) },
	});
	expect(sent()).toEqual([
		{ policy: { description: '', policySteps }, updateMask: 'description,policySteps' },
	]);
});

describe('a policy that would deny everything without a word is not sent', () => {
	const create = async (steps: string) =>
		await tenant.run('policy.create', { displayName: 'Deny', steps });
	const update = async (policySteps: string) =>
		await tenant.run('policy.update', { policyId: byId(POLICY), updateFields: { policySteps } });

	test.each<[string, () => ReturnType<typeof create>, string]>([
		['no steps', async () => await create('[]'), 'deny every request'],
		['a step that says nothing', async () => await create('[{}]'), 'not exactly one thing'],
		[
			'a step that says two things',
			async () => await create('[{"accept":{},"reject":{}}]'),
			'not exactly one thing',
		],
		['an update to none at all', async () => await update('{}'), 'deny every request'],
		['an update to an empty list', async () => await update('{"grant":{}}'), 'deny every request'],
		[
			'an update of which one list is empty',
			async () => await update(`{"grant":{"steps":[{"accept":{}}]},"vip":{"steps":[]}}`),
			'deny every request',
		],
	])('%s', async (_what, run, words) => {
		const { message } = await run();
		expect(message).toContain(words);
		expect(tenant.requests).toEqual([]);
	});

	test('an update without fields', async () => {
		const { message } = await tenant.run('policy.update', { policyId: byId(POLICY) });
		expect(message).toContain("'Update Fields' is empty");
		expect(tenant.requests).toEqual([]);
	});
});
