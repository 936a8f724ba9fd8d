import { reasonOf } from '../../../engine/audit/reading';
import type { Gap } from '../../../engine/audit/shown';
import { CancelledError, OutcomeError, ServiceError } from '../../../engine/errors';
import { isObject } from '../../../engine/json';
import { pathOf } from '../endpoint';
import type { Connector, Credential } from './facts';
import { credentialOf, textOf } from './read';
import { readNeeded } from './reading';
import type { Gathering } from './reading';
import type { CredentialRef } from './thresholds';

const CREDENTIAL = '/api/v1/apps/{appId}/connectors/{connectorId}/credentials/{credentialId}';

interface Credentials {
	readonly found: readonly Credential[];
	readonly gaps: readonly Gap[];
}

/**
 * The credentials of all service principals, and those of connectors that were named. Not everybody
 * may see service principals, so that these are left out, and that is said.
 */
export async function gatherCredentials(
	gathering: Gathering,
	connectors: readonly Connector[],
): Promise<Credentials> {
	if (!gathering.needs.has('credentials')) return { found: [], gaps: [] };
	const ofPrincipals = await principalCredentials(gathering).catch(
		async (error: unknown): Promise<Credentials> => {
			if (error instanceof CancelledError) return await Promise.reject(error);
			const rules = gathering.rulesThatNeed('credentials');
			return { found: [], gaps: [{ what: 'Service principals', why: reasonOf(error), rules }] };
		},
	);
	const ofConnectors = await connectorCredentials(gathering, connectors);
	return {
		found: [...ofPrincipals.found, ...ofConnectors.found],
		gaps: [...ofPrincipals.gaps, ...ofConnectors.gaps],
	};
}

async function principalCredentials(gathering: Gathering): Promise<Credentials> {
	const { asking } = gathering;
	const path = '/api/v1/service_principals';
	const principals = await asking.rows('List service principals', { method: 'GET', path }, {});
	const read = await readNeeded(gathering, 'credentials', {
		keyOf: ({ id }) => textOf(id),
		nameOf: ({ id, displayName }) => `Service principal ${textOf(displayName) || textOf(id)}`,
		things: principals,
		async read({ id, displayName }) {
			const request = { method: 'GET', path: pathOf(`${path}/{id}/credentials`, { id }) } as const;
			const rows = await asking.rows('List service principal credentials', request, {});
			return rows.map((row) =>
				credentialOf(row, {
					type: 'Service Principal Credential',
					name: `${textOf(row.displayName) || textOf(row.id)} (${textOf(displayName)})`,
					app: undefined,
				}),
			);
		},
	});
	return { found: [...read.read.values()].flat(), gaps: read.gaps };
}

/** The API has each by its ID only, and below the app of its connector. */
async function connectorCredentials(
	gathering: Gathering,
	connectors: readonly Connector[],
): Promise<Credentials> {
	const { asking, connectorCredentials: wanted } = gathering;
	const byId = new Map(connectors.map((connector) => [connector.id, connector]));
	const read = await readNeeded(gathering, 'credentials', {
		keyOf: ({ connectorId, credentialId }: CredentialRef) => `${connectorId}/${credentialId}`,
		nameOf: ({ connectorId, credentialId }) =>
			`Credential ${credentialId} of connector ${byId.get(connectorId)?.name ?? connectorId}`,
		things: wanted,
		async read({ connectorId, credentialId }) {
			const connector = byId.get(connectorId);
			if (!connector) throw new OutcomeError('No app has such a connector');
			const { app, name } = connector;
			const path = pathOf(CREDENTIAL, { appId: app.id, connectorId, credentialId });
			const reply = await asking
				.ask('Get connector credential', { method: 'GET', path })
				.catch(async (error: unknown) => await Promise.reject(withoutCredential(error)));
			const { credential } = reply;
			if (!isObject(credential) || textOf(credential.deletedAt) !== '') return [];
			const called = textOf(credential.displayName) || credentialId;
			const full = called === name ? called : `${called} of ${name}`;
			return [
				credentialOf(credential, {
					type: 'Connector Credential',
					name: full === app.name ? full : `${full} (${app.name})`,
					app,
				}),
			];
		},
	});
	return { found: [...read.read.values()].flat(), gaps: read.gaps };
}

/** Somebody has named it, so that it is missing, not deleted meanwhile. */
function withoutCredential(error: unknown): unknown {
	return error instanceof ServiceError && error.status === 404
		? new OutcomeError('The connector has no such credential')
		: error;
}
