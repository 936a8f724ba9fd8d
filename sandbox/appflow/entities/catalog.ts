import type { Clock } from '../../core/service';
import { type Entity, type EntityDraft, type Field, inOrder } from './entity';
import { entitiesOf, findEntity } from '.';

/** Whose entities: those behind a profile, or those of a connector that needs none. */
export interface EntityScope {
	connectorType: string;
	label?: string;
	profileName?: string;
}

interface Addition {
	scope: string;
	/** The entity that is new, or the name of the one that has a new field. */
	added: { entity: EntityDraft; path?: string } | { entityName: string; field: Field };
	at: number;
	shown: boolean;
}

/** AppFlow reads the metadata again after an hour at the latest. */
const CACHED_MS = 60 * 60 * 1000;

/**
 * The entities of all connectors, and those that came up since: like AppFlow's cache it shows them
 * only after a reset, or after an hour.
 */
export class EntityCatalog {
	private additions: Addition[] = [];

	constructor(private readonly clock: Clock) {}

	/** The entities at the top, as the cache has them. */
	entities(scope: EntityScope): Entity[] {
		const known = entitiesOf(scope.connectorType, scope.label);
		const now = this.clock.now().getTime();
		const shown = this.additions.filter(
			(each) => each.scope === keyOf(scope) && (each.shown || now >= each.at + CACHED_MS),
		);
		return shown.reduce((entities, { added }) => {
			if ('field' in added) {
				return changed(entities, added.entityName, (entity) => ({
					...entity,
					fields: [...entity.fields, added.field],
				}));
			}
			if (added.path === undefined) return inOrder(...entities, added.entity);
			return changed(entities, added.path, (entity) => ({
				...entity,
				nested: inOrder(...(entity.nested ?? []), added.entity),
			}));
		}, known);
	}

	/** An entity by its name, as the cache has it. */
	find(scope: EntityScope, name: string): Entity | undefined {
		return findEntity(this.entities(scope), name);
	}

	/** Something new in the application, which the cache does not show yet. */
	add(scope: EntityScope, added: Addition['added']): void {
		const at = this.clock.now().getTime();
		this.additions.push({ scope: keyOf(scope), added, at, shown: false });
	}

	/** Without the name of an entity only the entities' names are read again, not their fields. */
	resetCache(scope: EntityScope, entityName?: string): void {
		for (const addition of this.additions) {
			if (addition.scope !== keyOf(scope)) continue;
			const { added } = addition;
			const covered = 'field' in added ? added.entityName === entityName : entityName === undefined;
			if (covered) addition.shown = true;
		}
	}
}

function keyOf({ connectorType, profileName }: EntityScope): string {
	return profileName === undefined ? `type ${connectorType}` : `profile ${profileName}`;
}

function changed(entities: Entity[], name: string, change: (entity: Entity) => Entity): Entity[] {
	return entities.map((entity) => {
		if (entity.name === name) return change(entity);
		return entity.nested ? { ...entity, nested: changed(entity.nested, name, change) } : entity;
	});
}
