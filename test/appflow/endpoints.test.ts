import { createServer } from 'http';
import type { AddressInfo } from 'net';

import { connectAppFlow } from '../../nodes/AwsAppFlow/transport/client';
import { readAwsCredential } from '../../nodes/AwsAppFlow/transport/credential';
import type { WireRequest } from '../../nodes/AwsAppFlow/transport/wire';
import { AwsAppFlowApi } from '../../credentials/AwsAppFlowApi.credentials';
import { byName, useAccount } from './support';

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'dummy-secret' };
const role = {
	assumeRole: true,
	roleArn: 'arn:aws-cn:iam::123456789012:role/n8n-appflow',
	externalId: 'dummy-external-id',
};

const session = `<AssumeRoleResponse><AssumeRoleResult><Credentials>
	<AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>dummy</SecretAccessKey>
	<SessionToken>dummy-token</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>
</Credentials></AssumeRoleResult></AssumeRoleResponse>`;

/** Where requests of a credential go that nobody answers but this test. */
async function requestsOf(data: Record<string, string | boolean>): Promise<WireRequest[]> {
	const requests: WireRequest[] = [];
	const service = await connectAppFlow(readAwsCredential({ ...keys, ...data }), async (request) => {
		requests.push(request);
		const body = request.url.includes('sts') ? session : '{"connectorProfileDetails":[]}';
		return await Promise.resolve({
			status: 200,
			headers: {},
			body: new TextEncoder().encode(body),
		});
	});
	await service.send('DescribeConnectorProfiles', {});
	service.close();
	return requests;
}

const PATH = 'describe-connector-profiles';

describe('AppFlow is found by the region', () => {
	test.each([
		['us-east-1', 'https://appflow.us-east-1.amazonaws.com'],
		['eu-west-1', 'https://appflow.eu-west-1.amazonaws.com'],
		['cn-north-1', 'https://appflow.cn-north-1.amazonaws.com.cn'],
		['cn-northwest-1', 'https://appflow.cn-northwest-1.amazonaws.com.cn'],
		['us-gov-west-1', 'https://appflow.us-gov-west-1.amazonaws.com'],
	])('%s', async (region, origin) => {
		const [request] = await requestsOf({ region });
		expect(request?.url).toBe(`${origin}/${PATH}`);
		expect(request?.headers.authorization).toContain(`/${region}/appflow/aws4_request`);
	});

	test('every region that the credential offers', async () => {
		const [region] = new AwsAppFlowApi().properties;
		const codes = (region?.options ?? []).flatMap((option) =>
			'value' in option && option.value !== 'other' ? [String(option.value)] : [],
		);
		expect(codes.length).toBeGreaterThan(30);
		for (const code of codes) {
			const [request] = await requestsOf({ region: code });
			expect(request?.url).toContain(`https://appflow.${code}.amazonaws.com`);
		}
	});

	test('and by FIPS', async () => {
		const [request] = await requestsOf({ region: 'us-east-1', useFips: true });
		expect(request?.url).toBe(`https://appflow-fips.us-east-1.amazonaws.com/${PATH}`);
		expect(request?.headers.authorization).toContain('/us-east-1/appflow/aws4_request');
	});

	test('unless there is an endpoint, which is signed for the region all the same', async () => {
		const [request] = await requestsOf({
			region: 'cn-north-1',
			endpoint: 'https://vpce-0abc.appflow.cn-north-1.vpce.amazonaws.com.cn',
		});
		expect(request?.url).toBe(`https://vpce-0abc.appflow.cn-north-1.vpce.amazonaws.com.cn/${PATH}`);
		expect(request?.headers.authorization).toContain('/cn-north-1/appflow/aws4_request');
	});
});

describe('STS is found by the region', () => {
	test.each([
		['eu-west-1', {}, 'https://sts.eu-west-1.amazonaws.com/'],
		['cn-north-1', {}, 'https://sts.cn-north-1.amazonaws.com.cn/'],
		['us-gov-west-1', {}, 'https://sts.us-gov-west-1.amazonaws.com/'],
		['us-east-1', { useFips: true }, 'https://sts-fips.us-east-1.amazonaws.com/'],
		['eu-west-1', { stsEndpoint: 'https://sts.example' }, 'https://sts.example/'],
	])('%s %j', async (region, changes, url) => {
		const [sts, appflow] = await requestsOf({ region, ...role, ...changes });
		expect(sts?.url).toBe(url);
		expect(sts?.headers.authorization).toContain(`AKIDEXAMPLE/`);
		expect(sts?.headers.authorization).toContain(`/${region}/sts/aws4_request`);
		expect(appflow?.headers.authorization).toContain('Credential=ASIAEXAMPLE/');
		expect(appflow?.headers['x-amz-security-token']).toBe('dummy-token');
	});
});

