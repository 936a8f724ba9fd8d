import type { IExecuteFunctions } from 'n8n-workflow';

import { isObject } from './json';

/** Where n8n keeps it, beside the node's data of the execution. */
const NAME = 'doneBefore';

/**
 * What earlier tries of the node did in this execution. n8n's Retry On Fail starts a node over with
 * all its items, and some requests, such as deletions, have no token that makes a repetition harmless.
 */
export class DoneBefore {
	private notes: Record<string, unknown> | undefined;

	constructor(private readonly context: Pick<IExecuteFunctions, 'getContext'>) {}

	/** @param key Says what is done, for which item of which run */
	async unless(key: string, act: () => Promise<void>): Promise<void> {
		this.notes ??= this.readNotes();
		if (this.notes[key] === true) return;
		await act();
		this.notes[key] = true;
	}

	/** Forgets it all: the run has ended well, so there will be no other try. */
	clear(): void {
		if (this.notes) delete this.context.getContext('node')[NAME];
	}

	private readNotes(): Record<string, unknown> {
		const kept = this.context.getContext('node');
		const notes: unknown = kept[NAME];
		if (isObject(notes)) return notes;
		const fresh = {};
		kept[NAME] = fresh;
		return fresh;
	}
}
