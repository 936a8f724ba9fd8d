import type { ConnectorEntity, ConnectorType } from '@aws-sdk/client-appflow';

import { isObject } from '../../engine/json';
import type { AppFlow } from './transport/client';

/** AWS allows 10,000; long answers of slow applications do not help. */
const ENTITIES_PER_PAGE = 1000;

/** Whose entities: those behind a profile, or those of a connector that needs none. */
export interface EntityOwner {
	readonly connectorProfileName?: string;
	readonly connectorType?: ConnectorType;
}

/** Whose entities are asked for, and where among them. */
export interface EntityQuery extends EntityOwner {
	/** Entity whose nested entities are meant; those at the top if not given. */
	readonly entitiesPath?: string;
	readonly apiVersion?: string;
}

interface EntityPage {
	readonly items: readonly ListedEntity[];
	readonly next?: string;
}

/** An entity with the place where it was found. */
export interface ListedEntity extends ConnectorEntity {
	/** Name of the group that AWS puts it in. */
	readonly group: string;
	/** The entity it is nested in; absent at the top. */
	readonly entitiesPath?: string;
}

interface WalkOptions {
	/** Whether to look into entities that have others. */
	readonly nested: boolean;
	/** Of the page before; it says where the walk stands. */
	readonly token: string | undefined;
	/** How many entities are needed in all. */
	readonly wanted?: number;
}

/** Where a walk through nested entities stands. */
interface Walk {
	/** All places known so far, in the order in which they are looked into. */
	readonly places: readonly string[];
	/** Index of the current one. */
	readonly at: number;
	/** AWS's token for the next page of it. */
	readonly next?: string;
}

const TOP = '';

/**
 * One page of the entities at a place (ListConnectorEntities); then, if wanted, those nested in them,
 * level by level. An entity that contains itself is looked into once.
 *
 * @throws {ServiceError}
 */
export async function walkEntities(
	service: AppFlow,
	query: EntityQuery,
	{ nested, token, wanted = ENTITIES_PER_PAGE }: WalkOptions,
	signal?: AbortSignal,
): Promise<EntityPage> {
	const walk = walkOf(token) ?? { places: [query.entitiesPath ?? TOP], at: 0 };
	const entitiesPath = walk.places[walk.at] ?? TOP;
	const page = await service.send(
		'ListConnectorEntities',
		{
			...query,
			...(entitiesPath !== TOP && { entitiesPath }),
			maxResults: Math.min(wanted, ENTITIES_PER_PAGE),
			nextToken: walk.next,
		},
		signal,
	);
	const items = Object.entries(page.connectorEntityMap ?? {}).flatMap(([group, entities]) =>
		entities.map((entity) => ({
			...entity,
			group,
			...(entitiesPath !== TOP && { entitiesPath }),
		})),
	);
	const below = items.flatMap(({ name, hasNestedEntities }) =>
		nested && hasNestedEntities && name ? [name] : [],
	);
	const places = [...new Set([...walk.places, ...below])];
	const { nextToken: next } = page;
	const onward: Walk = next ? { places, at: walk.at, next } : { places, at: walk.at + 1 };
	return { items, ...(onward.at < places.length && { next: JSON.stringify(onward) }) };
}

function walkOf(token: string | undefined): Walk | undefined {
	const walk: unknown = token === undefined ? undefined : JSON.parse(token);
	if (!isObject(walk) || !Array.isArray(walk.places)) return undefined;
	return {
		places: walk.places.map(String),
		at: Number(walk.at),
		...(typeof walk.next === 'string' && { next: walk.next }),
	};
}
