import type { JsonObject } from '../../core/json';
import type { Sequenced } from '../paging';

/** A field of a custom way to authenticate, as the API has it. */
export interface AuthParameter {
	key: string;
	label: string;
	isRequired: boolean;
	isSensitiveField: boolean;
	description?: string;
	connectorSuppliedValues?: string[];
}

/** A further parameter of an OAuth 2.0 connector. */
interface OAuth2Parameter extends AuthParameter {
	type: 'TOKEN_URL' | 'AUTH_URL';
}

/** A setting that a connector needs, as the API has it. */
export interface RuntimeSetting {
	key: string;
	dataType: string;
	label: string;
	isRequired: boolean;
	/** Profile settings have the scope `CONNECTOR_PROFILE`. */
	scope: string;
	description?: string;
	connectorSuppliedValueOptions?: string[];
}

/** How a connector authenticates, as the API has it. */
export interface Authentication extends JsonObject {
	isBasicAuthSupported: boolean;
	isApiKeyAuthSupported: boolean;
	isOAuth2Supported: boolean;
	isCustomAuthSupported: boolean;
	oAuth2Defaults?: {
		oauthScopes: string[];
		tokenUrls: string[];
		authCodeUrls: string[];
		oauth2GrantTypesSupported: string[];
		oauth2CustomProperties: OAuth2Parameter[];
	};
	customAuthConfigs?: Array<{ customAuthenticationType: string; authParameters: AuthParameter[] }>;
}

/** What a connector says about itself. */
export interface ConnectorDefinition {
	name: string;
	owner: string;
	version: string;
	modes: Array<'SOURCE' | 'DESTINATION'>;
	privateLink: boolean;
	authentication: Authentication;
	runtimeSettings: RuntimeSetting[];
	apiVersions: string[];
	/** Ways to read data that a flow can choose from. */
	transferApis?: Array<{ Name: string; Type: 'SYNC' | 'ASYNC' }>;
}

/** A connector of the type `CustomConnector`: written by AWS, or registered by the account. */
export interface CustomConnector extends Sequenced {
	label: string;
	description: string;
	definition: ConnectorDefinition;
	/** Only connectors that the account registered have these three. */
	arn?: string;
	lambdaArn?: string;
	registered?: { at: Date; by: string };
}

/** No way to authenticate; definitions switch on what they have. */
export const NO_AUTHENTICATION: Authentication = {
	isBasicAuthSupported: false,
	isApiKeyAuthSupported: false,
	isOAuth2Supported: false,
	isCustomAuthSupported: false,
};
