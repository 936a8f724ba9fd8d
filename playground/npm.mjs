import { Problem } from './problem.mjs';
import { run } from './processes.mjs';

const UNREACHABLE = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b/;

/**
 * Runs something that installs packages, and tells a missing network from other failures.
 *
 * @param {string} what for the message, such as "Installing n8n"
 * @param {import('./processes.mjs').Command} command
 * @returns {Promise<import('./processes.mjs').Finished>}
 */
export async function runInstallation(what, command) {
	const finished = await run(command);
	if (finished.code === 0) return finished;
	if (UNREACHABLE.test(finished.output)) {
		throw new Problem(
			`${what} failed: npm cannot reach its registry.\n\n${finished.output}\n`,
			'The first start downloads packages from npm. Check the network and the proxy settings (npm config get proxy), then run npm start again. Later starts work offline.',
		);
	}
	throw new Problem(`${what} failed. The end of what npm wrote:\n\n${finished.output}`);
}
