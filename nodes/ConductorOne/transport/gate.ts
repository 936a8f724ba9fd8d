/** Lets work begin when there is a place for it. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A gate with so many places; who waits longest is next. */
export function createGate(places: number): Gate {
	const waiting: Array<() => void> = [];
	let free = places;
	return async (work) => {
		if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
		else free -= 1;
		return await work().finally(() => {
			// A place goes from hand to hand, so that nobody new can come first.
			const next = waiting.shift();
			if (next) next();
			else free += 1;
		});
	};
}
