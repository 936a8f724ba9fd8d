import type { ConnectionMode, ConnectorType } from '@aws-sdk/client-appflow';

import { InputError } from '../../../engine/field';
import type { Field, ParameterReader } from '../../../engine/field';
import { isObject } from '../../../engine/json';
import { connectorNamed, connectorTypeProperty } from './connectorType';
import { ADDITIONAL_LABEL, CONFIG_LABEL, connectorParts, secretsFrom } from './formParts';
import type { Variant } from './formParts';
import { profileConnectors } from './index';
import { checkLabel } from './label';
import { layOut } from './parts';
import type { Json } from './paths';
import { valueAt } from './paths';
import { wayOf } from './profile';
import { checkRaw } from './raw';
import { readParts, refuseMissing } from './readParts';
import type { Filled } from './readParts';
import type { ProfileConnector } from './types';

/** A connection as the user described it; complete and checked, but for a credential's secrets. */
export interface ConnectionInput {
	readonly connectorType: ConnectorType;
	/** Of Custom Connector only; may be absent where the profile exists already. */
	readonly connectorLabel: string | undefined;
	/** `undefined` where a profile is changed and the user did not touch this. */
	readonly connectionMode: ConnectionMode | undefined;
	/** The way chosen in the node; `undefined` where only the credential says it, and for JSON. */
	readonly authentication: string | undefined;
	readonly secretsFrom: 'credential' | 'fields';
	/** The connector's properties as far as given; `undefined` where only secrets change. */
	readonly properties: Json | undefined;
	/** The connector's credentials; `undefined` where they come from a credential. */
	readonly credentials: Json | undefined;
	/** Configuration that was given as JSON, whole or in addition, and the field it came from. */
	readonly raw: { readonly field: string; readonly config: Json } | undefined;
}

/** Everything but {@link secretsFrom}, which operations put at the top of their form. */
function connectionField(variant: Variant): Field<'connection', ConnectionInput> {
	const forms = profileConnectors.map((connector) => ({
		connector,
		parts: connectorParts(connector, variant),
	}));
	const partsOf = new Map(forms.map(({ connector, parts }) => [connector.type, parts]));
	return {
		name: 'connection',
		properties: [connectorTypeProperty, ...layOut(forms)],
		read(reader) {
			const connector = connectorNamed(reader.get('connectorType'));
			const known = { [secretsFrom.name]: secretsFrom.read(reader) };
			const filled = readParts(partsOf.get(connector.type) ?? [], reader, known);
			return connectionOf(connector, variant, filled, reader);
		},
	};
}

export { secretsFrom, secretsFromAgain } from './formParts';

/** Everything about a connection that is going to be made. */
export const createConnection = connectionField('create');

/** Changes to a connection: only the properties that the user added, and all secrets. */
export const updateConnection = connectionField('update');

/** A connection's secrets only. */
export const rotateConnection = connectionField('rotate');

function connectionOf(
	connector: ProfileConnector,
	variant: Variant,
	filled: Filled,
	reader: ParameterReader,
): ConnectionInput {
	const { profile, label, type } = connector;
	const { others } = filled;
	const connectorLabel = asOptionalText(others.connectorLabel);
	if (variant === 'create') checkLabel(type, connectorLabel);
	const authentication = asOptionalText(others.authentication);
	const way = wayOf(profile, authentication);
	refuseMissing(
		filled.missing,
		way ? `${label} needs this for '${way.label}'` : `${label} needs this`,
	);
	const secretsFrom = others.secretsFrom === 'fields' ? 'fields' : 'credential';
	const fromJson = others.configureWith === 'json';
	return {
		connectorType: type,
		connectorLabel,
		connectionMode: modeOf(others.connectionMode, variant),
		authentication,
		secretsFrom,
		properties: variant === 'rotate' ? undefined : filled.properties,
		credentials: secretsFrom === 'fields' ? filled.credentials : undefined,
		raw: fromJson
			? { field: CONFIG_LABEL, config: readConfig(connector, others, secretsFrom, reader) }
			: readAdditional(connector, others, reader),
	};
}

function asOptionalText(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

function modeOf(value: unknown, variant: Variant): ConnectionMode | undefined {
	if (value === 'Private' || value === 'Public') return value;
	return variant === 'create' ? 'Public' : undefined;
}

function readConfig(
	connector: ProfileConnector,
	{ connectorProfileConfig: config }: Filled['others'],
	secretsFrom: 'credential' | 'fields',
	reader: ParameterReader,
): Json {
	if (!isObject(config) || Object.keys(config).length === 0) {
		throw new InputError(CONFIG_LABEL, 'is empty', 'Give what AWS calls connectorProfileConfig');
	}
	checkRaw(CONFIG_LABEL, connector, config, reader);
	const { key } = connector.profile;
	const credentials = valueAt(config, ['connectorProfileCredentials', key]);
	if (secretsFrom === 'credential' && credentials !== undefined) {
		throw new InputError(
			CONFIG_LABEL,
			"has 'connectorProfileCredentials', but the secrets are to come from the credential",
			"Leave them out, or set 'Secrets From' to 'Fields Below'",
		);
	}
	return config;
}

function readAdditional(
	connector: ProfileConnector,
	{ additionalMembers: config }: Filled['others'],
	reader: ParameterReader,
): ConnectionInput['raw'] {
	if (!isObject(config) || Object.keys(config).length === 0) return undefined;
	checkRaw(ADDITIONAL_LABEL, connector, config, reader);
	return { field: ADDITIONAL_LABEL, config };
}
