import { Tenant } from './support';
import { active, nodeOfAnotherProcess, usePlace } from './trigger.support';

const place = usePlace();

// Keys are kept for each tenant, so these have one each.
describe.each(['EdDSA', 'ES256', 'RS256'])('a delivery signed by %s', (webhookAlgorithm) => {
	const own = usePlace();
	const jwks = () =>
		own()
			.tenant.control.requests()
			.filter(({ path }) => path === '/auth/v1/jwks');

	it('is taken, and the keys are asked for once, also by those who name others', async () => {
		own().tenant.control.configure('conductorOne', { webhookAlgorithm });
		const { trigger, webhook } = await active(own(), { triggerOn: ['test'] });
		const body = place().deliveryBody('PayloadTest');
		const sign = (header: Record<string, unknown> = {}) =>
			own().signed(webhook.url, body, { header });
		const deliver = async (headers: Record<string, string>) =>
			(await trigger.deliver({ body, headers })).status;
		expect(await deliver(sign())).toBe(202);
		expect(await deliver(sign({ kid: 'another' }))).toBe(401);
		expect(await deliver(sign({ kid: undefined }))).toBe(202);
		const others = ['EdDSA', 'ES256', 'RS256'].filter((each) => each !== webhookAlgorithm);
		for (const alg of others) expect(await deliver(sign({ alg }))).toBe(401);
		own().tenant.sandbox.conductorOne.rotateKeys();
		expect(await deliver(sign())).toBe(401);
		expect(jwks()).toHaveLength(1);
		expect(jwks()[0]?.headers).not.toHaveProperty('authorization');
		const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
		expect(await deliver(sign())).toBe(202);
		expect(jwks()).toHaveLength(2);
		later.mockRestore();
	});
});

describe('a delivery while the keys of the tenant cannot be read', () => {
	const own = usePlace();

	it('is to come again, and is taken then', async () => {
		const { trigger, webhook } = await active(own(), { triggerOn: ['test'] });
		const body = place().deliveryBody('PayloadTest');
		own().tenant.control.failNext({ path: '^/auth/v1/jwks', status: 500 });
		const headers = own().signed(webhook.url, body);
		expect(await trigger.deliver({ body, headers })).toMatchObject({
			status: 503,
			items: undefined,
		});
		// ConductorOne tries again after some seconds.
		const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 5_000);
		expect(await trigger.deliver({ body, headers })).toMatchObject({ status: 202 });
		later.mockRestore();
	});
});

describe('forgeries', () => {
	const body = () => place().deliveryBody('PayloadTest');
	const refused = { status: 401, answer: { message: 'Unauthorized' }, items: undefined };
	const seconds = () => Math.floor(Date.now() / 1000);

	it.each([
		['another tenant', { claims: { iss: 'evil.conductor.one' } }],
		['no tenant', { claims: { iss: undefined } }],
		['another receiver', { claims: { aud: 'n8n.example.com' } }],
		['another purpose', { claims: { c1typ: 'at' } }],
		['another method', { claims: { htm: 'GET' } }],
		['another address', { claims: { htu: 'http://127.0.0.1/webhook/other' } }],
		['no address', { claims: { htu: undefined } }],
		['another body', { claims: { htb_s256: Buffer.alloc(32).toString('base64') } }],
		['no body', { claims: { htb_s256: '' } }],
		['the past', { claims: { exp: 1_700_000_000 } }],
		['no end', { claims: { exp: undefined } }],
		['an end that is text', { claims: { exp: '9999999999' } }],
		['no ID', { claims: { jti: undefined } }],
		['another algorithm', { header: { alg: 'RS256' } }],
		['no algorithm', { header: { alg: 'none' } }],
		['a shared secret', { header: { alg: 'HS256' } }],
		['an unknown key', { header: { kid: 'nobody' } }],
		['an extension', { header: { crit: ['b64'], b64: false } }],
	])('by a token for %s are refused without a hint', async (_what, changes) => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const headers = place().signed(webhook.url, body(), changes);
		expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
		const right = place().signed(webhook.url, body());
		expect(await trigger.deliver({ body: body(), headers: right })).toMatchObject({ status: 202 });
	});

	it('by a token of the future are refused', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const headers = place().signed(webhook.url, body(), {
			claims: { nbf: seconds() + 3600 },
		});
		expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
	});

	it('with another body, byte for byte, are refused', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const text = JSON.stringify(body());
		const headers = place().signed(webhook.url, body());
		const rawBody = Buffer.from(`${text} `);
		expect(await trigger.deliver({ body: body(), rawBody, headers })).toEqual(refused);
	});

	it.each([
		['no header', undefined],
		['another scheme', 'Basic eDp5'],
		['no token', 'bearer '],
		['half a token', 'bearer eyJhbGciOiJFZERTQSJ9.e30'],
		['no JSON', 'bearer abc.def.ghi'],
	])('with %s are refused, and the tenant is not asked', async (_what, authorization) => {
		const { trigger } = await active(place(), { triggerOn: ['test'] });
		const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
		expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
	});

	it('without a signature are refused', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const { authorization = '' } = place().signed(webhook.url, body(), {
			header: { alg: 'none' },
		});
		const unsigned = `${authorization.split('.').slice(0, 2).join('.')}.`;
		const headers = { authorization: unsigned };
		expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
	});

	it('signed by another tenant, whose key has the same name, are refused', async () => {
		const other = await Tenant.start();
		try {
			const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
			const destination = String(webhook.url);
			const text = JSON.stringify(body());
			const headers = other.sandbox.conductorOne.sign({ destination, body: text });
			expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
		} finally {
			await other.close();
		}
	});

	it('by clocks that differ a little are none', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const deliver = async (claims: Record<string, unknown>) => {
			const headers = place().signed(webhook.url, body(), { claims });
			return (await trigger.deliver({ body: body(), headers })).status;
		};
		expect(await deliver({ exp: seconds() - 20 })).toBe(202);
		expect(await deliver({ exp: seconds() - 40 })).toBe(401);
		expect(await deliver({ nbf: seconds() + 20, iat: seconds() + 20 })).toBe(202);
		expect(await deliver({ nbf: seconds() - 9, iat: seconds() + 40 })).toBe(401);
	});

	it('that were delivered before are refused, also after a restart', async () => {
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const headers = place().signed(webhook.url, body());
		expect(await trigger.deliver({ body: body(), headers })).toMatchObject({ status: 202 });
		expect(await trigger.deliver({ body: body(), headers })).toEqual(refused);
		const later = trigger.restarted({ node: await nodeOfAnotherProcess() });
		expect(await later.deliver({ body: body(), headers })).toEqual(refused);
	});

	it('that come while the workflow still runs, and n8n has saved nothing, are refused', async () => {
		const { trigger, webhook } = await active(place(), {
			triggerOn: ['test'],
			respond: 'lastNode',
		});
		const unsaved = trigger.restarted();
		const headers = place().signed(webhook.url, body());
		let meanwhile: unknown;
		await trigger.deliver({
			body: body(),
			headers,
			async rest() {
				meanwhile = await unsaved.deliver({ body: body(), headers });
				return {};
			},
		});
		expect(meanwhile).toEqual(refused);
	});
});
