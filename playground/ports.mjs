import { createServer } from 'node:net';

import { Problem } from './problem.mjs';

/**
 * Sees to it that a port is free before anything else is done.
 *
 * @param {number} port
 * @param {string} purpose such as "n8n"
 * @param {string} flag the option that chooses another port
 * @throws {Problem} when somebody else listens there
 */
export async function assertFree(port, purpose, flag) {
	const server = createServer();
	await new Promise((resolve, reject) => {
		server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			reject(
				error.code === 'EADDRINUSE'
					? new Problem(
							`Port ${port}, which ${purpose} needs, is taken by another program.`,
							`Is the playground already running? Otherwise choose another port: npm start -- ${flag} <number>`,
						)
					: new Problem(`Port ${port}, which ${purpose} needs, cannot be used: ${error.message}`),
			);
		});
		server.listen(port, '127.0.0.1', () => server.close(resolve));
	});
}
