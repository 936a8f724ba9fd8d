import type { IDataObject } from 'n8n-workflow';

/** Parameters to run an operation with. */
export type Parameters = Readonly<Record<string, unknown>>;

/**
 * How an operation gives samples of its output: runs with these parameters, or whatever it takes. Run
 * it as people mostly do, with the defaults of its form, wherever the output depends on them.
 */
export type Samples<Service> =
	readonly Parameters[] | ((service: Service) => Promise<readonly IDataObject[]>);

/** A service of the sandbox, and the node run against it. */
export interface Runner {
	/** Runs an operation that has to succeed, and gives the JSON of its items. */
	json(operation: string, parameters?: Record<string, unknown>): Promise<IDataObject[]>;
	/** Makes the service as freshly started. */
	reset(): void;
	close(): Promise<void>;
}

/** What it takes to make the output schemas of a node. */
export interface SchemaTable<Service extends Runner> {
	/** Folder of the node in `nodes/`. */
	readonly node: string;
	/** Why the schemas cannot be made here. */
	readonly unavailable?: string;
	/** Starts the service in the sandbox. */
	start(): Promise<Service>;
	/** By resource and operation, as in `tag.add`. */
	readonly samples: Readonly<Record<string, Samples<Service>>>;
	/** The output of the trigger in the same folder. */
	readonly trigger?: (service: Service) => Promise<readonly IDataObject[]>;
	/** Operations without output, or whose output only the user knows; and why. */
	readonly without?: Readonly<Record<string, string>>;
	/** Members whose own members are made up by users. */
	readonly open: ReadonlySet<string>;
}
