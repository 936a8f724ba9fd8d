/** What a test or the playground can change about the sandbox; `reset()` restores the defaults. */
export interface Settings {
	/** Lifetime of minted tokens, in seconds of sandbox time. */
	tokenLifetimeSeconds: number;
	/** How a credential that requires DPoP is answered: an OAuth error, or a token of type DPoP. */
	dpopAnswer: 'error' | 'token';
	/** Largest page; below 100 it makes clients page through the small seed. */
	maxPageSize: number;
	/** Whether lists of several pages, and filtered lists, hold an empty page with a token. */
	emptyPages: boolean;
	/** Every list answers its first page and the same token for ever: a defect to guard against. */
	repeatPageToken: boolean;
	/** Seconds of sandbox time between asking for a sync and its start. */
	syncQueueSeconds: number;
	/** Seconds of sandbox time that a sync runs. */
	syncRunSeconds: number;
	/** Seconds of sandbox time until a change of owners shows; 45 to 150 on a tenant. */
	ownerDelaySeconds: number;
	/** Seconds of sandbox time until lists show who got access or lost it; up to 120 on a tenant. */
	grantDelaySeconds: number;
	/** Seconds of sandbox time until an action on a task takes effect; its answer never shows it. */
	taskActionSeconds: number;
	/** Seconds of sandbox time that a connector needs to provision. */
	provisionSeconds: number;
	/** Seconds of sandbox time that an automation runs. */
	automationSeconds: number;
	/** Seconds of sandbox time that making a report of an access review takes. */
	reportSeconds: number;
	/** Whether no report can be made. */
	reportsFail: boolean;
	/** Seconds of sandbox time that a function runs. */
	functionSeconds: number;
	/** The webhook that approves `ids.entitlements.approvedByWebhook`; the seeded one if empty. */
	approvalWebhookId: string;
	/** The webhook that provisions `ids.entitlements.provisionedByWebhook`; the seeded one if empty. */
	provisionWebhookId: string;
	/** Who tasks for findings go to; the owner of what the finding is about if empty. */
	findingReviewerId: string;
	/** With what deliveries are signed. */
	webhookAlgorithm: 'EdDSA' | 'ES256' | 'RS256';
	/** Milliseconds of real time until a delivery that failed is tried again; 3 to 15 s on a tenant. */
	webhookRetryMs: number;
}

export const defaultSettings: Settings = {
	tokenLifetimeSeconds: 3600,
	dpopAnswer: 'error',
	maxPageSize: 100,
	emptyPages: true,
	repeatPageToken: false,
	syncQueueSeconds: 2,
	syncRunSeconds: 8,
	ownerDelaySeconds: 0,
	grantDelaySeconds: 0,
	taskActionSeconds: 0,
	provisionSeconds: 0,
	automationSeconds: 0,
	functionSeconds: 0,
	reportSeconds: 0,
	reportsFail: false,
	approvalWebhookId: '',
	provisionWebhookId: '',
	findingReviewerId: '',
	webhookAlgorithm: 'EdDSA',
	webhookRetryMs: 3000,
};

const defaults = new Map<string, unknown>(Object.entries(defaultSettings));

/**
 * Checks settings that came from a control request.
 *
 * @throws RangeError naming the setting that does not exist or has a value it cannot have
 */
export function checkSettings(input: Record<string, unknown>): Partial<Settings> {
	for (const [name, value] of Object.entries(input)) {
		if (!defaults.has(name)) throw new RangeError(`ConductorOne has no setting "${name}"`);
		if (!isAllowed(name, value)) {
			throw new RangeError(`${name} cannot be ${JSON.stringify(value)}`);
		}
	}
	return input;
}

function isAllowed(name: string, value: unknown): boolean {
	if (name === 'dpopAnswer') return value === 'error' || value === 'token';
	if (name === 'webhookAlgorithm') {
		return value === 'EdDSA' || value === 'ES256' || value === 'RS256';
	}
	if (typeof value === 'number' && value < (name === 'maxPageSize' ? 1 : 0)) return false;
	return typeof value === typeof defaults.get(name);
}
