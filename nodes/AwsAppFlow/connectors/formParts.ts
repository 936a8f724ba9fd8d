import type { AnyField } from '../../../engine/field';
import { choice, collection, json, showWhen } from '../../../engine/fields';
import { sortedBy } from '../../../engine/sort';
import { labelField } from './label';
import { mapperField } from './mapper';
import { authenticationParameter, memberPart, mutable, secretParts } from './parts';
import type { Part, Show } from './parts';
import { wayDecidesProperties, waysWithSecrets } from './profile';
import type { ProfileConnector, Property, Way } from './types';

/** What the form is for: everything, changes only, or secrets only. */
export type Variant = 'create' | 'update' | 'rotate';

export const CONFIG_LABEL = 'Connector Profile Config';
export const ADDITIONAL_LABEL = 'Additional Members';

const FORM: Show = { configureWith: ['form'] };
const WHOLE_JSON: Show = { configureWith: ['json'] };

const configureWith = choice({
	displayName: 'Configure With',
	name: 'configureWith',
	noDataExpression: true,
	options: [
		{ name: 'Form', value: 'form' },
		{ name: 'JSON', value: 'json', description: 'The configuration as the AWS API has it' },
	],
	default: 'form',
});

const secretsSource = {
	displayName: 'Secrets From',
	name: 'secretsFrom',
	noDataExpression: true,
	description: 'Where the secrets of the connection come from',
	options: [
		{ name: 'Credential', value: 'credential' },
		{ name: 'Fields Below', value: 'fields' },
	],
	default: 'credential',
} as const;

/**
 * Where the secrets come from. It stands before everything else of the form, because n8n shows the
 * credentials where the parameter is on which it depends whether they are needed.
 */
export const secretsFrom = choice(secretsSource);

/** The same, where a profile is changed. */
export const secretsFromAgain = choice({
	...secretsSource,
	hint: 'AWS replaces the secrets with every update, so it needs them again',
});

const connectionMode = choice({
	displayName: 'Connection Mode',
	name: 'connectionMode',
	noDataExpression: true,
	description: 'Whether AppFlow connects over the internet or through AWS PrivateLink',
	options: [
		{ name: 'Private', value: 'Private' },
		{ name: 'Public', value: 'Public' },
	],
	default: 'Public',
});

const wholeConfig = json({
	displayName: CONFIG_LABEL,
	name: 'connectorProfileConfig',
	description:
		'Object with connectorProfileProperties and connectorProfileCredentials, as in the AWS API',
});

const additionalMembers = json({
	displayName: ADDITIONAL_LABEL,
	name: 'additionalMembers',
	description:
		'JSON object that is added to connectorProfileConfig, for what has no field here yet',
});

const additionalFields = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	placeholder: 'Add field',
};

const updateFields = {
	displayName: 'Update Fields',
	name: 'updateFields',
	placeholder: 'Add field',
};

/** The choice of a way to authenticate; the first way is the default. */
export function authenticationField(name: string, ways: readonly Way[]): AnyField {
	const options = ways.map(({ label, value, description }) => ({
		name: label,
		value,
		...(description !== undefined && { description }),
	}));
	const alphabetical = sortedBy(options, ({ name }) => name);
	return choice({
		displayName: 'Authentication',
		name,
		noDataExpression: true,
		options: options.length < 5 ? options : alphabetical,
		default: ways[0]?.value ?? '',
	});
}

/**
 * The form of one connector, without the choice of the connector itself and of {@link secretsFrom}.
 *
 * The way to authenticate is asked for where it matters: with secrets in fields, and for connectors
 * whose properties depend on it. Otherwise the credential alone decides.
 */
export function connectorParts(connector: ProfileConnector, variant: Variant): Part[] {
	const { profile } = connector;
	const label: Part[] = profile.labelled
		? [{ field: labelField(variant === 'create'), show: {} }]
		: [];
	if (variant === 'rotate') {
		return [
			...label,
			...authenticationPart(connector, variant, {}),
			...secretParts(profile, { secretsFrom: ['fields'] }, 'node'),
			collectionPart(additionalFields, [{ field: additionalMembers, show: {} }], {}),
		];
	}
	const mode: Part[] = profile.privateMode ? [{ field: connectionMode, show: {} }] : [];
	return [
		...label,
		{ field: configureWith, show: {} },
		...(variant === 'create' ? mode : []),
		...authenticationPart(connector, variant, FORM),
		{ field: wholeConfig, show: WHOLE_JSON },
		...(variant === 'create' ? requiredParts(profile.properties) : []),
		...mapperParts(profile.properties),
		...secretParts(profile, { ...FORM, secretsFrom: ['fields'] }, 'node'),
		variant === 'create'
			? collectionPart(additionalFields, optionalParts(profile.properties), FORM)
			: collectionPart(updateFields, [...changeParts(profile.properties), ...mode], FORM),
	];
}

function authenticationPart({ profile }: ProfileConnector, variant: Variant, show: Show): Part[] {
	if (profile.ways.length < 2) return [];
	const always = variant !== 'rotate' && wayDecidesProperties(profile);
	const ways = variant === 'rotate' ? waysWithSecrets(profile) : profile.ways;
	return [
		{
			field: authenticationField(authenticationParameter(profile, 'node'), ways),
			show: { ...show, ...(!always && { secretsFrom: ['fields'] }) },
		},
	];
}

function requiredParts(properties: readonly Property[]): Part[] {
	return properties
		.filter((property) => property.required)
		.map((property) =>
			memberPart(property, 'properties', { ...FORM, ...conditions(property) }, 'node'),
		);
}

function optionalParts(properties: readonly Property[]): Part[] {
	const members = properties
		.filter((property) => !property.required)
		.map((property) => memberPart(property, 'properties', conditions(property), 'node', false));
	return [...members, { field: additionalMembers, show: {} }];
}

/** All properties, none of them needed: what the user does not add stays as it is. */
function changeParts(properties: readonly Property[]): Part[] {
	const members = properties.map((property) =>
		memberPart(property, 'properties', conditions({ ways: property.ways }), 'node', false),
	);
	return [...members, { field: additionalMembers, show: {} }];
}

function conditions({ mode, ways }: Pick<Property, 'mode' | 'ways'>): Show {
	return { ...(mode && { connectionMode: [mode] }), ...(ways && { authentication: ways }) };
}

function mapperParts(properties: readonly Property[]): Part[] {
	return properties.flatMap((member) =>
		member.kind === 'map' && member.mapper
			? [{ field: mapperField(member, member.mapper), member, target: 'properties', show: FORM }]
			: [],
	);
}

/** Parts behind an "Add field" button. */
export function collectionPart(
	options: { readonly name: string; readonly displayName: string; readonly placeholder: string },
	members: readonly Part[],
	show: Show,
): Part {
	// Inside a collection, n8n finds the parameters around it by a leading slash.
	const fields = members.map(({ field, show: inner }) => {
		const outer = Object.entries(mutable(inner)).map(([name, values]) => [`/${name}`, values]);
		return outer.length > 0 ? showWhen(field, Object.fromEntries(outer)) : field;
	});
	return { field: collection({ ...options, fields }), show, members };
}
