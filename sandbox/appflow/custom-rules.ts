import { type JsonObject, object, text } from '../core/json';
import type { Authentication, ConnectorDefinition } from './connectors/custom';
import { validation } from './errors';
import type { Connection } from './profile-rules';

/** The member of the credentials that goes with each `authenticationType`. */
const BLOCKS: Record<string, { member: string; supported: keyof Authentication }> = {
	OAUTH2: { member: 'oauth2', supported: 'isOAuth2Supported' },
	APIKEY: { member: 'apiKey', supported: 'isApiKeyAuthSupported' },
	BASIC: { member: 'basic', supported: 'isBasicAuthSupported' },
	CUSTOM: { member: 'custom', supported: 'isCustomAuthSupported' },
};

/**
 * Checks a custom connector's profile against what the connector says about itself.
 *
 * @throws AppFlowError `ValidationException`
 */
export function checkCustomConnection(
	{ properties, credentials }: Connection,
	definition: ConnectorDefinition,
): void {
	const { name, authentication, runtimeSettings } = definition;
	const type = text(credentials, 'authenticationType') ?? '';
	const block = BLOCKS[type];
	if (!block || authentication[block.supported] !== true) {
		throw validation(`Authentication type ${type} is not supported by connector: ${name}`);
	}
	const given = Object.values(BLOCKS)
		.map(({ member }) => member)
		.filter((member) => credentials[member] !== undefined);
	const content = object(credentials, block.member);
	if (!content || given.length > 1) {
		const found = given.join(', ') || 'none';
		throw validation(`Authentication type ${type} needs ${block.member} only, found: ${found}`);
	}
	if (type === 'CUSTOM') checkCustomAuthentication(content, definition);
	if (type === 'OAUTH2') checkOAuth2(properties, content, definition);
	needKeys(
		object(properties, 'profileProperties') ?? {},
		runtimeSettings.filter(({ scope }) => scope === 'CONNECTOR_PROFILE'),
		'profileProperties',
	);
}

function checkCustomAuthentication(content: JsonObject, definition: ConnectorDefinition): void {
	const type = text(content, 'customAuthenticationType') ?? '';
	const config = definition.authentication.customAuthConfigs?.find(
		(each) => each.customAuthenticationType === type,
	);
	if (!config) {
		throw validation(
			`Custom authentication type ${type} is not supported by connector: ${definition.name}`,
		);
	}
	needKeys(object(content, 'credentialsMap') ?? {}, config.authParameters, 'credentialsMap');
}

function checkOAuth2(
	properties: JsonObject,
	content: JsonObject,
	{ name, authentication }: ConnectorDefinition,
): void {
	const oAuth2 = object(properties, 'oAuth2Properties');
	if (!oAuth2) throw validation(`oAuth2Properties cannot be null for connector: ${name}`);
	const grant = text(oAuth2, 'oAuth2GrantType') ?? '';
	const defaults = authentication.oAuth2Defaults;
	if (!defaults?.oauth2GrantTypesSupported.includes(grant)) {
		throw validation(`OAuth2 grant type ${grant} is not supported by connector: ${name}`);
	}
	needKeys(
		object(oAuth2, 'tokenUrlCustomProperties') ?? {},
		defaults.oauth2CustomProperties.filter(({ type }) => type === 'TOKEN_URL'),
		'tokenUrlCustomProperties',
	);
	const needed = ['clientId', 'clientSecret'];
	// AppFlow wants the refresh token even where only the access token is used.
	if (grant === 'AUTHORIZATION_CODE' && !object(content, 'oAuthRequest')) {
		needed.push('accessToken', 'refreshToken');
	}
	needKeys(
		content,
		needed.map((key) => ({ key, isRequired: true })),
		'oauth2',
	);
}

function needKeys(
	map: JsonObject,
	parameters: Array<{ key: string; isRequired: boolean }>,
	where: string,
): void {
	const missing = parameters.filter(({ key, isRequired }) => isRequired && !map[key]);
	if (missing.length > 0) {
		const keys = missing.map(({ key }) => key).join(', ');
		throw validation(`Missing required keys in ${where}: ${keys}`);
	}
}
