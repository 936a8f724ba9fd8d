import { ids } from '../seed/ids';
import type { Settings } from '../settings';

type Json = Record<string, unknown>;

/** A step of a policy as the API writes it: one member is set. */
export interface PolicyStep {
	approval?: {
		users?: { userIds: string[] };
		manager?: Json;
		webhook?: { webhookId: string };
		[setting: string]: unknown;
	};
	provision?: {
		provisionPolicy: { connector?: Json; manual?: Json; webhook?: { webhookId: string } };
		[setting: string]: unknown;
	};
	accept?: Json;
	reject?: Json;
	[other: string]: Json | undefined;
}

const byConnector: PolicyStep = {
	provision: { provisionPolicy: { connector: { defaultBehavior: {} } } },
};

const byManager: PolicyStep = { approval: { manager: {}, allowReassignment: true } };

/**
 * The policy of an entitlement. The tenant's manager approves and a connector provisions, but for the
 * entitlements that `ids.entitlements` names.
 */
export function stepsFor(entitlementId: string, settings: Settings): PolicyStep[] {
	const { entitlements } = ids;
	const approvalWebhook = settings.approvalWebhookId || ids.webhooks.n8n;
	const provisionWebhook = settings.provisionWebhookId || ids.webhooks.n8n;
	switch (entitlementId) {
		case entitlements.automatic:
			return [{ accept: { acceptMessage: 'granted to everybody' } }, byConnector];
		case entitlements.denied:
			return [{ reject: { rejectMessage: 'nobody gets it' } }];
		case entitlements.twoApprovals:
			return [byManager, { approval: { users: { userIds: [ids.users.admin] } } }, byConnector];
		case entitlements.approvedByWebhook:
			return [{ approval: { webhook: { webhookId: approvalWebhook } } }, byConnector];
		case entitlements.provisionedByWebhook:
			return [
				{ accept: { acceptMessage: 'granted to everybody' } },
				{ provision: { provisionPolicy: { webhook: { webhookId: provisionWebhook } } } },
			];
		case entitlements.withForm:
			return [{ form: { form: null } }, byManager, byConnector];
		case entitlements.stepUp:
			return [
				{ approval: { manager: {}, requiresStepUpProviderId: ids.stepUpProvider } },
				byConnector,
			];
		default:
			return [byManager, byConnector];
	}
}

/** What other kinds of tasks go through. */
export const otherSteps: PolicyStep[] = [
	{ approval: { users: { userIds: [ids.users.admin] } } },
	byConnector,
];

/** Who is to take care of a finding; it is over when that user approves. */
export const findingSteps = (userId: string): PolicyStep[] => [
	{ approval: { users: { userIds: [userId] }, allowReassignment: true } },
];

/** In an emergency nobody is asked. */
export const emergencySteps: PolicyStep[] = [
	{ accept: { acceptMessage: 'emergency access' } },
	byConnector,
];
