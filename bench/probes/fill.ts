/** Fills the sandbox with profiles. */
import { CreateConnectorProfileCommand } from '@aws-sdk/client-appflow';

import type { AppFlowAccess } from '../support/sandbox';
import { SLACK_SECRETS } from './support/credentials';
import { profileNames } from './support/profiles';
import { forAll, rawClient } from './support/raw-sdk';
import { runAsProbe } from './support/report';

runAsProbe<{ readonly access: AppFlowAccess }>(async ({ access }) => {
	const client = rawClient(access);
	await forAll(profileNames(), 10, async (connectorProfileName) => {
		await client.send(
			new CreateConnectorProfileCommand({
				connectorProfileName,
				connectorType: 'Slack',
				connectionMode: 'Public',
				connectorProfileConfig: {
					connectorProfileProperties: { Slack: { instanceUrl: 'https://bench.slack.com' } },
					connectorProfileCredentials: { Slack: SLACK_SECRETS },
				},
			}),
		);
	});
});
