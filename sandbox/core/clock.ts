import type { Clock } from './service';

/** A clock that runs with the real one and can be moved forward. */
export function createClock(): Clock {
	let offset = 0;
	return {
		now: () => new Date(Date.now() + offset),
		advance(ms) {
			if (!Number.isFinite(ms) || ms < 0) {
				throw new RangeError('The clock moves forward only: give milliseconds of 0 or more');
			}
			offset += ms;
		},
		reset() {
			offset = 0;
		},
	};
}
