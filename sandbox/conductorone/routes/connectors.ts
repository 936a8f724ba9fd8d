import { configurationSchema } from '../handlers/catalog';
import {
	createConnector,
	createDelegated,
	deleteConnector,
	getConnector,
	listConnectors,
} from '../handlers/connectors';
import { getCredential, revokeCredential, rotateCredential } from '../handlers/credentials';
import { validateHttpConfig } from '../handlers/httpConfig';
import {
	confirmSyncValid,
	forceSync,
	pauseSync,
	resumeSync,
	syncDownloadUrl,
	updateSchedule,
} from '../handlers/syncActions';
import { updateConnector, updateDelegated } from '../handlers/updateConnector';
import { route, type Route } from './route';

const app = '/api/v1/apps';
const all = `${app}/{app_id}/connectors`;
const one = `${all}/{connector_id}`;
const connectors = 'app.v1.ConnectorService';
const catalog = 'integration.connector.v1.ConnectorCatalogService';

export const connectorRoutes: Route[] = [
	route('GET', all, `${connectors}.List`, listConnectors),
	route('POST', all, `${connectors}.CreateDelegated`, createDelegated),
	route('POST', `${all}/create`, `${connectors}.Create`, createConnector),
	route('GET', `${all}/{id}`, `${connectors}.Get`, getConnector),
	route('POST', `${all}/{id}`, `${connectors}.Update`, updateConnector),
	route('DELETE', `${all}/{id}`, `${connectors}.Delete`, deleteConnector),
	route(
		'POST',
		`${app}/{connector_app_id}/connectors/{connector_id}/delegated`,
		`${connectors}.UpdateDelegated`,
		updateDelegated,
	),
	route('POST', `${one}/force_sync`, `${connectors}.ForceSync`, forceSync),
	route('POST', `${one}/pause`, `${connectors}.PauseSync`, pauseSync),
	route('POST', `${one}/resume`, `${connectors}.ResumeSync`, resumeSync),
	route('POST', `${one}/schedule`, `${connectors}.UpdateConnectorSchedule`, updateSchedule),
	route(
		'POST',
		`${one}/confirm_sync_valid/{sync_lifecycle_id}`,
		`${connectors}.ConfirmSyncValid`,
		confirmSyncValid,
	),
	route(
		'GET',
		`${one}/syncs/{sync_id}/download_url`,
		`${connectors}.GetConnectorSyncDownloadURL`,
		syncDownloadUrl,
	),
	route('GET', `${one}/credentials/{id}`, `${connectors}.GetCredentials`, getCredential),
	route('POST', `${one}/credentials/{id}`, `${connectors}.RevokeCredential`, revokeCredential),
	route(
		'POST',
		`${app}/connectors/credentials`,
		`${connectors}.RotateCredential`,
		rotateCredential,
	),
	route(
		'POST',
		`${app}/connectors/validate_config/http`,
		`${connectors}.ValidateHTTPConnectorConfig`,
		validateHttpConfig,
		true,
	),
	route(
		'POST',
		'/api/v1/connectorcatalog',
		`${catalog}.ConfigurationSchema`,
		configurationSchema,
		true,
	),
];
