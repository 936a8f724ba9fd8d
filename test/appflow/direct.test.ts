import { createServer } from 'http';
import type { IncomingMessage, ServerResponse } from 'http';
import type { AddressInfo } from 'net';

import { sendDirect } from '../../nodes/AwsAppFlow/transport/direct';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answer = (_request, response) => response.end();
let url = '';
let connections = 0;

const server = createServer((request, response) => {
	request.resume();
	answer(request, response);
});
server.on('connection', () => {
	connections += 1;
});

beforeAll(async () => {
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	url = `http://127.0.0.1:${port}/describe-connector-profiles`;
});

afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => {
		server.close(resolve);
	});
});

function request(signal?: AbortSignal) {
	return {
		url,
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: 'dummy-signature' },
		body: '{"maxResults":1}',
		...(signal && { signal }),
	};
}

describe('Direct Connections', () => {
	it('send a request as it is, and give the answer as it is', async () => {
		const bodies: string[] = [];
		answer = (incoming, response) => {
			incoming.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
			incoming.on('end', () => {
				response.writeHead(402, { 'X-Amzn-ErrorType': 'ServiceQuotaExceededException' });
				response.end(JSON.stringify({ authorization: incoming.headers.authorization }));
			});
		};

		const { status, headers, body } = await sendDirect(request());

		expect(bodies).toEqual(['{"maxResults":1}']);
		expect(status).toBe(402);
		expect(headers['x-amzn-errortype']).toBe('ServiceQuotaExceededException');
		expect(Buffer.from(body).toString()).toBe('{"authorization":"dummy-signature"}');
	});

	it('use one connection for many requests', async () => {
		answer = (_request, response) => response.end('{}');
		await sendDirect(request());
		connections = 0;

		for (let count = 0; count < 5; count += 1) await sendDirect(request());

		expect(connections).toBe(0);
	});

	it('follow no redirect: the signature is for one server only', async () => {
		answer = (_request, response) => {
			response.writeHead(307, { location: 'http://127.0.0.1:9/elsewhere' });
			response.end();
		};

		expect((await sendDirect(request())).status).toBe(307);
	});

	it('report a connection that broke so that the SDK repeats the call', async () => {
		answer = (_request, response) => response.destroy();

		const failure = sendDirect(request());

		await expect(failure).rejects.toMatchObject({
			name: 'ConnectionError',
			code: 'ECONNRESET',
			host: new URL(url).host,
		});
		await failure.catch((error: unknown) =>
			expect(JSON.stringify(error)).not.toContain('dummy-signature'),
		);
	});

	it('stop at once when the execution is cancelled', async () => {
		const cancel = new AbortController();
		const gone = new Promise<void>((resolve) => {
			answer = (_request, response) => {
				response.on('close', resolve);
				cancel.abort();
			};
		});

		await expect(sendDirect(request(cancel.signal))).rejects.toMatchObject({
			name: 'ConnectionError',
		});
		await gone;
	});

	it('send nothing once the execution is cancelled', async () => {
		let requests = 0;
		answer = (_request, response) => {
			requests += 1;
			response.end();
		};

		await expect(sendDirect(request(AbortSignal.abort()))).rejects.toThrow();
		expect(requests).toBe(0);
	});
});
