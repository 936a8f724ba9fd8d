import type { INodeParameters } from 'n8n-workflow';

import { byId, ids, okta, unjudged, useJudgedTenant } from './support';

const tenant = useJudgedTenant();

const base = `/api/v1/apps/${ids.apps.okta}/connectors/${ids.connectors.okta}`;
const pending = { ...okta, connectorId: byId(ids.connectors.oktaPending) };

const form = (value: INodeParameters, secrets: INodeParameters[] = []): INodeParameters => ({
	configSource: 'form',
	config: { mappingMode: 'defineBelow', value, schema: [] },
	configSecrets: { entries: secrets },
});
const token = { name: 'okta_v2_api_token', value: 'dummy-okta-token' };

/** The body of the update, which follows a look at the connector. */
const sent = () => {
	const [look, update, ...more] = tenant.requests();
	expect(look?.method).toBe('GET');
	expect(more).toEqual([]);
	return update;
};

describe(`Update${unjudged}`, () => {
	test('sends the fields that were filled in, and a mask of exactly those', async () => {
		const [updated] = await tenant.json('connector.update', {
			...okta,
			updateFields: { displayName: 'Okta Production', parallelSyncWorkerCount: 2 },
		});
		expect(sent()).toMatchObject({
			method: 'POST',
			url: base,
			body: {
				connector: {
					id: ids.connectors.okta,
					appId: ids.apps.okta,
					displayName: 'Okta Production',
					parallelSyncWorkerCount: 2,
				},
				updateMask: 'displayName,parallelSyncWorkerCount',
			},
		});
		expect(updated).toMatchObject({
			displayName: 'Okta Production',
			parallelSyncWorkerCount: 2,
			connectorSyncCronSchedule: { cronSpec: '0 */4 * * *' },
		});
	});

	test('a text that was emptied is cleared, a list too', async () => {
		await tenant.json('connector.update', {
			...okta,
			updateFields: { description: '', profileAllowList: '' },
		});
		expect(sent()?.body).toMatchObject({
			connector: { description: '', profileAllowList: [] },
			updateMask: 'description,profileAllowList',
		});
	});

	test('every field reaches the connector', async () => {
		const [updated] = await tenant.json('connector.update', {
			...okta,
			updateFields: {
				description: 'Changed',
				disableCheckBadSync: true,
				displayName: 'Changed too',
				userIds: `${ids.users.member}, ${ids.users.admin}`,
				parallelSyncWorkerCount: 4,
				profileIgnoreList: 'salary',
				profileAllowList: 'name, email',
				syncConfig: 'user, group',
			},
		});
		expect(updated).toMatchObject({
			description: 'Changed',
			disableCheckBadSync: true,
			displayName: 'Changed too',
			userIds: [ids.users.member, ids.users.admin],
			parallelSyncWorkerCount: 4,
			profileIgnoreList: ['salary'],
			profileAllowList: ['name', 'email'],
			syncConfig: { syncResourceTypeIds: ['user', 'group'] },
		});
	});

	test('a connector that waits for its configuration has its own endpoint', async () => {
		await tenant.json('connector.update', {
			...pending,
			updateFields: { displayName: 'Okta, soon' },
		});
		expect(sent()).toMatchObject({
			url: `/api/v1/apps/${ids.apps.okta}/connectors/${ids.connectors.oktaPending}/delegated`,
			body: { updateMask: 'displayName' },
		});
	});

	test('giving it a configuration goes to the other one, and ends the wait', async () => {
		const [updated] = await tenant.json('connector.update', {
			...pending,
			...form({ okta_v2_domain: 'acme.okta.com' }, [token]),
		});
		expect(sent()?.url).not.toContain('delegated');
		expect(updated?.configUpdatedAt).toEqual(expect.any(String));
	});

	test('a field that a waiting connector does not have yet is told', async () => {
		const { message, description } = await tenant.failure('connector.update', {
			...pending,
			updateFields: { disableCheckBadSync: true },
		});
		expect(message).toContain('One of the fields cannot be updated');
		expect(description).toContain('disableCheckBadSync');
	});

	test('a configuration replaces the old one, and a remark says what that means', async () => {
		const { json, hints } = await tenant.run('connector.update', {
			...okta,
			...form({ okta_v2_domain: 'new.okta.com', okta_sync_custom_roles: false }, [token]),
			options: { include: ['app_id'] },
		});
		expect(sent()?.body).toMatchObject({
			connector: {
				config: {
					'@type': 'type.googleapis.com/c1.api.app.v1.EnvConfig',
					configuration: {
						okta_v2_domain: { stringValue: 'new.okta.com' },
						okta_sync_custom_roles: { stringValue: 'false' },
						okta_v2_api_token: { stringValue: 'dummy-okta-token' },
					},
				},
			},
			updateMask: 'config',
			expandMask: { paths: ['app_id'] },
		});
		expect(json[0]).toMatchObject({ app: { displayName: 'Okta' } });
		expect(JSON.stringify(json)).not.toContain('dummy-okta-token');
		expect(hints).toEqual([
			expect.objectContaining({ message: expect.stringContaining('secret') }),
		]);
	});

	test('the configuration may be JSON: plain, or as the wire has it', async () => {
		const wire = {
			'@type': 'type.googleapis.com/c1.api.app.v1.EnvConfig',
			configuration: { okta_v2_domain: { stringValue: 'wire.okta.com' } },
		};
		for (const configJson of [{ okta_v2_domain: 'wire.okta.com' }, wire]) {
			tenant.control.clearRequests();
			await tenant.json('connector.update', {
				...okta,
				configSource: 'json',
				configJson: JSON.stringify(configJson),
			});
			expect(sent()?.body).toMatchObject({ connector: { config: wire }, updateMask: 'config' });
		}
	});

	test('pairs are sent as key values, from the form, from a secret, and from JSON', async () => {
		const workday = { appId: byId(ids.apps.workday), connectorId: byId(ids.connectors.workday) };
		const configuration = async (parameters: INodeParameters) => {
			tenant.control.clearRequests();
			await tenant.run('connector.update', { ...workday, ...parameters });
			const body = sent()?.body as { connector: { config: { configuration: unknown } } };
			return body.connector.config.configuration;
		};
		const pairs = { keyValues: { items: [{ key: 'a', value: '1' }] } };
		expect(await configuration(form({ some_map: { a: '1' } }))).toEqual({ some_map: pairs });
		// The editor keeps what was typed into a field of pairs as text.
		expect(
			await configuration({
				configSource: 'form',
				config: {
					mappingMode: 'defineBelow',
					value: { some_map: '{"a": "1"}' },
					schema: [{ id: 'some_map', type: 'object' }],
				},
			}),
		).toEqual({ some_map: pairs });
		expect(
			await configuration(form({ other: 'x' }, [{ name: 'pairs:some_map', value: '{"a": "1"}' }])),
		).toEqual({ other: { stringValue: 'x' }, some_map: pairs });
		expect(
			await configuration({ configSource: 'json', configJson: '{"some_map": {"a": 1}}' }),
		).toEqual({ some_map: pairs });
		expect(
			await configuration({ configSource: 'json', configJson: '{"some_list": ["a", "b"]}' }),
		).toEqual({ some_list: { stringValue: 'a,b' } });
	});

	test('the raw reply, on request', async () => {
		const [raw] = await tenant.json('connector.update', {
			...okta,
			updateFields: { displayName: 'Okta' },
			options: { rawResponse: true },
		});
		expect(raw).toHaveProperty('connectorView.connector.displayName', 'Okta');
	});
});
