import { randomBytes } from 'crypto';

import type { SandboxResponse } from '../core/service';

/** The gRPC codes that ConductorOne answers with, and the HTTP status its gateway gives each. */
const httpStatuses = {
	unknown: [2, 500],
	invalidArgument: [3, 400],
	notFound: [5, 404],
	alreadyExists: [6, 409],
	permissionDenied: [7, 403],
	failedPrecondition: [9, 400],
	unimplemented: [12, 501],
	unauthenticated: [16, 401],
} as const;

type StatusName = keyof typeof httpStatuses;

/** A failure that the API tells as `google.rpc.Status`: `{code, message, details}`. */
export class StatusError extends Error {
	constructor(
		readonly status: StatusName,
		message: string,
		readonly details: readonly object[] = [],
	) {
		super(message);
	}

	/** As the gateway writes it: the request ID is part of the message, not a member. */
	toResponse(): SandboxResponse {
		const [code, status] = httpStatuses[this.status];
		const requestId = randomBytes(12).toString('hex');
		return {
			status,
			body: { code, message: `${this.message} (request-id: ${requestId})`, details: this.details },
		};
	}
}

export const invalid = (message: string) => new StatusError('invalidArgument', message);

export const notFound = (what: string) => new StatusError('notFound', `${what} not found`);

export const precondition = (message: string) => new StatusError('failedPrecondition', message);

/** ConductorOne tells a missing body ID as an internal error: HTTP 500, code 2. */
export const missing = (field: string) => new StatusError('unknown', `${field} is required`);
