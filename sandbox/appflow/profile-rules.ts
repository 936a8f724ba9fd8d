import { isObject, type JsonObject, object, text } from '../core/json';
import { builtInConnector } from './connectors/built-in';
import type { CustomConnector } from './connectors/custom';
import { checkCustomConnection } from './custom-rules';
import { connectorAuthentication, connectorServer, validation } from './errors';

/** A connection as a request describes it. */
export interface Connection {
	/** The value of `connectorType`. */
	type: string;
	mode: string;
	/** Of that connector alone, without the union around it. */
	properties: JsonObject;
	/** Empty when the request has none. */
	credentials: JsonObject;
}

/** Credentials with one of these values are refused by the SaaS application, as real ones may be. */
const REFUSED_SECRETS = ['wrong-password', 'expired-token'];

/** A credential with this value finds the SaaS application out of order. */
const UNREACHABLE_SECRET = 'server-down';

/**
 * Reads and checks a profile's configuration as AppFlow does after the model's limits: one connector's
 * members only, a complete way to authenticate, and credentials that the application accepts.
 *
 * @param custom the connector of a custom profile's label
 * @throws AppFlowError
 */
export function checkConnection(
	type: string,
	mode: string,
	config: JsonObject,
	custom: CustomConnector | undefined,
): Connection {
	const unionKey = type === 'CustomConnector' ? type : builtInConnector(type)?.unionKey;
	if (unionKey === undefined) {
		throw validation(`Connector type ${type} does not have connector profiles`);
	}
	const connection: Connection = {
		type,
		mode,
		properties: unionMember(config, 'connectorProfileProperties', type, unionKey),
		credentials: isObject(config.connectorProfileCredentials)
			? unionMember(config, 'connectorProfileCredentials', type, unionKey)
			: {},
	};
	checkMode(connection, custom);
	if (!isObject(config.connectorProfileCredentials) && !usesRoleOnly(connection)) {
		throw validation(`Connector profile credentials cannot be null for connector: ${upper(type)}`);
	}
	if (custom) checkCustomConnection(connection, custom.definition);
	else CHECKS[type]?.(connection);
	tryCredentials(connection.credentials, type);
	return connection;
}

/** The structure of the one connector that a union may hold. */
function unionMember(
	config: JsonObject,
	member: string,
	type: string,
	unionKey: string,
): JsonObject {
	const union = object(config, member) ?? {};
	const keys = Object.keys(union);
	const content = object(union, unionKey);
	if (keys.length > 1) {
		throw validation(`${member} must be for one connector only, found: ${keys.join(', ')}`);
	}
	if (!content) {
		const found = keys[0] ?? 'none';
		throw validation(`${member} must be for connector type ${type}, found: ${found}`);
	}
	return content;
}

function checkMode({ type, mode, properties }: Connection, custom?: CustomConnector): void {
	if (mode !== 'Private') return;
	const supported = custom
		? custom.definition.privateLink
		: builtInConnector(type)?.privateLink === true;
	if (!supported) {
		throw validation(`Private connection mode is not supported for connector: ${upper(type)}`);
	}
	const named = type === 'SAPOData' || type === 'Snowflake';
	if (named && !text(properties, 'privateLinkServiceName')) {
		throw validation(`PrivateLinkServiceName cannot be blank for connector: ${upper(type)}`);
	}
}

/** Redshift Serverless through the Data API signs in with its role alone. */
function usesRoleOnly({ type, properties }: Connection): boolean {
	return type === 'Redshift' && properties.isRedshiftServerless === true;
}

