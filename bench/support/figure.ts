import type { Samples } from './run-probe';
import { median, pairedRatio } from './statistics';

/** One line of the result: a ratio of two things measured in the same run. */
export interface Figure {
	/** `a` to `e`, as in the goals. */
	readonly part: string;
	readonly name: string;
	readonly peer: string;
	readonly unit: string;
	readonly ours: number;
	readonly theirs: number;
	readonly ratio: number;
	/** The ratio may be at most this; absent where there is no goal. */
	readonly goal?: number;
	readonly met?: boolean;
	/** Every repetition, in the order they were made. */
	readonly samples: { readonly ours: readonly number[]; readonly theirs: readonly number[] };
}

/** Something that is so or not. */
export interface Check {
	readonly part: string;
	readonly name: string;
	readonly met: boolean;
}

interface Compared {
	readonly part: string;
	readonly name: string;
	readonly peer: string;
	readonly unit: string;
	/** Names of the two series. */
	readonly ours: string;
	readonly theirs: string;
	/** What one sample is divided by, to give the unit. */
	readonly per?: number;
	readonly goal?: number;
}

/** Compares two series of samples; turn by turn if they were made in turns. */
export function compare(samples: Samples, compared: Compared): Figure {
	const { part, name, peer, unit, goal, per = 1 } = compared;
	const series = (key: string) => (samples[key] ?? []).map((value) => value / per);
	const ours = series(compared.ours);
	const theirs = series(compared.theirs);
	const ratio =
		ours.length === theirs.length ? pairedRatio(ours, theirs) : median(ours) / median(theirs);
	return {
		part,
		name,
		peer,
		unit,
		ours: median(ours),
		theirs: median(theirs),
		ratio,
		...(goal !== undefined && { goal, met: ratio <= goal }),
		samples: { ours, theirs },
	};
}
