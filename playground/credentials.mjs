/**
 * The credentials of a fresh playground: everything points at the sandbox, and every secret is a
 * dummy that works nowhere else.
 *
 * @param {import('./sandbox.mjs').Access} sandbox
 * @returns {import('./n8n-api.mjs').NewCredential[]}
 */
export function credentialsFor({ appflow, conductorOne }) {
	return [
		{
			name: 'Salesforce connection (sandbox)',
			type: 'awsAppFlowConnectorApi',
			data: {
				connectorType: 'Salesforce',
				authenticationSalesforce: 'tokens',
				accessToken: 'dummy-salesforce-access-token',
				refreshToken: 'dummy-salesforce-refresh-token',
			},
		},
		{
			name: 'ConductorOne (sandbox)',
			type: 'conductorOneApi',
			data: {
				authentication: 'clientCredentials',
				clientId: conductorOne.clientId,
				clientSecret: conductorOne.clientSecret,
				tenantUrl: conductorOne.url,
			},
		},
		// Last, because n8n gives new nodes the newest of the credentials that they can use.
		{
			name: 'AWS AppFlow (sandbox)',
			type: 'awsAppFlowApi',
			data: {
				region: appflow.region,
				accessKeyId: appflow.accessKeyId,
				secretAccessKey: appflow.secretAccessKey,
				endpoint: appflow.endpoint,
			},
		},
	];
}
