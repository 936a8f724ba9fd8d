import {
	CredentialStore,
	legacyRequestWithCredential,
	requestWithCredential,
} from '../support/harness';
import { AWS, useAccount } from './support';

const account = useAccount();

const profilesUrl = () => `${account().access.endpoint}/describe-connector-profiles`;
const names = (answer: unknown) =>
	Object(answer).connectorProfileDetails?.map(
		(profile: unknown) => Object(profile).connectorProfileName,
	);
const slackOnly = { connectorProfileNames: ['slack-support'] };
const flowArn = 'arn:aws:appflow:eu-west-1:123456789012:flow/salesforce-accounts-to-s3';
const tagsUrl = () => `${account().access.endpoint}/tags/${encodeURIComponent(flowArn)}`;

type Request = Parameters<typeof legacyRequestWithCredential>[0]['request'];
type NewRequest = Parameters<typeof requestWithCredential>[0]['request'];

/** As n8n's HTTP Request node sends it. */
async function legacy(request: Request, credentials: CredentialStore = account().store()) {
	return await legacyRequestWithCredential({ type: AWS, credentials, request });
}

/** As newer nodes send it. */
async function modern(request: NewRequest, credentials: CredentialStore = account().store()) {
	return await requestWithCredential({ type: AWS, credentials, request });
}

const sessions = () => account().control.requests({ service: 'sts' });

describe('n8n’s HTTP Request node signs for AppFlow with the credential', () => {
	test('a JSON body, with the answer read as JSON', async () => {
		const answer = await legacy({
			method: 'POST',
			uri: profilesUrl(),
			body: slackOnly,
			json: true,
		});
		expect(names(answer)).toEqual(['slack-support']);
	});

	test('a JSON body, with the answer found out by the node', async () => {
		const answer = await legacy({
			method: 'POST',
			uri: profilesUrl(),
			body: slackOnly,
			json: false,
			encoding: null,
			resolveWithFullResponse: true,
			headers: { 'Content-Type': 'application/json', 'X-Custom': ' spaced   value ' },
		});
		expect(names(JSON.parse(String(Object(answer).body)))).toEqual(['slack-support']);
		expect(account().requests()[0]?.headers['x-custom']).toBe('spaced   value');
	});

	test.each([
		['as typed in', JSON.stringify(slackOnly)],
		['with line breaks around it', `\n  ${JSON.stringify(slackOnly, undefined, 2)}\n\n`],
		['with letters beyond ASCII', '{"connectorProfileNames":["slack-support"],"x":"Straße 😀"}'],
	])('a JSON text %s', async (_how, body) => {
		for (const json of [true, false]) {
			const headers = { 'content-type': 'application/json' };
			const answer = await legacy({ method: 'POST', uri: profilesUrl(), body, json, headers });
			expect(names(typeof answer === 'string' ? JSON.parse(answer) : answer)).toEqual([
				'slack-support',
			]);
		}
	});

	test('a GET with nothing in its body, and a path that is encoded', async () => {
		expect(await legacy({ method: 'GET', uri: tagsUrl(), json: true })).toEqual({ tags: {} });
	});

	test('a query, given once or several times, beside the one in the address', async () => {
		await legacy({
			method: 'POST',
			uri: tagsUrl(),
			body: { tags: { a: '1', 'b+b': '2', c: '3', d: '4' } },
			json: true,
		});
		await legacy({
			method: 'DELETE',
			uri: `${tagsUrl()}?tagKeys=a`,
			qs: { tagKeys: ['b+b', 'c'] },
			useQuerystring: true,
			json: true,
		});
		expect(await legacy({ method: 'GET', uri: tagsUrl(), json: true })).toEqual({
			tags: { d: '4' },
		});
	});

	test('spaces and other signs in a query', async () => {
		const qs = { note: "a b+c&d=e/f?g'(h)!*~", empty: '' };
		const answer = await legacy({
			method: 'POST',
			uri: `${profilesUrl()}?first=one+two%20three`,
			qs,
			body: slackOnly,
			json: true,
		});
		expect(names(answer)).toEqual(['slack-support']);
		const [, query] = account().requests()[0]?.url.split('?') ?? [];
		expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
			first: 'one two three',
			...qs,
		});
	});

	test.each<[string, Request]>([
		['a form', { form: { connectorProfileNames: 'slack-support' } }],
		['a form with files', { formData: { name: 'x' } }],
	])('%s is refused with the reason', async (_what, body) => {
		await expect(legacy({ method: 'POST', uri: profilesUrl(), ...body })).rejects.toMatchObject({
			message: expect.stringContaining("'Body' is a form"),
		});
		expect(account().requests()).toEqual([]);
	});

	test('text that is no JSON is refused with the reason', async () => {
		await expect(
			legacy({ method: 'POST', uri: profilesUrl(), body: '{"connectorProfileNames": [' }),
		).rejects.toMatchObject({ message: expect.stringContaining("'Body' is not valid JSON") });
		expect(account().requests()).toEqual([]);
	});

	test('a failure of AppFlow arrives as one', async () => {
		await expect(
			legacy({
				method: 'POST',
				uri: `${account().access.endpoint}/delete-connector-profile`,
				body: { connectorProfileName: 'nowhere' },
				json: true,
			}),
		).rejects.toMatchObject({ httpCode: '404' });
	});
});

