import { createHash } from 'node:crypto';

import { canonicalJson, type JsonObject, text, without } from '../core/json';
import type { Clock } from '../core/service';
import { conflict } from './errors';

/** AWS remembers a client token for eight hours. */
const REMEMBERED_MS = 8 * 60 * 60 * 1000;

interface Remembered {
	inputHash: string;
	output: JsonObject;
	until: number;
}

/** The answers given to client tokens. */
export class ClientTokens {
	private readonly answers = new Map<string, Remembered>();

	constructor(private readonly clock: Clock) {}

	/**
	 * Runs a request once for its client token: the same request again gets the same answer and nothing
	 * happens. A request that failed is not remembered.
	 *
	 * @throws AppFlowError `ConflictException` when the token came with another input before
	 */
	once(operation: string, input: JsonObject, run: () => JsonObject): JsonObject {
		const token = text(input, 'clientToken');
		if (token === undefined) return run();
		this.forgetOld();
		const key = `${operation} ${token}`;
		const inputHash = createHash('sha256')
			.update(canonicalJson(without(input, 'clientToken')))
			.digest('base64');
		const remembered = this.answers.get(key);
		if (remembered) {
			if (remembered.inputHash === inputHash) return remembered.output;
			throw conflict(
				`The clientToken ${token} was already used by a request with different parameters`,
			);
		}
		const output = run();
		const until = this.clock.now().getTime() + REMEMBERED_MS;
		this.answers.set(key, { inputHash, output, until });
		return output;
	}

	/** Forgets every token. */
	clear(): void {
		this.answers.clear();
	}

	private forgetOld(): void {
		const now = this.clock.now().getTime();
		for (const [key, { until }] of this.answers) {
			if (until > now) return;
			this.answers.delete(key);
		}
	}
}
