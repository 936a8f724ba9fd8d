import { invalid } from './errors';

/**
 * Collects the objects that a reply refers to. Views carry JSONPath expressions that point into the
 * reply's `expanded` list, in which each object names its type.
 */
export class Expansion {
	readonly expanded: Array<Record<string, unknown>> = [];

	private readonly indexes = new Map<string, number>();

	private readonly wanted: ReadonlySet<string>;

	/** @param paths what the client asked for: snake_case names from `known`, or `*` for all */
	constructor(paths: string[], known: readonly string[]) {
		for (const path of paths) {
			if (path !== '*' && !known.includes(path)) throw invalid(`invalid expand mask path: ${path}`);
		}
		this.wanted = new Set(paths.includes('*') ? known : paths);
	}

	/** The path expression for these objects; empty when they were not asked for or there are none. */
	refer(path: string, type: string, objects: Array<{ id: string }>): string {
		if (!this.wanted.has(path) || objects.length === 0) return '';
		const indexes = objects.map((object) => this.indexOf(type, object));
		return `$.expanded[${indexes.join(',')}]`;
	}

	/** The path expression for a point in time, which is a timestamp on its own, not an object. */
	referTime(path: string, value: string): string {
		if (!this.wanted.has(path)) return '';
		this.expanded.push({ '@type': 'type.googleapis.com/google.protobuf.Timestamp', value });
		return `$.expanded[${this.expanded.length - 1}]`;
	}

	private indexOf(type: string, object: { id: string }): number {
		const key = `${type}/${object.id}`;
		const known = this.indexes.get(key);
		if (known !== undefined) return known;
		this.indexes.set(key, this.expanded.length);
		this.expanded.push({ '@type': `type.googleapis.com/${type}`, ...object });
		return this.expanded.length - 1;
	}
}
