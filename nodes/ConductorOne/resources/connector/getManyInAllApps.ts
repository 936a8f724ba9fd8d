import type { IDataObject } from 'n8n-workflow';

import { toItemJson } from '../../../../engine/json';
import { limitFields, limited, pagesOf } from '../../../../engine/paging';
import type { PagedList } from '../../../../engine/paging';
import { simplifyField } from '../../../../engine/simplify';
import { conductorOneOperation } from '../../operation';
import type { ApiRequest, ConductorOne } from '../../transport/client';
import { nextToken, pageRequest, rowsOf } from '../../transport/pages';
import { simplifyConnector } from './simplify';

/** Apps whose connectors are asked for at the same time. */
const APPS_AT_A_TIME = 5;
const PAGE_SIZE = 100;

type Row = Record<string, unknown>;

/** The API lists the connectors of one app only, so this lists the apps, then each app's. */
export const getManyInAllApps = conductorOneOperation({
	value: 'getManyInAllApps',
	name: 'Get Many in All Apps',
	action: 'Get many connectors in all apps',
	description: 'Retrieve a list of the connectors of every app',
	fields: [...limitFields, simplifyField],
	execute({ service, params }) {
		const shape = params.simplify ? simplifyConnector : toItemJson;
		return limited(connectorsByApp(service, shape), params);
	},
});

/** The connectors of each app, in the order of the apps; several apps are read at a time. */
export async function* connectorsByApp(
	service: ConductorOne,
	shape: (row: Row) => IDataObject,
): AsyncGenerator<readonly IDataObject[]> {
	const underWay: Array<Promise<IDataObject[]>> = [];
	let stopped = false;
	const start = (app: Row) => {
		const reading = connectorsOf(service, app, shape, () => stopped);
		// Awaited in order further down; until then nobody looks at it.
		reading.catch(() => {});
		underWay.push(reading);
	};
	try {
		for await (const apps of rowPages(service, { method: 'GET', path: '/api/v1/apps' })) {
			for (const app of apps) {
				start(app);
				if (underWay.length < APPS_AT_A_TIME) continue;
				yield (await underWay.shift()) ?? [];
			}
		}
		for (let next = underWay.shift(); next; next = underWay.shift()) yield await next;
	} finally {
		stopped = true;
		await Promise.allSettled(underWay);
	}
}

async function connectorsOf(
	service: ConductorOne,
	app: Row,
	shape: (row: Row) => IDataObject,
	stopped: () => boolean,
): Promise<IDataObject[]> {
	const connectors: IDataObject[] = [];
	const path = `/api/v1/apps/${encodeURIComponent(String(app.id))}/connectors`;
	for await (const page of rowPages(service, { method: 'GET', path }, 'connector')) {
		for (const row of page) {
			connectors.push(shape({ ...row, appDisplayName: app.displayName }));
		}
		if (stopped()) break;
	}
	return connectors;
}

function rowPages(service: ConductorOne, request: ApiRequest, entity?: string): PagedList {
	return pagesOf(async (token) => {
		const reply = await service.request(pageRequest(request, PAGE_SIZE, token));
		const rows = rowsOf(reply, { items: 'list', ...(entity && { entity }) });
		return { items: rows.map(toItemJson), next: nextToken(reply) };
	});
}
