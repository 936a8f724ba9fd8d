import { active, usePlace } from './trigger.support';

const body = {
	version: 'v1',
	webhookId: 'dummy-delivery',
	callbackUrl: 'https://acme.conductor.one/webhooks/v1/callbacks/dummy',
	event: 'c1.webhooks.v1.PayloadTest',
	payload: {},
};

const encoded = (value: unknown) =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

type Header = Record<string, unknown>;

/** Tokens that are like the right one but for one thing. */
function forgeries(token: string): Array<[string, string]> {
	const [head = '', claims = '', signature = ''] = token.split('.');
	const header = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as Header;
	const headed = (changes: Header) =>
		`${encoded({ ...header, ...changes })}.${claims}.${signature}`;
	const signed = (bytes: Buffer) => `${head}.${claims}.${bytes.toString('base64url')}`;
	return [
		...[1, 31, 63, 64, 65, 72, 255, 256, 257, 4000].map((length): [string, string] => [
			`${length} bytes for a signature`,
			signed(Buffer.alloc(length, 1)),
		]),
		['zeros for a signature', signed(Buffer.alloc(64))],
		['keys elsewhere', headed({ jku: 'https://evil.example/jwks' })],
		['a certificate elsewhere', headed({ x5u: 'https://evil.example/cert' })],
		['a key of its own', headed({ jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } })],
		['a key named by a path', headed({ kid: '../../../etc/passwd' })],
		['a key named by an address', headed({ kid: 'https://evil.example/key' })],
		['a key named like a prototype', headed({ kid: '__proto__' })],
		['a key named by a number', headed({ kid: 0 })],
		['no algorithm, in another case', headed({ alg: 'nOnE' })],
		['a list of algorithms', headed({ alg: [header.alg, 'none'] })],
		[
			'two algorithms',
			`${encoded(JSON.stringify(header).replace('{', '{"alg":"none",'))}.${claims}.${signature}`,
		],
		['claims that are a list', `${head}.${encoded([])}.${signature}`],
		['claims that are nothing', `${head}.${encoded('null')}.${signature}`],
		['claims without end', `${head}.${encoded('['.repeat(6000))}.${signature}`],
		['a fourth part', `${token}.${signature}`],
		['padding', `${token}==`],
	];
}

describe.each(['EdDSA', 'ES256', 'RS256'])('a token by %s', (webhookAlgorithm) => {
	const place = usePlace();

	it('is taken, and nothing that is like it', async () => {
		place().tenant.control.configure('conductorOne', { webhookAlgorithm });
		const { trigger, webhook } = await active(place(), { triggerOn: ['test'] });
		const { authorization = '' } = place().tenant.sandbox.conductorOne.sign({
			destination: String(webhook.url),
			body: JSON.stringify(body),
		});
		const token = authorization.replace(/^bearer /i, '');
		const deliver = async (given: string, delivered: unknown = body) =>
			await trigger.deliver({ body: delivered, headers: { authorization: `Bearer ${given}` } });

		const taken: string[] = [];
		for (const [what, forged] of forgeries(token)) {
			const { status, items } = await deliver(forged);
			if (status !== 401 || items !== undefined) taken.push(what);
		}
		expect(taken).toEqual([]);
		const other = { ...body, event: 'c1.webhooks.v1.PayloadPolicyApprovalStep' };
		expect(await deliver(token, other)).toMatchObject({ status: 401, items: undefined });
		expect(await deliver(token)).toMatchObject({ status: 202 });
		expect(await deliver(token)).toMatchObject({ status: 401, items: undefined });
	});
});
