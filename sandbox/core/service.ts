/** The services that the sandbox runs. AppFlow and STS share one address. */
export type ServiceName = 'appflow' | 'sts' | 'conductorOne';

/** One HTTP request, read completely. */
export interface SandboxRequest {
	/** Upper case. */
	method: string;
	/** Percent-decoded, without the query. */
	path: string;
	/** As it came over the wire, without the query. */
	rawPath: string;
	query: URLSearchParams;
	/** Names in lower case; repeated headers joined with a comma. */
	headers: Record<string, string>;
	body: Buffer;
}

/** What a service answers. */
export interface SandboxResponse {
	status: number;
	headers?: Record<string, string>;
	/** An object becomes JSON, text and bytes go out as they are, `undefined` is an empty body. */
	body?: unknown;
	/** Facts about the request worth keeping in its record, for example members that were ignored. */
	notes?: Record<string, unknown>;
}

/** The sandbox's time: the real time plus an offset that tests advance. */
export interface Clock {
	now(): Date;
	/** Moves the time forward by so many milliseconds. */
	advance(ms: number): void;
	/** Goes back to the real time. */
	reset(): void;
}

/** A failure that the control API asks for, to be put in the service's own words. */
export interface InjectedError {
	status: number;
	/** The error's name, such as `ThrottlingException` or `UNAVAILABLE`; the service has a default. */
	error?: string;
	message?: string;
}

/** A service of the sandbox: everything that is the same for all of them is in the listener. */
export interface SandboxService {
	readonly name: ServiceName;
	handle(request: SandboxRequest): SandboxResponse | Promise<SandboxResponse>;
	/** Back to the seeded state. */
	reset(): void;
	/** The name of the operation that a request asks for, for records and rules; else its method and path. */
	operationOf?(request: SandboxRequest): string | undefined;
	/** An injected failure in the form that this service's clients read; else plain JSON. */
	errorResponse?(error: InjectedError, request: SandboxRequest): SandboxResponse;
	/**
	 * Changes settings of this service, such as a quota. `reset` restores the defaults.
	 *
	 * @throws RangeError when a setting is unknown or its value is out of range
	 */
	configure?(settings: Record<string, unknown>): void;
	/**
	 * Lets something happen that no request of this service's clients can bring about.
	 *
	 * @throws RangeError when the action is unknown or its input makes no sense
	 */
	perform?(action: string, input: Record<string, unknown>): Record<string, unknown>;
}
