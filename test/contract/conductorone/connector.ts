import { SAMPLE_ID } from '../../support/openapiSample';
import { ownerRows } from './rows';
import type { Rows } from './rows';

const service = 'app.v1.ConnectorService';
const owners = 'app.v2.ConnectorOwners';
const entitlementOwners = 'app.v2.AppEntitlementOwners';
const principals = 'service_principal.v1.ServicePrincipalService';
const access = 'app.v1.AppEntitlementSearchService';

const nobody = (sample: Record<string, unknown>) => ({ ...sample, list: [] });

const configuration = {
	configSource: 'json',
	configJson: '{"domain":"acme.okta.com"}',
	config: null,
	configSecrets: null,
};

export const connector: Rows = {
	...ownerRows(owners),
	audit: {
		calls: [
			'app.v1.Apps.List',
			`${service}.List`,
			`${owners}.SearchUserOwners`,
			`${owners}.SearchEntitlementOwners`,
			`${principals}.List`,
			`${principals}.ListCredentials`,
			`${service}.GetCredentials`,
			'app.v1.AppUserService.Search',
			'app.v1.AppUserService.Search',
			`${access}.Search`,
			`${entitlementOwners}.SearchUserOwners`,
			`${entitlementOwners}.SearchEntitlementOwners`,
			`${access}.Search`,
			`${access}.SearchGrants`,
		],
		// As people have it at first, so that its schema is that of findings.
		with: {
			connectorCredentials: `${SAMPLE_ID}/${SAMPLE_ID}`,
			output: 'findings',
			comparison: 'none',
		},
		replies: {
			[`${owners}.SearchUserOwners`]: nobody,
			[`${entitlementOwners}.SearchUserOwners`]: nobody,
			[`${access}.Search`]: (sample) => ({
				...sample,
				list: [{ appEntitlement: { id: SAMPLE_ID, appId: SAMPLE_ID, grantCount: '3' } }],
			}),
		},
	},
	confirmSyncValid: `${service}.ConfirmSyncValid`,
	create: { calls: [`${service}.Create`], with: configuration },
	createWithoutConfiguration: `${service}.CreateDelegated`,
	delete: `${service}.Delete`,
	get: `${service}.Get`,
	getCredential: `${service}.GetCredentials`,
	getMany: `${service}.List`,
	getManyInAllApps: ['app.v1.Apps.List', `${service}.List`],
	getSyncDownloadUrl: `${service}.GetConnectorSyncDownloadURL`,
	pause: `${service}.PauseSync`,
	resume: `${service}.ResumeSync`,
	revokeCredential: `${service}.RevokeCredential`,
	rotateCredential: `${service}.RotateCredential`,
	setSchedule: `${service}.UpdateConnectorSchedule`,
	syncNow: `${service}.ForceSync`,
	update: { calls: [`${service}.Get`, `${service}.Update`], with: configuration },
	validateHttpConfiguration: `${service}.ValidateHTTPConnectorConfig`,
};
