import type { Host } from '../support/n8n';
import type { RunProbe } from '../support/run-probe';
import type { SandboxProcess } from '../support/sandbox';
import type { Check, Figure } from '../support/figure';

/** What every part of the measurements works with. */
export interface Context {
	readonly host: Host;
	readonly run: RunProbe;
	readonly sandbox: SandboxProcess;
}

/** What a part gives. */
export interface Result {
	readonly figures: readonly Figure[];
	readonly checks?: readonly Check[];
	/** What else was seen, in words. */
	readonly notes?: readonly string[];
}
