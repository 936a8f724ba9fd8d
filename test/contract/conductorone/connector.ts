import type { Rows } from './rows';

const service = 'app.v1.ConnectorService';
const owners = 'app.v2.ConnectorOwners';

const configuration = {
	configSource: 'json',
	configJson: '{"domain":"acme.okta.com"}',
	config: null,
	configSecrets: null,
};

export const connector: Rows = {
	addOwner: `${owners}.CreateUserOwner`,
	confirmSyncValid: `${service}.ConfirmSyncValid`,
	create: { calls: [`${service}.Create`], with: configuration },
	createWithoutConfiguration: `${service}.CreateDelegated`,
	delete: `${service}.Delete`,
	get: `${service}.Get`,
	getCredential: `${service}.GetCredentials`,
	getMany: `${service}.List`,
	getManyInAllApps: ['app.v1.Apps.List', `${service}.List`],
	getManyOwners: `${owners}.SearchUserOwners`,
	getSyncDownloadUrl: `${service}.GetConnectorSyncDownloadURL`,
	pause: `${service}.PauseSync`,
	removeOwner: `${owners}.DeleteUserOwner`,
	replaceOwners: `${owners}.Set`,
	resume: `${service}.ResumeSync`,
	revokeCredential: `${service}.RevokeCredential`,
	rotateCredential: `${service}.RotateCredential`,
	setSchedule: `${service}.UpdateConnectorSchedule`,
	syncNow: `${service}.ForceSync`,
	update: { calls: [`${service}.Get`, `${service}.Update`], with: configuration },
	validateHttpConfiguration: `${service}.ValidateHTTPConnectorConfig`,
};
