const HEARTBEAT_MS = 20_000;

/**
 * Tells a person what is going on, line by line, so that it reads the same in a terminal and in the
 * log of a continuous integration.
 *
 * @typedef {object} Progress
 * @property {(text: string) => void} say
 * @property {Step} step
 */

/**
 * Runs one step and returns its result.
 *
 * @template T
 * @callback StepOf
 * @param {string} name such as "Install n8n"
 * @param {() => Promise<T>} work
 * @param {{ expect?: string, remark?: (result: T) => string | undefined }} [words] `expect` is said
 * at once when the step takes long, `remark` beside the name when it is done
 * @returns {Promise<T>}
 */

/** @typedef {<T>(...args: Parameters<StepOf<T>>) => Promise<T>} Step */

/**
 * @param {(line: string) => void} write
 * @returns {Progress}
 */
export function createProgress(write) {
	return {
		say: write,
		async step(name, work, { expect, remark } = {}) {
			const start = Date.now();
			if (expect) write(`  ${name} ... ${expect}`);
			const heartbeat = setInterval(() => write(`  ${name} ... ${since(start)}`), HEARTBEAT_MS);
			try {
				const result = await work();
				const words = remark?.(result);
				write(`✓ ${name}${words ? `: ${words}` : ''} (${since(start)})`);
				return result;
			} catch (error) {
				write(`✗ ${name} (${since(start)})`);
				throw error;
			} finally {
				clearInterval(heartbeat);
			}
		},
	};
}

/** @param {number} start */
function since(start) {
	return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
