/**
 * Gives each item a signal of its own that aborts with the execution. So the execution's signal has
 * one listener, however many items wait: Node warns of a leak from the eleventh on.
 */
export class ItemSignals {
	private readonly open = new Set<AbortController>();

	constructor(private readonly execution: AbortSignal | undefined) {
		execution?.addEventListener('abort', this.abortAll, { once: true });
	}

	/**
	 * Does an item's work. It gets a function that gives the item's signal, made when it is asked for,
	 * because making one takes as long as all else that the engine does for an item; there is none where
	 * nothing can cancel.
	 */
	async give<Result>(
		work: (signal: () => AbortSignal | undefined) => Promise<Result>,
	): Promise<Result> {
		let own: AbortController | undefined;
		try {
			return await work(() => {
				own ??= this.opened();
				return own?.signal;
			});
		} finally {
			if (own) this.open.delete(own);
		}
	}

	private opened(): AbortController | undefined {
		if (!this.execution) return undefined;
		const controller = new AbortController();
		if (this.execution.aborted) controller.abort(this.execution.reason);
		this.open.add(controller);
		return controller;
	}

	/** Lets go of the execution's signal. */
	close(): void {
		this.execution?.removeEventListener('abort', this.abortAll);
	}

	private readonly abortAll = (): void => {
		for (const controller of this.open) controller.abort(this.execution?.reason);
	};
}
