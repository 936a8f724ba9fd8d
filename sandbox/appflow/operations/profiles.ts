import { type JsonObject, object, text, texts } from '../../core/json';
import { builtInConnector } from '../connectors/built-in';
import type { CustomConnector } from '../connectors/custom';
import { conflict, notFound, quotaExceeded, validation } from '../errors';
import { checkConnection } from '../profile-rules';
import type { Profile, Provisioning } from '../profiles';
import { failedProvisioning, identifiers } from '../seed';
import type { AppFlowState } from '../state';
import { checkKmsArn } from './kms';
import type { Handler } from './handler';

const createConnectorProfile: Handler = (input, state) => {
	const name = text(input, 'connectorProfileName') ?? '';
	const type = text(input, 'connectorType') ?? '';
	const mode = text(input, 'connectionMode') ?? '';
	const label = text(input, 'connectorLabel');
	const kmsArn = text(input, 'kmsArn');
	if (name === '') throw validation('Connector profile name cannot be blank');
	const custom = customConnectorOf(type, label, state);
	checkKmsArn(kmsArn, state);
	const { properties } = checkConnection(type, mode, configOf(input), custom);
	if (state.profiles.get(name)) {
		throw conflict(`Connector profile with name: ${name} already exists`);
	}
	const { connectorProfileQuota } = state.settings;
	if (state.profiles.size >= connectorProfileQuota) {
		throw quotaExceeded(
			`The limit of ${connectorProfileQuota} connector profiles for this account is reached`,
		);
	}
	const now = state.clock.now();
	const profile = state.profiles.add((sequence) => ({
		sequence,
		name,
		...identifiers(state, name, now),
		type,
		label,
		kmsArn,
		mode,
		properties,
		provisioning: provisioningOf(name, mode, state),
		broken: isBroken(name),
		createdAt: now,
		lastUpdatedAt: now,
	}));
	return { connectorProfileArn: profile.arn };
};

/** Replaces the whole configuration: what the request leaves out is gone. */
const updateConnectorProfile: Handler = (input, state) => {
	const profile = existing(input, state);
	const mode = text(input, 'connectionMode') ?? '';
	const custom = customConnectorOf(profile.type, profile.label, state);
	const { properties } = checkConnection(profile.type, mode, configOf(input), custom);
	profile.mode = mode;
	profile.properties = properties;
	profile.provisioning = provisioningOf(profile.name, mode, state);
	profile.broken = isBroken(profile.name);
	profile.lastUpdatedAt = state.clock.now();
	return { connectorProfileArn: profile.arn };
};

const deleteConnectorProfile: Handler = (input, state) => {
	const profile = existing(input, state);
	const flows = state.flowsUsing(profile).map((flow) => flow.name);
	if (flows.length > 0 && input.forceDelete !== true) {
		const users = flows.join(', ');
		throw conflict(`Connector profile: ${profile.name} is used by one or more flows: ${users}`);
	}
	state.profiles.delete(profile.name);
	return {};
};

/** Names that do not exist are left out without a word, as AWS does it. */
const describeConnectorProfiles: Handler = (input, state) => {
	const type = text(input, 'connectorType');
	const label = text(input, 'connectorLabel');
	const names = texts(input, 'connectorProfileNames');
	const { items, nextToken } = state.pager.page(
		'DescribeConnectorProfiles',
		names.length === 0 ? state.profiles.all() : named(names, state),
		input,
		(profile) =>
			(type === undefined || profile.type === type) &&
			(label === undefined || profile.label === label),
	);
	return {
		connectorProfileDetails: items.map((profile) => detail(profile, state)),
		...(nextToken ? { nextToken } : {}),
	};
};

/** The operations on connector profiles. */
export const profileOperations: Record<string, Handler> = {
	CreateConnectorProfile: createConnectorProfile,
	UpdateConnectorProfile: updateConnectorProfile,
	DeleteConnectorProfile: deleteConnectorProfile,
	DescribeConnectorProfiles: describeConnectorProfiles,
};

function named(names: string[], state: AppFlowState): Profile[] {
	return [...new Set(names)]
		.flatMap((name) => state.profiles.get(name) ?? [])
		.sort((a, b) => a.sequence - b.sequence);
}

/** The profile that a request names. */
function existing(input: JsonObject, state: AppFlowState): Profile {
	const name = text(input, 'connectorProfileName') ?? '';
	const profile = state.profiles.get(name);
	if (!profile) throw notFound(`Connector profile with name: ${name} does not exist`);
	return profile;
}

function customConnectorOf(
	type: string,
	label: string | undefined,
	state: AppFlowState,
): CustomConnector | undefined {
	if (type !== 'CustomConnector') {
		if (label === undefined) return undefined;
		throw validation(`ConnectorLabel is only for CustomConnector, not for connector: ${type}`);
	}
	if (!label) throw validation('ConnectorLabel cannot be blank for connector: CUSTOMCONNECTOR');
	const connector = state.customConnector(label);
	if (!connector) throw notFound(`Connector with label: ${label} does not exist`);
	return connector;
}

function configOf(input: JsonObject): JsonObject {
	return object(input, 'connectorProfileConfig') ?? {};
}

function provisioningOf(name: string, mode: string, state: AppFlowState): Provisioning | undefined {
	if (mode !== 'Private') return undefined;
	const readyAt = state.clock.now().getTime() + state.settings.provisioningMs;
	return /fail/i.test(name) ? failedProvisioning(readyAt) : { readyAt };
}

/** Its credentials are taken now and refused later, as with tokens that were revoked meanwhile. */
function isBroken(name: string): boolean {
	return /broken/i.test(name);
}

function detail(profile: Profile, state: AppFlowState): JsonObject {
	const unionKey = builtInConnector(profile.type)?.unionKey ?? profile.type;
	const { provisioning } = profile;
	return {
		connectorProfileArn: profile.arn,
		connectorProfileName: profile.name,
		connectorType: profile.type,
		...(profile.label ? { connectorLabel: profile.label } : {}),
		connectionMode: profile.mode,
		credentialsArn: profile.credentialsArn,
		connectorProfileProperties: { [unionKey]: shown(profile) },
		createdAt: profile.createdAt.getTime() / 1000,
		lastUpdatedAt: profile.lastUpdatedAt.getTime() / 1000,
		...(provisioning
			? { privateConnectionProvisioningState: progress(provisioning, state.clock.now()) }
			: {}),
	};
}

/** Snowflake's stage comes back with an `@` before it. */
function shown({ type, properties }: Profile): JsonObject {
	const stage = text(properties, 'stage');
	if (type !== 'Snowflake' || !stage || stage.startsWith('@')) return properties;
	return { ...properties, stage: `@${stage}` };
}

function progress({ readyAt, failure }: Provisioning, now: Date): JsonObject {
	if (now.getTime() < readyAt) return { status: 'PENDING' };
	return failure ? { status: 'FAILED', ...failure } : { status: 'CREATED' };
}
