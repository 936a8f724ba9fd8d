import { isObject } from '../core/json';
import { addApps } from './growth';
import { happeningActions } from './happenings';
import type { State } from './state';
import { EVENTS, type Deliveries } from './webhooks/deliveries';
import type { SigningKeys } from './webhooks/keys';

/** What can be let happen that no client can bring about. */
export function performAction(
	action: string,
	input: Record<string, unknown>,
	{
		deliveries,
		keys,
		...reach
	}: { deliveries: Deliveries; keys: SigningKeys; state: State; now: Date },
): Record<string, unknown> {
	if (action === 'rotateKeys') {
		keys.rotate();
		return {};
	}
	if (action === 'addApps') return addApps(input, reach);
	const happen = happeningActions[action];
	if (happen) return happen(input, reach);
	if (action !== 'deliver') throw new RangeError(`ConductorOne has no action "${action}"`);
	const event = EVENTS.find((each) => each === input.event);
	if (!event) throw new RangeError(`event must be one of ${EVENTS.join(', ')}`);
	if (typeof input.webhookId !== 'string') throw new RangeError('webhookId must be text');
	const payload = isObject(input.payload) ? input.payload : {};
	return { deliveryId: deliveries.start({ webhookId: input.webhookId, event, payload }) };
}
