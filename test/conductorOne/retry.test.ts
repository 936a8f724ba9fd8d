import { byId, ids, useTenant } from './support';

describe('Delete', () => {
	const tenant = useTenant();

	const remove = async (items: string[]) =>
		await tenant.run(
			'connector.delete',
			{ appId: byId(ids.apps.okta), connectorId: byId('={{ $json.id }}') },
			{ items: items.map((id) => ({ id })), maxTries: 2, executionId: '4711' },
		);

	test('tried again by Retry On Fail leaves alone what its first try deleted', async () => {
		const missing = '0000000000000000000000000zz';
		const { status, tries } = await remove([ids.connectors.okta, missing]);
		expect([status, tries]).toEqual(['error', 2]);
		const asked = tenant.calls().map((call) => call.split('/').at(-1));
		expect(asked.filter((id) => id === ids.connectors.okta)).toHaveLength(1);
		expect(asked.filter((id) => id === missing)).toHaveLength(2);
	});
});
