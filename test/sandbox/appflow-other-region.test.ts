import {
	DeleteConnectorProfileCommand,
	DescribeConnectorProfilesCommand,
	ListFlowsCommand,
} from '@aws-sdk/client-appflow';

import { type Sandbox, startSandbox } from '../../sandbox';
import { appflowClient } from './appflow-clients';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ otherRegion: 'us-east-1' });
});

afterAll(async () => {
	await sandbox.close();
});

test('the other region has the same profiles, no flows, and a life of its own', async () => {
	const here = appflowClient(sandbox);
	const there = appflowClient(sandbox, { region: 'us-east-1' });
	const connectorProfileName = 'salesforce-production';
	const named = { connectorProfileNames: [connectorProfileName] };

	expect((await here.send(new ListFlowsCommand({}))).flows).not.toEqual([]);
	expect((await there.send(new ListFlowsCommand({}))).flows).toEqual([]);
	const [profile] =
		(await there.send(new DescribeConnectorProfilesCommand(named))).connectorProfileDetails ?? [];
	expect(profile?.connectorProfileArn).toContain(':us-east-1:');

	await there.send(new DeleteConnectorProfileCommand({ connectorProfileName }));
	const left = await here.send(new DescribeConnectorProfilesCommand(named));
	expect(left.connectorProfileDetails).toHaveLength(1);
});

test('a region that is not played is refused', async () => {
	const nowhere = appflowClient(sandbox, { region: 'eu-north-1' });
	await expect(nowhere.send(new ListFlowsCommand({}))).rejects.toThrow(/valid region/);
});
