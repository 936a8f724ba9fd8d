import { type ChildProcess, spawn, spawnSync } from 'child_process';
import { createServer } from 'net';

import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { sleep } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../sandbox';
import { isObject, without } from '../../sandbox/core/json';

const installed = spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status === 0;
const describeWithMoto = installed
	? describe
	: (title: string, body: () => void) =>
			describe.skip(`${title} (skipped: there is no "moto_server" command on this machine)`, body);

/** The names of a value's members, at any depth, with the types of what they hold. */
function outline(value: unknown): unknown {
	if (value instanceof Date) return 'date';
	if (!isObject(value)) return typeof value;
	return Object.fromEntries(
		Object.entries(without(value, '$metadata', 'PackedPolicySize')).map(([name, member]) => [
			name,
			outline(member),
		]),
	);
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return isObject(address) && typeof address.port === 'number' ? address.port : 0;
}

describeWithMoto("STS beside moto's", () => {
	let sandbox: Sandbox;
	let moto: ChildProcess;
	let clients: STSClient[];

	beforeAll(async () => {
		sandbox = await startSandbox();
		const port = await freePort();
		moto = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
		const { endpoint, region, accessKeyId, secretAccessKey } = sandbox.appflow;
		const credentials = { accessKeyId, secretAccessKey };
		clients = [endpoint, `http://127.0.0.1:${port}`].map(
			(url) => new STSClient({ endpoint: url, region, credentials, maxAttempts: 1 }),
		);
		while (!(await answers(`http://127.0.0.1:${port}/moto-api/data.json`))) await sleep(100);
	}, 60_000);

	afterAll(async () => {
		for (const client of clients) client.destroy();
		moto.kill();
		await sandbox.close();
	});

	it('answers GetCallerIdentity in the same form', async () => {
		const [ours, theirs] = await Promise.all(
			clients.map(async (client) => await client.send(new GetCallerIdentityCommand({}))),
		);
		expect(outline(ours)).toEqual(outline(theirs));
	});

	it('answers AssumeRole in the same form', async () => {
		const { roleArn, externalId } = sandbox.appflow;
		const command = new AssumeRoleCommand({
			RoleArn: roleArn,
			RoleSessionName: 'test',
			ExternalId: externalId,
		});
		const [ours, theirs] = await Promise.all(
			clients.map(async (client) => await client.send(command)),
		);
		expect(outline(ours)).toEqual(outline(theirs));
	});
});

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}
