import { matchesAny } from '../../../../engine/audit/pattern';
import { excerpt, minutesBetween, momentOf } from '../../../../engine/audit/words';
import { counted } from '../../../../engine/words';
import { isObject } from '../../../../engine/json';
import { addressesIn } from '../addresses';
import type { Address } from '../addresses';
import { profileConnector } from '../../connectors';
import { profileSubject } from '../facts';
import type { AppFlowRule, Facts, NamedProfile } from '../facts';
import { needsAllowedHosts } from '../thresholds';

const failed: AppFlowRule = {
	value: 'privateConnectionFailed',
	name: 'Private Connection Failed',
	description: 'Profiles whose private connection AWS could not set up',
	severity: 'high',
	preset: true,
	needs: [],
	*find({ profiles }) {
		for (const profile of profiles) {
			const state = profile.privateConnectionProvisioningState;
			if (profile.connectionMode !== 'Private' || state?.status !== 'FAILED') continue;
			const cause = state.failureCause && `Cause: ${state.failureCause}`;
			yield {
				subject: profileSubject(profile),
				title: 'AWS could not set up the private connection',
				evidence:
					[excerpt(state.failureMessage ?? ''), cause].filter((part) => part).join(' ') ||
					'AWS gives no reason',
				fix: 'Check the endpoint service and who may connect to it, then update the profile: that makes AWS try again',
				since: profile.lastUpdatedAt,
			};
		}
	},
};

const pending: AppFlowRule = {
	value: 'privateConnectionPending',
	name: 'Private Connection Pending Too Long',
	description: 'Profiles whose private connection AWS is still setting up',
	severity: 'medium',
	preset: true,
	needs: [],
	*find({ profiles, now }, { pendingMinutes }) {
		for (const profile of profiles) {
			const begun = profile.lastUpdatedAt ?? profile.createdAt;
			const status = profile.privateConnectionProvisioningState?.status;
			if (profile.connectionMode !== 'Private' || status !== 'PENDING' || !begun) continue;
			if (minutesBetween(begun, now) <= pendingMinutes) continue;
			yield {
				subject: profileSubject(profile),
				title: 'The private connection is still being set up',
				evidence: `Pending since ${momentOf(begun.toISOString())}; ${counted(pendingMinutes, 'minute')} are allowed`,
				fix: 'Accept the connection request at the endpoint service, or delete the profile and create it anew',
				since: begun,
			};
		}
	},
};

const publicMode: AppFlowRule = {
	value: 'publicConnection',
	name: 'Public Where Private Is Possible',
	description: 'Profiles that go over the internet although their connector can use PrivateLink',
	severity: 'low',
	preset: false,
	needs: ['privateConnectors'],
	*find(facts) {
		for (const profile of facts.profiles) {
			if (profile.connectionMode === 'Private' || !canBePrivate(profile, facts)) continue;
			const connector = profileConnector(profile.connectorType);
			yield {
				subject: profileSubject(profile),
				title: 'The connection is public, and could be private',
				evidence: `${profile.connectorLabel ?? connector?.label ?? 'The connector'} can be reached through AWS PrivateLink`,
				fix: 'Set up an endpoint service for the application, then update the profile with Connection Mode set to Private',
			};
		}
	},
};

/** The catalogue answers for all custom connectors at once; only AWS knows the one that is meant. */
function canBePrivate(profile: NamedProfile, { privateLabels }: Facts): boolean {
	const { connectorType, connectorLabel } = profile;
	if (connectorLabel !== undefined) return privateLabels.has(connectorLabel);
	return profileConnector(connectorType)?.profile.privateMode === true;
}

const plainHttp: AppFlowRule = {
	value: 'plainHttp',
	name: 'Plain HTTP',
	description: 'Profiles that send their secrets without encryption',
	severity: 'critical',
	preset: true,
	needs: [],
	*find({ profiles }) {
		for (const profile of profiles) {
			const plain = addressesOf(profile).filter(({ protocol }) => protocol === 'http');
			if (plain.length === 0) continue;
			yield {
				subject: profileSubject(profile),
				title: 'The connection is not encrypted',
				evidence: plain.map(({ property, host }) => `${property}: http://${host}`).join(', '),
				fix: 'Update the profile with an address that begins with https, and renew the secrets: others may have read them',
			};
		}
	},
};

const host: AppFlowRule = {
	value: 'hostNotAllowed',
	name: 'Host Not Allowed',
	description: 'Profiles that lead to a host that is not among Allowed Hosts',
	severity: 'high',
	preset: false,
	needs: [],
	ready: needsAllowedHosts,
	*find({ profiles }, { allowedHosts }) {
		for (const profile of profiles) {
			const foreign = addressesOf(profile).filter((address) => !isAllowed(address, allowedHosts));
			if (foreign.length === 0) continue;
			yield {
				subject: profileSubject(profile),
				title: 'The connection leads to a host that is not allowed',
				evidence: foreign.map((address) => `${address.property}: ${address.host}`).join(', '),
				fix: 'Find out who set this address and why; then correct it, or add the host to Allowed Hosts',
			};
		}
	},
};

function isAllowed(address: Address, allowed: readonly string[]): boolean {
	return matchesAny(address.host, allowed);
}

function addressesOf({ connectorProfileProperties }: NamedProfile): Address[] {
	return addressesIn(connectorProfileProperties);
}

const sandbox: AppFlowRule = {
	value: 'sandboxName',
	name: 'Sandbox and Name Disagree',
	description:
		'Profiles for a sandbox without a sandbox name, and the other way around: data of one may reach the other',
	severity: 'medium',
	preset: true,
	needs: [],
	*find({ profiles }, { sandboxNamePattern }) {
		for (const profile of profiles) {
			const isSandbox = sandboxFlagOf(profile);
			const named = sandboxNamePattern.test(profile.connectorProfileName);
			if (isSandbox === undefined || isSandbox === named) continue;
			yield {
				subject: profileSubject(profile),
				title: isSandbox
					? 'It leads to a sandbox, but its name does not say so'
					: 'Its name says sandbox, but it leads to production',
				evidence: `Sandbox is ${isSandbox ? 'on' : 'off'} in the profile; names of sandboxes match ${sandboxNamePattern.source}`,
				fix: 'Correct Sandbox in the profile, or create the profile under a fitting name',
			};
		}
	},
};

/** Whether the profile says that it is for a sandbox; `undefined` where connectors know no such thing. */
function sandboxFlagOf({ connectorProfileProperties }: NamedProfile): boolean | undefined {
	const flags = Object.values(connectorProfileProperties ?? {}).flatMap((properties: unknown) =>
		isObject(properties) && typeof properties.isSandboxEnvironment === 'boolean'
			? [properties.isSandboxEnvironment]
			: [],
	);
	return flags[0];
}

export const connectionRules: readonly AppFlowRule[] = [
	failed,
	pending,
	publicMode,
	plainHttp,
	host,
	sandbox,
];