describe('Direct Connections', () => {
	const account = useAccount();

	test('go past n8n’s helper to AWS’s own endpoints', async () => {
		const seen: string[] = [];
		jest.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
			seen.push(String(input));
			return await Promise.resolve(new Response('{"connectorProfileDetails":[]}'));
		});
		expect(await requestsOf({ region: 'eu-west-1', directConnections: true })).toEqual([]);
		expect(seen).toEqual([`https://appflow.eu-west-1.amazonaws.com/${PATH}`]);
	});

	test('never go to an endpoint that somebody typed in', async () => {
		const fetch = jest.spyOn(globalThis, 'fetch');
		const aws = account().keys({ directConnections: true });
		const parameters = { connectorProfileName: byName('slack-support') };
		expect(await account().json('connectorProfile.get', parameters, { aws })).toHaveLength(1);
		expect(fetch).not.toHaveBeenCalled();
	});

	test('never reach STS, which may be at an address that somebody typed in', async () => {
		const seen: string[] = [];
		jest.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
			seen.push(String(input));
			return await Promise.resolve(new Response('{"connectorProfileDetails":[]}'));
		});
		const data = { region: 'eu-west-1', directConnections: true, ...role };
		const helped = await requestsOf({ ...data, stsEndpoint: 'https://sts.example' });
		expect(helped.map(({ url }) => url)).toEqual(['https://sts.example/']);
		expect(seen).toEqual([`https://appflow.eu-west-1.amazonaws.com/${PATH}`]);
	});

	afterEach(() => jest.restoreAllMocks());
});

describe('what n8n is told about a request', () => {
	test('the domains that the owner of the credential allows', async () => {
		const sendThroughHelper = (await import('../../nodes/AwsAppFlow/transport/wire'))
			.sendThroughHelper;
		const { allowedDomains } = readAwsCredential({
			...keys,
			region: 'eu-west-1',
			allowedHttpRequestDomains: 'domains',
			allowedDomains: 'appflow.eu-west-1.amazonaws.com, *.vpce.amazonaws.com',
		});
		const options: unknown[] = [];
		const send = sendThroughHelper(async (request: unknown) => {
			options.push(request);
			return await Promise.resolve({ statusCode: 200, headers: {}, body: '' });
		}, allowedDomains);
		await send({ url: 'https://appflow.example/x', method: 'POST', headers: {}, body: '{}' });
		expect(options).toMatchObject([
			{
				allowedDomains: 'appflow.eu-west-1.amazonaws.com, *.vpce.amazonaws.com',
				disableFollowRedirect: true,
			},
		]);
	});

	test('nothing about domains where the owner allows all', () => {
		const data = { ...keys, region: 'eu-west-1', allowedHttpRequestDomains: 'all' };
		expect(readAwsCredential(data).allowedDomains).toBeUndefined();
	});
});

describe('a redirect is not followed', () => {
	const account = useAccount();

	test.each([301, 307])('%i', async (status) => {
		const visited: string[] = [];
		const server = createServer((request, response) => {
			visited.push(request.url ?? '');
			response.writeHead(status, { location: '/elsewhere' }).end();
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const aws = account().keys({ endpoint: `http://127.0.0.1:${port}` });
		const parameters = { connectorProfileName: byName('slack-support') };
		const { message, description } = await account().failure('connectorProfile.get', parameters, {
			aws,
		});
		const tested = await account().test(aws);
		server.closeAllConnections();
		server.close();
		expect(message).toContain('The answer is not from AppFlow');
		expect(description).toContain(`status ${status}`);
		expect(tested).toMatchObject({ status: 'Error' });
		expect(visited).toEqual([`/${PATH}`, `/${PATH}`]);
	});
});
