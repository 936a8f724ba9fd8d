import type { IExecuteFunctions } from 'n8n-workflow';

import { canonicalJson } from './json';

type Reply = Readonly<Record<string, unknown>>;

/** What was done, by what was asked for, and in which try. */
type Notes = Map<string, { readonly reply: Reply; readonly at: number }>;

/** What the tries of one run of a node have done, in memory only: replies may hold secrets. */
interface Tries {
	readonly run: string;
	/** How many there were. */
	count: number;
	readonly items: Map<number, Notes>;
}

/** What is known of a node, by the object that n8n keeps for it as long as the execution is there. */
interface Known {
	/** How often it has ended well. */
	successes: number;
	tries: Tries | undefined;
}

const knownNodes = new WeakMap<object, Known>();

/** What one item did in earlier tries. */
export interface DoneForItem {
	/** The reply of an earlier try that asked for the same; else does it. */
	once(input: unknown, act: () => Promise<Reply>): Promise<Reply>;
	/** Lets the next try do all of it anew. */
	forget(): void;
}

/** For nodes that n8n does not try again. */
const NOTHING_DONE: DoneForItem = { once: async (_input, act) => await act(), forget() {} };

/**
 * What earlier tries of the node did in this execution. n8n's Retry On Fail starts a node over with
 * all its items, and an agent repeats a call that failed. Some requests, such as deletions, have no
 * token that makes a repetition harmless.
 */
export class DoneBefore {
	/** How often the node has ended well in this execution before. */
	readonly successes: number;
	private readonly known: Known | undefined;

	constructor(context: Pick<IExecuteFunctions, 'getContext' | 'getNode' | 'isToolExecution'>) {
		const tried = context.isToolExecution() || context.getNode().retryOnFail === true;
		this.known = tried ? knownAt(context.getContext('node')) : undefined;
		this.successes = this.known?.successes ?? 0;
	}

	/**
	 * Begins a try.
	 *
	 * @param run What tells the run of the node from others in the same execution, such as in a loop
	 */
	begin(run: string): (item: number) => DoneForItem {
		const { known } = this;
		if (!known) return () => NOTHING_DONE;
		const tries = known.tries?.run === run ? known.tries : newTries(run);
		known.tries = tries;
		tries.count += 1;
		return (item) => doneFor(tries, item);
	}

	/** Forgets it all: there will be no other try. */
	endedWell(): void {
		if (!this.known) return;
		this.known.tries = undefined;
		this.known.successes += 1;
	}
}

function newTries(run: string): Tries {
	return { run, count: 0, items: new Map<number, Notes>() };
}

function knownAt(place: object): Known {
	const known = knownNodes.get(place) ?? { successes: 0, tries: undefined };
	knownNodes.set(place, known);
	return known;
}

function doneFor(tries: Tries, item: number): DoneForItem {
	const at = tries.count;
	return {
		async once(input, act): Promise<Reply> {
			const notes: Notes = tries.items.get(item) ?? new Map();
			tries.items.set(item, notes);
			const key = canonicalJson(input);
			const note = notes.get(key);
			// What this very try has asked for before, it means to ask for again.
			if (note && note.at < at) return note.reply;
			const reply = await act();
			notes.set(key, { reply, at });
			return reply;
		},
		forget: () => void tries.items.delete(item),
	};
}
