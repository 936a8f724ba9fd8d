import type { IDataObject } from 'n8n-workflow';

import { canonicalJson, isObject } from '../json';

/** Where n8n keeps what a node of a workflow remembers. */
export type StaticData = IDataObject;

/** The name under which a polling trigger's state is kept. */
const NAME = 'poll';

/**
 * What was kept, if it is of this version and of the same place (account, region, tenant). What another
 * version or place left says nothing: polling begins anew then.
 */
export function readState(
	data: StaticData,
	{ version, place }: Kept,
): Record<string, unknown> | undefined {
	const kept = data[NAME];
	if (!isObject(kept) || kept.version !== version || kept.place !== place) return undefined;
	return isObject(kept.state) ? kept.state : undefined;
}

interface Kept {
	readonly version: number;
	readonly place: string;
}

/**
 * Keeps a state, as one assignment: n8n notices nothing deeper. A state that is as before is not
 * written, because n8n saves the workflow's data after each change.
 */
export function writeState(data: StaticData, { version, place }: Kept, state: IDataObject): void {
	const next = { version, place, state };
	if (canonicalJson(data[NAME]) === canonicalJson(next)) return;
	data[NAME] = next;
}

/** Keeps nothing. */
export function forgetState(data: StaticData): void {
	if (NAME in data) delete data[NAME];
}