/** What goes beyond the model's own limits, connector by connector. */
const CHECKS: Record<string, (connection: Connection) => void> = {
	Salesforce(connection) {
		const { credentials } = connection;
		const grant = text(credentials, 'oAuth2GrantType');
		if (grant === 'CLIENT_CREDENTIALS') {
			throw validation(
				'OAuth2GrantType CLIENT_CREDENTIALS is not supported for connector: SALESFORCE',
			);
		}
		if (grant === 'JWT_BEARER') return need(connection, credentials, 'jwtToken');
		if (text(credentials, 'jwtToken')) {
			throw validation(
				'OAuth2GrantType must be JWT_BEARER to use JwtToken for connector: SALESFORCE',
			);
		}
		needTokensOrCode(connection, credentials, ['accessToken', 'refreshToken']);
		if (object(credentials, 'oAuthRequest')) need(connection, credentials, 'clientCredentialsArn');
	},
	Pardot(connection) {
		const { credentials } = connection;
		needTokensOrCode(connection, credentials, ['accessToken', 'refreshToken']);
		if (object(credentials, 'oAuthRequest')) need(connection, credentials, 'clientCredentialsArn');
	},
	Googleanalytics(connection) {
		needTokensOrCode(connection, connection.credentials, ['accessToken', 'refreshToken']);
	},
	Honeycode(connection) {
		needTokensOrCode(connection, connection.credentials, ['accessToken', 'refreshToken']);
	},
	Slack(connection) {
		needTokensOrCode(connection, connection.credentials, ['accessToken']);
	},
	Zendesk(connection) {
		needTokensOrCode(connection, connection.credentials, ['accessToken']);
	},
	Redshift(connection) {
		const { properties, credentials } = connection;
		const jdbcOnly =
			text(properties, 'databaseUrl') !== undefined &&
			!properties.clusterIdentifier &&
			!properties.isRedshiftServerless;
		if (jdbcOnly) {
			need(connection, credentials, 'username');
			return need(connection, credentials, 'password');
		}
		if (!text(properties, 'dataApiRoleArn')) {
			throw validation('dataApiRoleArn cannot be null or empty');
		}
		need(connection, properties, 'databaseName');
		if (properties.isRedshiftServerless === true) {
			return need(connection, properties, 'workgroupName');
		}
		need(connection, properties, 'clusterIdentifier');
		need(connection, credentials, 'username');
	},
	SAPOData(connection) {
		const { properties, credentials } = connection;
		const basic = object(credentials, 'basicAuthCredentials');
		const oAuth = object(credentials, 'oAuthCredentials');
		if ((basic === undefined) === (oAuth === undefined)) {
			throw validation(
				'Give either basicAuthCredentials or oAuthCredentials for connector: SAPODATA',
			);
		}
		if (!oAuth) return;
		if (!object(properties, 'oAuthProperties')) {
			throw validation('OAuthProperties cannot be null for connector: SAPODATA');
		}
		needTokensOrCode(connection, oAuth, ['accessToken']);
	},
	Servicenow(connection) {
		const { credentials } = connection;
		const oAuth = object(credentials, 'oAuth2Credentials');
		const basic = credentials.username !== undefined || credentials.password !== undefined;
		if (oAuth && basic) {
			throw validation('Give either a username or oAuth2Credentials for connector: SERVICENOW');
		}
		if (!oAuth) {
			need(connection, credentials, 'username');
			return need(connection, credentials, 'password');
		}
		need(connection, oAuth, 'clientId');
		need(connection, oAuth, 'clientSecret');
		needTokensOrCode(connection, oAuth, ['accessToken']);
	},
	Snowflake({ credentials }) {
		if (!credentials.password === !credentials.privateKey) {
			throw validation('Give either a password or a privateKey for connector: SNOWFLAKE');
		}
	},
};

function need(connection: Connection, from: JsonObject, member: string): void {
	if (text(from, member)) return;
	const name = member.charAt(0).toUpperCase() + member.slice(1);
	throw validation(`${name} cannot be blank for connector: ${upper(connection.type)}`);
}

/** An authorization code that AppFlow may exchange, or the tokens themselves. */
function needTokensOrCode(connection: Connection, from: JsonObject, tokens: string[]): void {
	const request = object(from, 'oAuthRequest');
	if (!request && tokens.every((token) => text(from, token))) return;
	need(connection, request ?? {}, 'authCode');
	need(connection, request ?? {}, 'redirectUri');
}

function tryCredentials(credentials: JsonObject, type: string): void {
	const secrets = textsWithin(credentials);
	if (secrets.some((secret) => REFUSED_SECRETS.includes(secret))) {
		throw connectorAuthentication(
			`Error while communicating to connector ${type}: the credentials were refused`,
		);
	}
	if (secrets.includes(UNREACHABLE_SECRET)) {
		throw connectorServer(`Error while communicating to connector ${type}: no answer`);
	}
}

function textsWithin(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return isObject(value) ? Object.values(value).flatMap(textsWithin) : [];
}

function upper(type: string): string {
	return type.toUpperCase();
}
