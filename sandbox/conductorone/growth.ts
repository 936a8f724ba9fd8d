import { idOf } from './seed/ids';
import type { State } from './state';

/**
 * Adds so many apps, each with a connector that nobody owns: copies of the seed's, so that lists and
 * audits meet a tenant of the size that large companies have.
 */
export function addApps(
	input: Record<string, unknown>,
	{ state }: { state: State },
): Record<string, unknown> {
	const { count } = input;
	if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 10_000) {
		throw new RangeError('count must be a whole number from 1 to 10000');
	}
	const [app] = state.apps;
	const connector = state.connectors.find(({ appId }) => appId === app?.id);
	if (!app || !connector) throw new RangeError('There is no app to copy');
	for (let number = 1; number <= count; number += 1) {
		const displayName = `Copied App ${state.apps.length}`;
		const appId = idOf(`app/${displayName}`);
		state.apps.push({ ...app, id: appId, displayName });
		state.connectors.push({
			...structuredClone(connector),
			id: idOf(`connector/${displayName}`),
			appId,
			displayName,
		});
	}
	return { apps: state.apps.length };
}
