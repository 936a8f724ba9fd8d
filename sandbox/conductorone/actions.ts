import { isObject } from '../core/json';
import { addApps } from './growth';
import { happeningActions } from './happenings';
import { requestAccess } from './handlers/tasks';
import type { TaskWorld } from './tasks/task';
import { EVENTS } from './webhooks/deliveries';
import type { SigningKeys } from './webhooks/keys';

/** What can be let happen that no client can bring about. */
export function performAction(
	action: string,
	input: Record<string, unknown>,
	world: TaskWorld,
	keys: SigningKeys,
): Record<string, unknown> {
	if (action === 'rotateKeys') {
		keys.rotate();
		return {};
	}
	if (action === 'addApps') return addApps(input, world);
	if (action === 'requestAccess') return requestAccess(input, world);
	const happen = happeningActions[action];
	if (happen) return happen(input, world);
	if (action !== 'deliver') throw new RangeError(`ConductorOne has no action "${action}"`);
	const event = EVENTS.find((each) => each === input.event);
	if (!event) throw new RangeError(`event must be one of ${EVENTS.join(', ')}`);
	if (typeof input.webhookId !== 'string') throw new RangeError('webhookId must be text');
	const payload = isObject(input.payload) ? input.payload : {};
	return { deliveryId: world.deliveries.start({ webhookId: input.webhookId, event, payload }) };
}