describe('newer nodes sign with it', () => {
	test('a JSON body', async () => {
		const answer = await modern({
			method: 'POST',
			url: profilesUrl(),
			body: slackOnly,
			json: true,
		});
		expect(names(answer)).toEqual(['slack-support']);
	});

	test('a base address and a path', async () => {
		const answer = await modern({
			method: 'POST',
			baseURL: account().access.endpoint,
			url: '/describe-connector-profiles',
			body: JSON.stringify(slackOnly),
		});
		expect(names(answer)).toEqual(['slack-support']);
	});

	test('a query', async () => {
		await modern({ method: 'POST', url: tagsUrl(), body: { tags: { a: '1', b: '2' } } });
		await modern({ method: 'DELETE', url: tagsUrl(), qs: { tagKeys: ['a', 'b'] } });
		expect(await modern({ method: 'GET', url: tagsUrl() })).toEqual({ tags: {} });
	});

	test('a form is refused with the reason', async () => {
		const body = new URLSearchParams({ a: 'b' });
		await expect(modern({ method: 'POST', url: profilesUrl(), body })).rejects.toMatchObject({
			message: expect.stringContaining("'Body' is a form"),
		});
	});
});

describe.each<[string, (credentials: CredentialStore) => Promise<unknown>]>([
	[
		'the HTTP Request node',
		async (credentials) =>
			await legacy(
				{ method: 'POST', uri: profilesUrl(), body: slackOnly, json: true },
				credentials,
			),
	],
	[
		'a newer node',
		async (credentials) =>
			await modern(
				{ method: 'POST', url: profilesUrl(), body: slackOnly, json: true },
				credentials,
			),
	],
])('%s works as the credential’s role', (_name, ask) => {
	test('whose session is kept and used again', async () => {
		const credentials = account().store({ aws: account().role() });
		expect(names(await ask(credentials))).toEqual(['slack-support']);
		expect(names(await ask(credentials))).toEqual(['slack-support']);
		expect(sessions()).toHaveLength(1);
	});

	test('whose session is renewed when it has ended', async () => {
		const credentials = account().store({ aws: account().role() });
		await ask(credentials);
		account().control.advanceClock(2 * 3_600_000);
		// n8n keeps the session with the credential; here, it ended as well.
		const stored = await credentials.stored(AWS);
		const session = JSON.parse(String(stored.roleSessionToken));
		const roleSessionToken = JSON.stringify({ ...session, expiration: new Date(0) });
		await credentials.updateCredentials({ id: AWS, name: AWS }, AWS, {
			...stored,
			roleSessionToken,
		});
		expect(names(await ask(credentials))).toEqual(['slack-support']);
		expect(sessions()).toHaveLength(2);
	});

	test('and of another role once the credential was changed', async () => {
		const credentials = account().store({ aws: account().role() });
		await ask(credentials);
		const stored = await credentials.stored(AWS);
		await credentials.updateCredentials({ id: AWS, name: AWS }, AWS, {
			...stored,
			roleArn: 'arn:aws:iam::123456789012:role/other',
		});
		await expect(ask(credentials)).rejects.toThrow();
		expect(sessions()).toHaveLength(2);
	});

	test('unless STS refuses', async () => {
		const credentials = account().store({ aws: account().role({ externalId: 'dummy-wrong' }) });
		await expect(ask(credentials)).rejects.toThrow();
		expect(account().requests()).toEqual([]);
	});
});

test('the kept session is a password in the form’s own words, and no one sees it', async () => {
	const credentials = account().store({ aws: account().role() });
	const property = credentials
		.getCredentialsProperties(AWS)
		.find(({ name }) => name === 'roleSessionToken');
	expect(property).toMatchObject({
		type: 'hidden',
		typeOptions: { expirable: true, password: true },
	});
});
