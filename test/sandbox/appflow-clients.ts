import { AppflowClient } from '@aws-sdk/client-appflow';
import { STSClient } from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';

import { Sha256 } from '../../sandbox/aws/sha256';
import { isObject, text } from '../../sandbox/core/json';
import { type Sandbox, startSandbox } from '../../sandbox';

interface Keys {
	accessKeyId: string;
	secretAccessKey: string;
	sessionToken?: string;
}

type ClientOptions = ConstructorParameters<typeof AppflowClient>[0];

/** The real SDK against the sandbox, with its seeded keys and without retries. */
export function appflowClient(sandbox: Sandbox, options: ClientOptions = {}): AppflowClient {
	const { endpoint, region } = sandbox.appflow;
	return new AppflowClient({
		endpoint,
		region,
		credentials: keysOf(sandbox),
		maxAttempts: 1,
		...options,
	});
}

/** Runs the tests of a file against one sandbox, as freshly started for each of them. */
export function useAppFlow(started: (sandbox: Sandbox, client: AppflowClient) => void): void {
	let close: () => Promise<void>;
	let reset: () => void;
	beforeAll(async () => {
		const sandbox = await startSandbox();
		const client = appflowClient(sandbox);
		started(sandbox, client);
		reset = () => sandbox.control.reset();
		close = async () => {
			client.destroy();
			await sandbox.close();
		};
	});
	beforeEach(() => reset());
	afterAll(async () => await close());
}

/** The real STS client against the sandbox. */
export function stsClient(sandbox: Sandbox, credentials: Keys = keysOf(sandbox)): STSClient {
	const { endpoint, region } = sandbox.appflow;
	return new STSClient({ endpoint, region, credentials, maxAttempts: 1 });
}

export function keysOf({ appflow: { accessKeyId, secretAccessKey } }: Sandbox): Keys {
	return { accessKeyId, secretAccessKey };
}

/** A request as it goes over the wire, to be changed before it is sent. */
export interface WireRequest {
	method: string;
	path: string;
	query?: Record<string, string | string[]>;
	headers?: Record<string, string>;
	body?: string;
	/** What is signed; the sandbox's own values when not given. */
	keys?: Keys;
	region?: string;
	service?: string;
	/** Changes the signed headers. */
	tamper?: (headers: Record<string, string>) => void;
	/** Sent in the place of `body`, which was signed. */
	sentBody?: string;
}

interface WireResponse {
	status: number;
	headers: Headers;
	json: unknown;
	/** An error's name and words; empty for a success. */
	name: string;
	message: string;
}

/** Signs and sends one request with `fetch`, to see the answer as it is and not as the SDK reads it. */
export async function call(sandbox: Sandbox, request: WireRequest): Promise<WireResponse> {
	const { endpoint, region } = sandbox.appflow;
	const { method, path, query = {}, body } = request;
	const signer = new SignatureV4({
		service: request.service ?? 'appflow',
		region: request.region ?? region,
		credentials: request.keys ?? keysOf(sandbox),
		sha256: Sha256,
	});
	const { headers } = await signer.sign({
		method,
		protocol: 'http:',
		hostname: '127.0.0.1',
		path,
		query,
		headers: {
			host: new URL(endpoint).host,
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...request.headers,
		},
		body,
	});
	request.tamper?.(headers);
	const search = new URLSearchParams(
		Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
	);
	const url = `${endpoint}${path}${search.size > 0 ? `?${search}` : ''}`;
	const response = await fetch(url, { method, headers, body: request.sentBody ?? body });
	const json: unknown = JSON.parse(await response.text());
	return {
		status: response.status,
		headers: response.headers,
		json,
		name: (response.headers.get('x-amzn-errortype') ?? '').split(':')[0] ?? '',
		message: isObject(json) ? (text(json, 'message') ?? '') : '',
	};
}

/** Calls an operation whose whole input is in its JSON body. */
export async function post(
	sandbox: Sandbox,
	path: string,
	input: unknown,
	request: Partial<WireRequest> = {},
): Promise<WireResponse> {
	return await call(sandbox, { method: 'POST', path, body: JSON.stringify(input), ...request });
}

/** A profile that anybody may create: Amplitude has no properties and two secrets. */
export function amplitude(name: string) {
	return {
		connectorProfileName: name,
		connectorType: 'Amplitude' as const,
		connectionMode: 'Public' as const,
		connectorProfileConfig: {
			connectorProfileProperties: { Amplitude: {} },
			connectorProfileCredentials: {
				Amplitude: { apiKey: 'dummy-api-key', secretKey: 'dummy-secret' },
			},
		},
	};
}
