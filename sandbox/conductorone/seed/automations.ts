import { ids } from './ids';

/** An automation as it is answered, without what is derived. */
export interface Automation {
	id: string;
	displayName: string;
	description: string;
	enabled: boolean;
	primaryTriggerType: string;
	triggers: object[];
	automationSteps: object[];
	createdAt: string;
	lastExecutedAt: string | null;
}

/** The listener of the seeded automation that is started by webhook, and its secret. */
export const incomingWebhook = {
	listenerId: ids.incomingWebhook,
	secret: 'ZHVtbXktc2VjcmV0LW9mLXRoZS1zYW5kYm94LXdlYmhvb2s',
} as const;

const wait = [{ stepName: 'wait', waitForDuration: { duration: '60s' } }];

export function seedAutomations(now: Date): Automation[] {
	const createdAt = now.toISOString();
	const automation = (
		id: string,
		displayName: string,
		primaryTriggerType: string,
		triggers: object[],
	): Automation => ({
		id,
		displayName,
		description: '',
		enabled: true,
		primaryTriggerType,
		triggers,
		automationSteps: wait,
		createdAt,
		lastExecutedAt: null,
	});
	return [
		automation(ids.automations.offboarding, 'Offboarding', 'TRIGGER_TYPE_FORM', []),
		automation(ids.automations.byWebhook, 'Onboarding', 'TRIGGER_TYPE_WEBHOOK', [
			{ webhook: { hmac: {}, listenerId: incomingWebhook.listenerId } },
		]),
		automation(ids.automations.failing, 'Quarterly Cleanup', 'TRIGGER_TYPE_FORM', []),
	];
}
