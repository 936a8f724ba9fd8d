import { dayOf, daysBetween } from '../../../../engine/audit/words';
import { counted } from '../../../../engine/words';
import { isObject } from '../../../../engine/json';
import { profileConnector } from '../../connectors';
import { valueAt } from '../../connectors/paths';
import type { Profile, Property, Way } from '../../connectors/types';
import { profileSubject } from '../facts';
import type { AppFlowRule, NamedProfile } from '../facts';

const deprecated: AppFlowRule = {
	value: 'deprecatedConnector',
	name: 'Deprecated Connector or Login',
	description:
		'Profiles of a connector, or with a way to authenticate, that has ended or is going to',
	severity: 'medium',
	preset: true,
	needs: [],
	*find({ profiles }) {
		for (const profile of profiles) {
			const connector = profileConnector(profile.connectorType);
			if (!connector) continue;
			const way = deprecatedWayOf(connector.profile, profile);
			if (connector.deprecated !== undefined) {
				yield {
					subject: profileSubject(profile),
					title: `${connector.label} is deprecated`,
					evidence: connector.deprecated,
					fix: 'Move its flows to a connector that goes on, then delete the profile',
				};
			} else if (way) {
				yield {
					subject: profileSubject(profile),
					title: `${connector.label} with ${way.label} is deprecated`,
					evidence: way.description ?? 'The connector catalog says so',
					fix: 'Update the profile with another way to authenticate',
				};
			}
		}
	},
};

/**
 * The deprecated way that a profile uses. AWS does not say which way was taken, so it is told by the
 * properties that only this way has, unless those of another one are there too.
 */
function deprecatedWayOf(profile: Profile, described: NamedProfile): Way | undefined {
	const all: Readonly<Record<string, unknown>> = { ...described.connectorProfileProperties };
	const properties = all[profile.key];
	if (!isObject(properties)) return undefined;
	const complete = profile.ways.filter((way) => {
		const own = ownProperties(profile, way);
		return own.length > 0 && own.every(({ path }) => isGiven(valueAt(properties, path)));
	});
	return complete.every((way) => way.deprecated) ? complete[0] : undefined;
}

/** What only some ways have, and this one requires. */
function ownProperties({ properties }: Profile, way: Way): Property[] {
	return properties.filter(({ ways, required }) => required && ways?.includes(way.value));
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

const gone: AppFlowRule = {
	value: 'registrationMissing',
	name: 'Registration Missing',
	description: 'Profiles of a custom connector that is not registered any more',
	severity: 'high',
	preset: true,
	needs: ['connectors'],
	*find({ profiles, customConnectors }) {
		for (const profile of profiles) {
			const { connectorLabel } = profile;
			if (connectorLabel === undefined || customConnectors.has(connectorLabel)) continue;
			yield {
				subject: profileSubject(profile),
				title: 'Its connector is not registered any more',
				evidence: `AppFlow knows no connector with the label ${connectorLabel}`,
				fix: 'Register the connector again under the same label, or delete the profile and its flows',
			};
		}
	},
};

const old: AppFlowRule = {
	value: 'registrationOld',
	name: 'Registration Old',
	description: 'Profiles of a custom connector that was registered long ago',
	severity: 'low',
	preset: true,
	needs: ['connectors'],
	*find({ profiles, customConnectors, now }, { registrationDays }) {
		for (const profile of profiles) {
			const { connectorLabel = '' } = profile;
			const registered = customConnectors.get(connectorLabel)?.registeredAt;
			const days = registered ? daysBetween(registered, now) : 0;
			if (!registered || days <= registrationDays) continue;
			yield {
				subject: profileSubject(profile),
				title: `Its connector was registered ${counted(days, 'day')} ago`,
				evidence: `${connectorLabel} was registered on ${dayOf(registered.toISOString())}; ${counted(registrationDays, 'day')} are allowed`,
				fix: 'Check whether its maker has a newer version, and update the registration',
				since: registered,
			};
		}
	},
};

export const connectorRules: readonly AppFlowRule[] = [deprecated, gone, old];
