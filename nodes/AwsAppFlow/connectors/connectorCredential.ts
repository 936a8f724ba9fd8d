import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import type { ParameterReader } from '../../../engine/field';
import { text } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import { connectorNamed, connectorTypeProperty } from './connectorType';
import { authenticationField } from './formParts';
import { profileConnectors } from './index';
import { labelRules } from './label';
import { authenticationParameter, layOut, secretParts } from './parts';
import type { Part } from './parts';
import { merged } from './paths';
import type { Json } from './paths';
import { restoreLineBreaks } from '../../../engine/pem';
import { fixedValues, wayOf, waysWithSecrets } from './profile';
import { readParts, refuseMissing } from './readParts';
import type { ProfileConnector, Way } from './types';

/** The secrets of one connection, out of a credential. */
export interface ConnectorSecrets {
	readonly connector: ProfileConnector;
	/** The custom connector that they are meant for, if the user named it. */
	readonly connectorLabel: string | undefined;
	readonly way: Way;
	/** The connector's credentials as the API wants them. */
	readonly credentials: Json;
}

/** The decrypted data of an `awsAppFlowConnectorApi` credential. */
export type CredentialData = Readonly<Record<string, unknown>>;

const labelField = text({
	displayName: 'Connector Label',
	name: 'connectorLabel',
	description: 'Keeps the credential from being used with another custom connector',
	placeholder: 'e.g. HubSpot',
	...labelRules,
});

function credentialParts({ profile }: ProfileConnector): Part[] {
	const ways = waysWithSecrets(profile);
	return [
		...(ways.length > 1
			? [
					{
						field: authenticationField(authenticationParameter(profile, 'credential'), ways),
						show: {},
					},
				]
			: []),
		...(profile.labelled ? [{ field: labelField, show: {} }] : []),
		...secretParts(profile, {}, 'credential'),
	];
}

const forms = profileConnectors.map((connector) => ({
	connector,
	parts: credentialParts(connector),
}));

const partsOf = new Map(forms.map(({ connector, parts }) => [connector.type, parts]));

/** The form of the credential: connector, way to authenticate, and that way's secrets. */
export const connectorCredentialProperties: INodeProperties[] = [
	{ ...connectorTypeProperty, description: 'Application that the secrets are for' },
	...layOut(forms),
];

/**
 * What a credential holds, as the API wants it.
 *
 * @throws {InputError} if something is missing or cannot be right
 */
export function readConnectorCredential(data: CredentialData): ConnectorSecrets {
	const connector = connectorNamed(data.connectorType);
	const { profile, label } = connector;
	const reader: ParameterReader = { get: (name) => data[name], protect: () => {} };
	const { others, credentials, missing } = readParts(partsOf.get(connector.type) ?? [], reader);
	const way =
		wayOf(profile, others[authenticationParameter(profile, 'credential')]) ?? profile.ways[0];
	refuseMissing(missing, `${label} needs this for '${way.label}': complete the credential`);
	return {
		connector,
		connectorLabel: typeof others.connectorLabel === 'string' ? others.connectorLabel : undefined,
		way,
		credentials: [...fixedValues(way.fixedCredentials), credentials].reduce(merged),
	};
}

/** Every text in a credential that no message may show. */
export function connectorCredentialSecrets(data: CredentialData): string[] {
	const names = forms
		.flatMap(({ parts }) => parts)
		.flatMap(({ member }) => (member?.secret ? [member.name] : []));
	return [...new Set(names)].flatMap((name) => secretTexts(data[name]));
}

function secretTexts(value: unknown): string[] {
	if (typeof value === 'string') return [value, restoreLineBreaks(value)];
	if (Array.isArray(value)) return value.flatMap(secretTexts);
	if (!isObject(value)) return [];
	// In rows of names and values, only the values are secret.
	return Object.entries(value).flatMap(([key, inner]) =>
		key === 'name' ? [] : secretTexts(inner),
	);
}

/** The answer to the credential's test. */
interface CredentialCheck {
	readonly status: 'OK' | 'Error';
	readonly message: string;
}

/**
 * Whether a credential has all that its way to authenticate needs. AWS does not check secrets
 * before a profile is made with them, so this is all that can be known without making one.
 */
export function checkConnectorCredential(data: CredentialData): CredentialCheck {
	try {
		const { connector, way } = readConnectorCredential(data);
		const means = connector.profile.ways.length > 1 ? ` for '${way.label}'` : '';
		return {
			status: 'OK',
			message: `Complete${means}. ${connector.label} checks the secrets when a connector profile is made with them.`,
		};
	} catch (error) {
		if (!(error instanceof InputError)) {
			return { status: 'Error', message: 'The credential cannot be read' };
		}
		return {
			status: 'Error',
			message: error.fix === undefined ? error.message : `${error.message}. ${error.fix}`,
		};
	}
}
