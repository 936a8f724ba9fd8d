import type { Host } from '../support/n8n';
import type { RunProbe } from '../support/run-probe';
import type { SandboxProcess } from '../support/sandbox';
import type { Check, Figure, Missing } from '../support/figure';

/** What every part of the measurements works with. */
export interface Context {
	readonly host: Host;
	readonly run: RunProbe;
	readonly sandbox: SandboxProcess;
}

/** What a part gives, and what it would have given with more at hand. */
export interface Result {
	readonly figures: readonly Figure[];
	readonly checks?: readonly Check[];
	readonly missing?: readonly Missing[];
	/** What else was seen, in words. */
	readonly notes?: readonly string[];
}

/** Why figures beside n8n's own nodes are missing. */
export const NO_PEER =
	"n8n's own nodes are not installed here: `npm start` once, which installs the playground's n8n";
