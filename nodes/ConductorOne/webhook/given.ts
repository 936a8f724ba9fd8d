import type { Answer } from './answer';

/** How long an answer is remembered, in milliseconds: longer than ConductorOne tries again. */
export const REMEMBERED = 60 * 60_000;

const MAXIMUM = 500;

interface Given {
	readonly until: number;
	/** Absent while the workflow runs. */
	readonly answer?: Answer;
}

/**
 * The answers that last nodes gave, for the life of this process. When one was lost on its way, or
 * came too late, ConductorOne asks again, and gets the same.
 */
export class GivenAnswers {
	private readonly given = new Map<string, Given>();

	begin(key: string, now: number): void {
		this.given.set(key, { until: now + REMEMBERED });
		for (const [each, { until }] of this.given) {
			if (until <= now || this.given.size > MAXIMUM) this.given.delete(each);
		}
	}

	end(key: string, answer: Answer, now: number): void {
		this.given.set(key, { until: now + REMEMBERED, answer });
	}

	/** The answer; `'pending'` while the workflow runs, `undefined` when nothing is known of it. */
	of(key: string, now: number): Answer | 'pending' | undefined {
		const given = this.given.get(key);
		if (!given || given.until <= now) return undefined;
		return given.answer ?? 'pending';
	}
}
