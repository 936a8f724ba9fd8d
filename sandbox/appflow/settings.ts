/** What tests may change about the local AppFlow. */
export interface AppFlowSettings {
	/** How many profiles the account may have. AWS's own soft limit is 100. */
	connectorProfileQuota: number;
	/** How many flows the account may have. AWS's own soft limit is 1,000. */
	flowQuota: number;
	/** How many flow runs may be under way at a time. AWS's own soft limit is 1,000. */
	concurrentRunQuota: number;
	/** Sandbox milliseconds that a flow run takes. */
	runMs: number;
	/** Sandbox milliseconds until a canceled run has ended. */
	cancelMs: number;
	/** Sandbox milliseconds until the execution records show a run that has started. */
	recordDelayMs: number;
	/** How many records a run moves; each filter of its flow halves them. */
	recordsPerRun: number;
	/** Sandbox milliseconds after an update in which runs still use the flow as it was; at AWS about 15,000. */
	updateLagMs: number;
	/** Sandbox milliseconds until a private connection is created or failed; at AWS some minutes. */
	provisioningMs: number;
	/** How far the service's clock is from the real one, for signatures; may be negative. */
	clockSkewMs: number;
}

/** Room for benchmarks, and short waits for people who try things. */
export const DEFAULT_SETTINGS: Readonly<AppFlowSettings> = {
	connectorProfileQuota: 20_000,
	flowQuota: 20_000,
	concurrentRunQuota: 1_000,
	runMs: 1_000,
	cancelMs: 500,
	recordDelayMs: 0,
	recordsPerRun: 100,
	updateLagMs: 0,
	provisioningMs: 2_000,
	clockSkewMs: 0,
};

/**
 * The settings with some of them changed.
 *
 * @throws RangeError for an unknown setting or a value that is not a number
 */
export function changedSettings(
	settings: AppFlowSettings,
	changes: Record<string, unknown>,
): AppFlowSettings {
	const changed = { ...settings };
	for (const [name, value] of Object.entries(changes)) {
		if (!isSetting(name)) throw new RangeError(`AppFlow has no setting ${name}`);
		if (typeof value !== 'number' || !Number.isFinite(value)) {
			throw new RangeError(`${name} must be a number`);
		}
		changed[name] = value;
	}
	return changed;
}

function isSetting(name: string): name is keyof AppFlowSettings {
	return name in DEFAULT_SETTINGS;
}
