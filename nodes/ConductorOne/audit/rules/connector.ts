import { dayOf } from '../../../../engine/audit/words';
import { ofConnector } from '../facts';
import type { ConductorOneRule } from '../facts';

const unowned: ConductorOneRule = {
	value: 'connectorWithoutOwner',
	name: 'Connector Without Owner',
	description: 'Connectors that nobody owns, so that nobody hears of their failures',
	severity: 'medium',
	preset: true,
	needs: ['connectors', 'connectorOwners'],
	*find({ connectors, unownedConnectors }) {
		for (const connector of connectors.filter(({ id }) => unownedConnectors.has(id))) {
			yield {
				...ofConnector(connector),
				title: 'Nobody owns it',
				evidence: 'Neither users nor an entitlement are its owners',
				fix: 'Run Add Owner with whoever looks after the application',
			};
		}
	},
};

const unconfigured: ConductorOneRule = {
	value: 'connectorNotConfigured',
	name: 'Connector Not Configured',
	description: 'Connectors that were created but never configured',
	severity: 'low',
	preset: true,
	needs: ['connectors'],
	*find({ connectors }) {
		for (const connector of connectors) {
			const { isConfigured, status, createdAt } = connector;
			if (isConfigured || (status !== '' && status !== 'UNSPECIFIED')) continue;
			yield {
				...ofConnector(connector),
				title: 'It waits for a configuration',
				evidence: createdAt
					? `Created on ${dayOf(createdAt.toISOString())}; never synced`
					: 'Never synced',
				fix: 'Configure it, or delete it',
				since: createdAt,
			};
		}
	},
};

export const connectorRules: readonly ConductorOneRule[] = [unowned, unconfigured];
