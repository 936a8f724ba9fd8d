/**
 * The credentials of a fresh playground: everything points at the sandbox, and every secret is a
 * dummy that works nowhere else.
 *
 * @param {import('./sandbox.mjs').Access} sandbox
 * @returns {import('./n8n-api.mjs').NewCredential[]}
 */
export function credentialsFor({ appflow, otherAppflow, conductorOne, secretStore }) {
	return [
		{
			name: 'Secret store (sandbox)',
			type: 'httpHeaderAuth',
			data: { name: 'X-Vault-Token', value: secretStore.token },
		},
		{
			name: 'EventBridge (sandbox)',
			type: 'awsAppFlowEventsApi',
			data: { headerName: 'X-Api-Key', secret: 'dummy-secret-of-event-bridge' },
		},
		{
			name: 'AWS AppFlow in the other region (sandbox)',
			type: 'awsAppFlowApi',
			data: keysFor(otherAppflow),
		},
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
			data: keysFor(appflow),
		},
	];
}

/** @param {import('./sandbox.mjs').AppFlowAccess} access */
function keysFor({ region, accessKeyId, secretAccessKey, endpoint }) {
	return { region, accessKeyId, secretAccessKey, endpoint };
}
