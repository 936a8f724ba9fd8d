import { ServiceError } from '../../../engine/errors';
import type { ServiceFailure } from '../../../engine/errors';
import { NetworkError } from './wire';

const TRIES = 5;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A service that asks for more is not waited for: the user should know. */
const LONGEST_ASKED_MS = 120_000;

/** A name that does not exist now will not in a few seconds. */
const NO_SUCH_HOST = 'ENOTFOUND';

/** A request that was cancelled inside of the service has one of two statuses: 408 or 499. */
const CANCELLED = [408, 499] as const;

const TRANSIENT: ReadonlySet<number> = new Set([...CANCELLED, 500, 502, 503, 504]);

/** Whether a failure by that status may be none a little later. */
export function isPassingStatus(status: number): boolean {
	return status === 429 || status >= 500 || TRANSIENT.has(status);
}

/** A failure of which the service says after how many milliseconds to ask again. */
export class BusyError extends ServiceError {
	constructor(
		failure: ServiceFailure,
		readonly retryAfterMs: number,
	) {
		super(failure);
	}
}

/** A failure that was already asked about as often as is of use. */
export class FinalError extends ServiceError {}

interface RetryOptions {
	/** Whether sending the request twice does no harm. */
	readonly safe: boolean;
	/** Waits; rejects when the execution is cancelled. */
	readonly pause: (milliseconds: number) => Promise<void>;
}

type Outcome<Result> = { readonly result: Result } | { readonly error: unknown };

/**
 * Tries a request up to five times: again after 429 for any request, and after 408, 499, 500, 502, 503,
 * 504, or no answer at all for safe ones. Waits as long as the service asks, else ever longer.
 */
export async function withRetries<Result>(
	attempt: () => Promise<Result>,
	{ safe, pause }: RetryOptions,
): Promise<Result> {
	for (let tries = 1; ; tries += 1) {
		const outcome = await attempt().then(
			(result): Outcome<Result> => ({ result }),
			(error: unknown): Outcome<Result> => ({ error }),
		);
		if ('result' in outcome) return outcome.result;
		const wait = tries < TRIES ? waitAfter(outcome.error, tries, safe) : undefined;
		if (wait === undefined) throw safe ? outcome.error : doubtful(outcome.error);
		await pause(wait);
	}
}

/** Codes of connections that ended, and statuses of gateways that lost theirs, after the request. */
const UNCONFIRMED: ReadonlySet<string | number | undefined> = new Set([
	...['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
	...[...CANCELLED, 502, 504],
]);

/** A failure that may be one of the answer only: whoever repeats the request could do it twice. */
function doubtful(error: unknown): unknown {
	if (!(error instanceof ServiceError) || error instanceof FinalError) return error;
	const { message, description, status, code } = error;
	if (!UNCONFIRMED.has(error instanceof NetworkError ? code : status)) return error;
	return new ServiceError({
		message,
		description: [
			'It may have been done all the same, so it was not sent again. Look before you repeat it',
			description,
		],
		...(status !== undefined && { status }),
		...(code !== undefined && { code }),
	});
}

function waitAfter(error: unknown, tries: number, safe: boolean): number | undefined {
	if (!(error instanceof ServiceError) || error instanceof FinalError) return undefined;
	const { status } = error;
	const noAnswer = error instanceof NetworkError && error.code !== NO_SUCH_HOST;
	const again =
		status === 429 || (safe && (noAnswer || (status !== undefined && TRANSIENT.has(status))));
	if (!again) return undefined;
	const asked = error instanceof BusyError ? error.retryAfterMs : undefined;
	if (asked !== undefined) return asked <= LONGEST_ASKED_MS ? asked : undefined;
	const longest = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
	// Half of it at random, so that calls which failed together do not return together.
	return longest / 2 + (Math.random() * longest) / 2;
}

/**
 * Reads a `Retry-After` header: seconds, or an HTTP date.
 *
 * @returns milliseconds from now; `undefined` when there is none that can be read, or one that is over,
 * as by a clock that differs
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
	const value = header?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
	// What does not begin with a day of the week is none, though it may be read as one.
	const wait = /^[a-z]/i.test(value) ? Date.parse(value) - now : NaN;
	return wait > 0 ? wait : undefined;
}
