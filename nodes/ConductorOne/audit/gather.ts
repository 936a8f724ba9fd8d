import type { Gap } from '../../../engine/audit/shown';
import { pathOf } from '../endpoint';
import { gatherAccess } from './access';
import { gatherCredentials } from './credentials';
import type { App, Connector, Facts } from './facts';
import { appOf, connectorOf, distinctApps } from './read';
import { hasOwner, ofApps, readNeeded } from './reading';
import type { Gathering } from './reading';
import type { Asking } from './requests';

interface Gathered {
	readonly facts: Facts;
	readonly gaps: readonly Gap[];
}

/**
 * Reads what the rules need: the apps, then what each has. An app, a connector, or an entitlement
 * that cannot be read is a gap, not the end; one that is gone is as if it had never been there.
 *
 * @throws {ServiceError} when a list of the whole tenant cannot be read, or nothing but failures
 * comes back
 */
export async function gather(gathering: Gathering): Promise<Gathered> {
	const { asking } = gathering;
	const rows = await asking.rows('List apps', { method: 'GET', path: '/api/v1/apps' }, {});
	const apps = distinctApps(rows.map(appOf));
	const listed = await readNeeded(gathering, 'connectors', {
		...ofApps,
		things: apps,
		read: async (app) => await connectorsOf(asking, app),
	});
	const connectors = [...listed.read.values()].flat();
	const owners = await readNeeded(gathering, 'connectorOwners', {
		keyOf: ({ id }: Connector) => id,
		nameOf: ({ name, app }) => `Owners of connector ${name} in ${app.name}`,
		things: connectors,
		read: async ({ id, app }) =>
			await hasOwner(
				asking,
				pathOf('/api/v2/apps/{appId}/connectors/{id}/owners', { appId: app.id, id }),
				'List connector owners',
			),
	});
	const credentials = await gatherCredentials(gathering, connectors);
	const access = await gatherAccess(gathering, apps);
	return {
		facts: {
			now: new Date(),
			apps,
			connectors: connectors.filter(({ id }) => !owners.missing.has(id)),
			unownedConnectors: new Set([...owners.read].flatMap(([id, owned]) => (owned ? [] : [id]))),
			credentials: credentials.found,
			...access.facts,
		},
		gaps: [...listed.gaps, ...owners.gaps, ...credentials.gaps, ...access.gaps],
	};
}

async function connectorsOf(asking: Asking, app: App): Promise<Connector[]> {
	const path = pathOf('/api/v1/apps/{id}/connectors', { id: app.id });
	const rows = await asking.rows(
		'List connectors',
		{ method: 'GET', path },
		{ entity: 'connector' },
	);
	return rows.map((row) => connectorOf(row, app));
}
