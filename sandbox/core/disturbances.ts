import { compileMatch, type Match, type Matchable } from './match';
import type { Clock, InjectedError } from './service';

/** Fails the next matching requests. */
export interface FaultRule extends Match, Partial<InjectedError> {
	/** How many requests fail; 1 when not given. */
	times?: number;
	/** Headers of the answer, such as `Retry-After`. */
	headers?: Record<string, string>;
	/**
	 * Drops the connection instead of answering: before the service acts, or after it did, so that the
	 * work is done and only its answer is lost.
	 */
	closeConnection?: 'before' | 'after';
}

/** Lets some matching requests through and answers the others with HTTP 429. */
export interface ThrottleRule extends Match, Partial<InjectedError> {
	/** How many requests pass. */
	allow: number;
	/** Milliseconds of sandbox time after which as many pass again; without it nothing passes any more. */
	perMs?: number;
	headers?: Record<string, string>;
}

/** What is to happen to one request. */
interface Disturbance {
	error?: InjectedError;
	headers?: Record<string, string>;
	closeConnection?: 'before' | 'after';
}

type Test = (candidate: Matchable) => boolean;

/** Latency, failures and throttling, as tests and the playground ask for them. */
export class Disturbances {
	private latencies: Array<{ ms: number; matches: Test }> = [];

	private faults: Array<{ left: number; rule: FaultRule; matches: Test }> = [];

	private throttles: Array<{
		used: number;
		windowStart: number;
		rule: ThrottleRule;
		matches: Test;
	}> = [];

	constructor(private readonly clock: Clock) {}

	/** Delays matching requests; the newest rule that matches counts, 0 ends the delay. */
	setLatency(ms: number, match: Match): void {
		if (!Number.isFinite(ms) || ms < 0) throw new RangeError('Latency must be 0 ms or more');
		this.latencies.unshift({ ms, matches: compileMatch(match) });
		if (Object.keys(match).length === 0) this.latencies.length = 1;
	}

	/** Adds a rule that fails requests; older rules are used up first. */
	failNext(rule: FaultRule): void {
		const times = rule.times ?? 1;
		if (!Number.isInteger(times) || times < 1) throw new RangeError('times must be 1 or more');
		if (rule.status === undefined && rule.closeConnection === undefined) {
			throw new RangeError('A failure needs a status or closeConnection');
		}
		this.faults.push({ left: times, rule, matches: compileMatch(rule) });
	}

	/** Adds a throttle. */
	throttle(rule: ThrottleRule): void {
		if (!Number.isInteger(rule.allow) || rule.allow < 0) {
			throw new RangeError('allow must be 0 or more');
		}
		const windowStart = this.clock.now().getTime();
		this.throttles.push({ used: 0, windowStart, rule, matches: compileMatch(rule) });
	}

	/** Ends every delay, failure and throttle. */
	clear(): void {
		this.latencies = [];
		this.faults = [];
		this.throttles = [];
	}

	/** How long a request waits before it is served, in milliseconds. */
	latencyOf(candidate: Matchable): number {
		return this.latencies.find((latency) => latency.matches(candidate))?.ms ?? 0;
	}

	/** Takes what is due for one request, counting it against its rule. */
	take(candidate: Matchable): Disturbance | undefined {
		return this.takeFault(candidate) ?? this.takeThrottle(candidate);
	}

	private takeFault(candidate: Matchable): Disturbance | undefined {
		const fault = this.faults.find((each) => each.matches(candidate));
		if (!fault) return undefined;
		fault.left -= 1;
		if (fault.left === 0) this.faults = this.faults.filter((each) => each !== fault);
		const { status, error, message, headers, closeConnection } = fault.rule;
		return {
			error: status === undefined ? undefined : { status, error, message },
			headers,
			closeConnection,
		};
	}

	private takeThrottle(candidate: Matchable): Disturbance | undefined {
		const now = this.clock.now().getTime();
		for (const throttle of this.throttles) {
			if (!throttle.matches(candidate)) continue;
			const { allow, perMs, status = 429, error, message, headers } = throttle.rule;
			if (perMs !== undefined && now - throttle.windowStart >= perMs) {
				throttle.used = 0;
				throttle.windowStart = now;
			}
			if (throttle.used >= allow) return { error: { status, error, message }, headers };
			throttle.used += 1;
		}
		return undefined;
	}
}
