/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	if (values.length === 0) throw new Error('There is no median of nothing');
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/**
 * The median of the ratios of repetitions that ran one right after the other, so that a machine that
 * is busier for a while weighs on both sides.
 */
export function pairedRatio(ours: readonly number[], peer: readonly number[]): number {
	return median(ours.map((value, index) => value / (peer[index] ?? NaN)));
}
