import type { Sequenced } from './paging';

/** Things by name, and in the order of their creation. */
export class Store<T extends Sequenced & { name: string }> {
	private readonly byName = new Map<string, T>();

	private ordered: T[] | undefined;

	private sequence = 0;

	get size(): number {
		return this.byName.size;
	}

	get(name: string): T | undefined {
		return this.byName.get(name);
	}

	/** All there are, oldest first. Adding at the end is cheap, and so is reading many pages. */
	all(): readonly T[] {
		this.ordered ??= [...this.byName.values()];
		return this.ordered;
	}

	/** Adds something whose name is not taken. */
	add(make: (sequence: number) => T): T {
		this.sequence += 1;
		const added = make(this.sequence);
		this.byName.set(added.name, added);
		this.ordered?.push(added);
		return added;
	}

	delete(name: string): void {
		this.byName.delete(name);
		this.ordered = undefined;
	}
}
