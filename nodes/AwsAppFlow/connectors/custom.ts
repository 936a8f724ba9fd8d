import type {
	AuthenticationConfig,
	ConnectionMode,
	ConnectorConfiguration,
	ConnectorProfileConfig,
	ConnectorRuntimeSetting,
} from '@aws-sdk/client-appflow';
import type { INodePropertyOptions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import { refuseMissing } from './readParts';

/** Settings of other scopes belong to flows. */
const PROFILE_SCOPE = 'CONNECTOR_PROFILE';

/** What a custom connector is asked about: its profiles, or an end of a flow. */
type Scope = typeof PROFILE_SCOPE | 'SOURCE' | 'DESTINATION';

/** What a custom connector asks for: a setting, a secret, or something for the token URL. */
interface Asked {
	readonly key?: string | undefined;
	readonly label?: string | undefined;
	readonly isRequired?: boolean | undefined;
	readonly values?: readonly string[] | undefined;
}

/**
 * The connection properties that a custom connector asks for, as n8n's form of its own.
 *
 * @param optional Whether all may be left empty, because the profile has values already
 */
export function customPropertyFields(
	configuration: ConnectorConfiguration,
	{ optional = false } = {},
): ResourceMapperFields {
	return mapperFields(configuration, PROFILE_SCOPE, { optional, words: 'connection properties' });
}

/** The settings of a scope as n8n's form of its own. */
export function mapperFields(
	configuration: ConnectorConfiguration,
	scope: Scope,
	{ optional, words }: { readonly optional: boolean; readonly words: string },
): ResourceMapperFields {
	const asked = settingsOf(configuration, scope);
	return {
		fields: asked.map((setting) => mapperFieldOf(setting, optional)),
		...(asked.length === 0 && {
			emptyFieldsNotice: `${nameOf(configuration)} asks for no ${words}`,
		}),
	};
}

function mapperFieldOf(setting: ConnectorRuntimeSetting, optional: boolean): ResourceMapperField {
	const id = setting.key ?? '';
	const values = setting.connectorSuppliedValueOptions ?? [];
	return {
		id,
		displayName: setting.label || id,
		defaultMatch: false,
		required: setting.isRequired === true && !optional,
		display: true,
		...(values.length > 0
			? { type: 'options', options: values.map((value) => ({ name: value, value })) }
			: { type: /^bool/i.test(setting.dataType ?? '') ? 'boolean' : 'string' }),
	};
}

/** What the connector asks for; a setting may be for both ends of a flow. */
function settingsOf(
	configuration: ConnectorConfiguration,
	wanted: Scope,
): ConnectorRuntimeSetting[] {
	return (configuration.connectorRuntimeSettings ?? []).filter(({ key, scope }) => {
		if (!key) return false;
		if (wanted === PROFILE_SCOPE) return scope === undefined || scope === PROFILE_SCOPE;
		return scope?.split('_AND_').includes(wanted);
	});
}

/**
 * Checks settings against what the connector asks for in that scope.
 *
 * @throws {InputError} naming by its label what is missing or not offered
 */
export function checkSettings(
	configuration: ConnectorConfiguration,
	scope: Scope,
	given: Readonly<Record<string, string | undefined>>,
): void {
	const asked = settingsOf(configuration, scope).map((setting) => ({
		...setting,
		values: setting.connectorSuppliedValueOptions,
	}));
	checkAsked(configuration, asked, given);
}

/** The connector's own authentication types, to choose from. */
export function customAuthTypeOptions(
	configuration: ConnectorConfiguration,
): INodePropertyOptions[] {
	return customTypes(configuration).map((type) => ({ name: type, value: type }));
}

function customTypes({ authenticationConfig }: ConnectorConfiguration): string[] {
	return (authenticationConfig?.customAuthConfigs ?? []).flatMap(
		({ customAuthenticationType: type }) => (type ? [type] : []),
	);
}

/** The secrets that one of the connector's own authentication types asks for, to choose from. */
export function customAuthParameterOptions(
	configuration: ConnectorConfiguration,
	customAuthenticationType: string,
): INodePropertyOptions[] {
	return authParameters(configuration, customAuthenticationType).map(
		({ key = '', label, description, isRequired }) => ({
			name: isRequired ? `${label || key} (required)` : label || key,
			value: key,
			...(description && { description }),
		}),
	);
}

function authParameters({ authenticationConfig }: ConnectorConfiguration, type: string) {
	const config = authenticationConfig?.customAuthConfigs?.find(
		({ customAuthenticationType }) => customAuthenticationType === type,
	);
	return (config?.authParameters ?? []).filter(({ key }) => key);
}

/** What the connector is called in messages. */
export function nameOf({ connectorLabel, connectorName }: ConnectorConfiguration): string {
	return connectorName ?? connectorLabel ?? 'The connector';
}

/**
 * Checks a custom connector's configuration against what the connector says about itself.
 *
 * @throws {InputError} naming by its label what the connector asks for or does not accept
 */
export function checkCustomConnector(
	{ connectionMode, config }: { connectionMode: ConnectionMode; config: ConnectorProfileConfig },
	configuration: ConnectorConfiguration,
): void {
	const properties = config.connectorProfileProperties?.CustomConnector ?? {};
	checkMode(connectionMode, configuration);
	checkAuthentication(config, configuration);
	checkSettings(configuration, PROFILE_SCOPE, properties.profileProperties ?? {});
}

/** Not by `connectorModes`: it says source and destination, whatever the API's documentation says. */
function checkMode(mode: ConnectionMode, configuration: ConnectorConfiguration): void {
	if (mode !== 'Private' || configuration.isPrivateLinkEnabled !== false) return;
	throw new InputError(
		'Connection Mode',
		`is 'Private', which ${nameOf(configuration)} does not support`,
		"Set it to 'Public'",
	);
}

const AUTHENTICATIONS = [
	{ type: 'APIKEY', label: 'API Key', isSupported: 'isApiKeyAuthSupported' },
	{ type: 'BASIC', label: 'Basic', isSupported: 'isBasicAuthSupported' },
	{ type: 'CUSTOM', label: 'Custom', isSupported: 'isCustomAuthSupported' },
	{ type: 'OAUTH2', label: 'OAuth 2.0', isSupported: 'isOAuth2Supported' },
] as const;

function checkAuthentication(
	config: ConnectorProfileConfig,
	configuration: ConnectorConfiguration,
): void {
	const credentials = config.connectorProfileCredentials?.CustomConnector;
	const { authenticationConfig } = configuration;
	if (!credentials || !authenticationConfig) return;
	const chosen = AUTHENTICATIONS.find(({ type }) => type === credentials.authenticationType);
	if (chosen && !authenticationConfig[chosen.isSupported]) {
		const supported = AUTHENTICATIONS.filter(
			({ isSupported }) => authenticationConfig[isSupported],
		);
		throw new InputError(
			'Authentication',
			`is '${chosen.label}', which ${nameOf(configuration)} does not support`,
			`It supports: ${supported.map(({ label }) => label).join(', ') || 'none that it names'}`,
		);
	}
	if (chosen?.type === 'OAUTH2') checkOAuth(config, configuration, authenticationConfig);
	if (chosen?.type === 'CUSTOM') {
		const { customAuthenticationType: type = '', credentialsMap = {} } = credentials.custom ?? {};
		checkCustomType(type, configuration);
		checkAsked(
			configuration,
			authParameters(configuration, type).map((parameter) => ({
				...parameter,
				values: parameter.connectorSuppliedValues,
			})),
			credentialsMap,
		);
	}
}

function checkOAuth(
	config: ConnectorProfileConfig,
	configuration: ConnectorConfiguration,
	{ oAuth2Defaults }: AuthenticationConfig,
): void {
	const given = config.connectorProfileProperties?.CustomConnector?.oAuth2Properties;
	const supported = oAuth2Defaults?.oauth2GrantTypesSupported ?? [];
	const grant = given?.oAuth2GrantType;
	if (grant && supported.length > 0 && !supported.includes(grant)) {
		throw new InputError(
			'Authentication',
			`uses the grant type ${grant}, which ${nameOf(configuration)} does not support`,
			`It supports: ${supported.join(', ')}`,
		);
	}
	checkAsked(
		configuration,
		(oAuth2Defaults?.oauth2CustomProperties ?? [])
			.filter(({ type }) => type === 'TOKEN_URL')
			.map((parameter) => ({ ...parameter, values: parameter.connectorSuppliedValues })),
		given?.tokenUrlCustomProperties ?? {},
	);
}

function checkCustomType(type: string, configuration: ConnectorConfiguration): void {
	const known = customTypes(configuration);
	if (known.length === 0 || known.includes(type)) return;
	throw new InputError(
		'Authentication Type',
		`is '${type}', which ${nameOf(configuration)} does not have`,
		`It has: ${known.join(', ')}`,
	);
}

function checkAsked(
	configuration: ConnectorConfiguration,
	asked: readonly Asked[],
	given: Readonly<Record<string, string | undefined>>,
): void {
	const missing = asked.filter(({ key = '', isRequired }) => isRequired && !given[key]);
	refuseMissing(
		missing.map(({ key = '', label }) => label || key),
		`${nameOf(configuration)} needs this`,
	);
	for (const { key = '', label, values } of asked) {
		const value = given[key];
		if (!value || !values?.length || values.includes(value)) continue;
		throw new InputError(
			label || key,
			`has a value that ${nameOf(configuration)} does not offer`,
			`Use one of: ${values.join(', ')}`,
		);
	}
}
