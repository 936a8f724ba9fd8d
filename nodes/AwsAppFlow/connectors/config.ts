import type { ConnectorProfileConfig, ConnectorProfileProperties } from '@aws-sdk/client-appflow';

import { InputError } from '../../../engine/field';
import { isObject } from '../../../engine/json';
import { readConnectorCredential } from './connectorCredential';
import type { ConnectorSecrets, CredentialData } from './connectorCredential';
import { connectorNamed } from './connectorType';
import type { ConnectionInput } from './form';
import { merged, valueAt } from './paths';
import type { Json } from './paths';
import {
	allCredentials,
	fixedValues,
	fromService,
	propertiesOf,
	shareProperties,
	wayOf,
	withoutOtherWays,
} from './profile';
import { refuseMissing } from './readParts';
import type { Member, Profile, ProfileConnector, Way } from './types';

/** What a configuration is made from, beside the user's input. */
export interface Sources {
	/** The node's `awsAppFlowConnectorApi` credential, decrypted. */
	readonly credential?: CredentialData;
	/** The profile's properties as the service returned them; when it exists already. */
	readonly described?: ConnectorProfileProperties;
}

/**
 * The `connectorProfileConfig` of a request that makes or changes a profile. AWS replaces all of
 * it, so with `described` everything that the user did not touch comes from there.
 *
 * A credential's way to authenticate counts for the secrets. Where the properties depend on the
 * way, the node asks for it too, and both have to agree on what the properties must be.
 *
 * @throws {InputError} naming what is missing, contradicts itself, or belongs to another connector
 */
export function connectorProfileConfig(
	input: ConnectionInput,
	{ credential, described }: Sources = {},
): ConnectorProfileConfig {
	const connector = connectorNamed(input.connectorType);
	const { profile } = connector;
	const secrets = secretsOf(connector, input, credential);
	const base = {
		connectorProfileProperties: {
			[profile.key]: propertiesFor(connector, input, secrets.way, described),
		},
		connectorProfileCredentials: { [profile.key]: secrets.credentials },
	};
	const config = merged(base, input.raw?.config ?? {});
	if (input.raw) checkCredentials(connector, input.raw.field, config);
	// A test compares the catalogue with the schemas of the SDK, member by member.
	return config as unknown as ConnectorProfileConfig;
}

type Secrets = Pick<ConnectorSecrets, 'credentials'> & { readonly way: Way | undefined };

function secretsOf(
	connector: ProfileConnector,
	input: ConnectionInput,
	credential: CredentialData | undefined,
): Secrets {
	const { profile } = connector;
	const chosen = wayOf(profile, input.authentication);
	if (chosen?.secrets.length === 0) return { way: chosen, credentials: {} };
	if (input.secretsFrom === 'credential') return secretsIn(connector, input, chosen, credential);
	const way = chosen ?? (profile.ways.length === 1 ? profile.ways[0] : undefined);
	const fixed = fixedValues(way?.fixedCredentials);
	return { way, credentials: [...fixed, input.credentials ?? {}].reduce(merged, {}) };
}

function secretsIn(
	{ profile, label, type }: ProfileConnector,
	{ connectorLabel }: ConnectionInput,
	chosen: Way | undefined,
	credential: CredentialData | undefined,
): ConnectorSecrets {
	if (!credential) {
		throw new InputError(
			'Secrets From',
			"is 'Credential', but the node has none",
			"Select an 'AWS AppFlow Connector API' credential, or enter the secrets in the node",
		);
	}
	const secrets = readConnectorCredential(credential);
	if (secrets.connector.type !== type) {
		throw new InputError(
			'Credential',
			`holds the secrets for ${secrets.connector.label}, but the connector is ${label}`,
			`Select a credential that was made for ${label}`,
		);
	}
	if (connectorLabel && secrets.connectorLabel && secrets.connectorLabel !== connectorLabel) {
		throw new InputError(
			'Credential',
			`holds the secrets for '${secrets.connectorLabel}', but the connector is '${connectorLabel}'`,
			`Select a credential that was made for '${connectorLabel}'`,
		);
	}
	if (chosen && !shareProperties(profile, chosen, secrets.way)) {
		throw new InputError(
			'Authentication',
			`is '${chosen.label}', but the credential was made for '${secrets.way.label}'`,
			'Choose the same in both: the properties of the connection depend on it',
		);
	}
	return secrets;
}

function propertiesFor(
	{ profile, label }: ProfileConnector,
	input: ConnectionInput,
	way: Way | undefined,
	described: ConnectorProfileProperties | undefined,
): Json {
	const given = input.properties ?? {};
	const chosen = wayOf(profile, input.authentication);
	const decided = [given, ...fixedValues(input.properties && chosen?.fixedProperties)];
	if (!described) return decided.reduce(merged);
	const returned = valueAt(described, [profile.key]);
	const present = fromService(profile, isObject(returned) ? returned : {});
	const kept = input.properties && chosen ? withoutOtherWays(profile, chosen, present) : present;
	const properties = mergeProperties(kept, decided.reduce(merged));
	if (way && !input.raw) refuseIncomplete(profile, label, way, properties);
	return properties;
}

/** The properties of a profile with the changes to them; what was not touched stays. */
export function mergeProperties(described: Json, given: Json): Json {
	return merged(described, given);
}

/** A changed way to authenticate may need properties that the profile does not have yet. */
function refuseIncomplete(profile: Profile, label: string, way: Way, properties: Json): void {
	const missing = propertiesOf(profile, way)
		.filter(({ ways, required, kind }) => ways && required && kind !== 'flag')
		.filter(({ path }) => valueAt(properties, path) === undefined);
	refuseMissing(
		missing.map((member) => member.label),
		`${label} needs this for '${way.label}', and the profile does not have it yet: update its properties`,
	);
}

/** Credentials that came in as JSON have to be those of one way, whichever it is. */
function checkCredentials({ profile, label }: ProfileConnector, field: string, config: Json): void {
	const credentials = valueAt(config, ['connectorProfileCredentials', profile.key]);
	if (!isObject(credentials)) throw new InputError(field, 'has credentials that are no object');
	if (Object.keys(credentials).length === 0 && profile.ways.every(needsSecrets)) {
		throw new InputError(
			field,
			`has no secrets for ${label}`,
			`Add 'connectorProfileCredentials' with the key '${profile.key}', or take the secrets from a credential`,
		);
	}
	const present = allCredentials(profile).filter(
		({ path }) => valueAt(credentials, path) !== undefined,
	);
	if (profile.ways.some((way) => covers(way, present, credentials))) return;
	throw new InputError(
		field,
		`mixes several ways to authenticate: ${present.map(({ path }) => path.join('.')).join(', ')}`,
		`Keep what belongs to one of them: ${profile.ways.map(describeWay).join('; ')}`,
	);
}

function needsSecrets(way: Way): boolean {
	return way.secrets.length > 0;
}

function covers(way: Way, present: readonly Member[], credentials: Json): boolean {
	const allowed = new Set(way.secrets.map(({ path }) => path.join('.')));
	return present.every(({ path }) => {
		const fixed = way.fixedCredentials?.find(
			({ member }) => member.path.join('.') === path.join('.'),
		);
		return fixed ? valueAt(credentials, path) === fixed.value : allowed.has(path.join('.'));
	});
}

function describeWay({ label, secrets }: Way): string {
	return `${label} (${secrets.map(({ path }) => path.join('.')).join(', ')})`;
}
