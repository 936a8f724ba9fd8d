import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../core/json';
import type {
	Clock,
	InjectedError,
	SandboxRequest,
	SandboxResponse,
	SandboxService,
} from '../core/service';
import type { Account } from './account';
import { Refusal, type RefusalReason } from './claim';
import type { Identities, Identity } from './identities';
import { verifySignature } from './signature';
import { toXml } from './xml';

/** A failure in STS's own names. */
class StsError extends Error {
	constructor(
		readonly code: string,
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

const REFUSALS: Record<RefusalReason, { code: string; status: number }> = {
	missing: { code: 'MissingAuthenticationToken', status: 403 },
	incomplete: { code: 'IncompleteSignature', status: 400 },
	unknownKey: { code: 'InvalidClientTokenId', status: 403 },
	expiredToken: { code: 'ExpiredToken', status: 403 },
	wrongSignature: { code: 'SignatureDoesNotMatch', status: 403 },
};

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** Seconds: what AWS allows for a role, and for a role taken on from another role. */
const [SHORTEST, LONGEST, LONGEST_CHAINED] = [900, 43_200, 3_600];

/** What STS works with. */
interface StsParts {
	account: Account;
	identities: Identities;
	clock: Clock;
	/** See SigningRules. */
	clockSkewMs: () => number;
}

/** Whether a request is for STS and not for AppFlow, which shares its address. */
export function isStsRequest(request: SandboxRequest): boolean {
	return request.path === '/' && parametersOf(request).has('Action');
}

/** A local AWS STS: GetCallerIdentity and AssumeRole in the query protocol, as XML or JSON. */
export function createSts(parts: StsParts): SandboxService {
	const { account, identities, clock } = parts;

	async function answer(request: SandboxRequest): Promise<JsonObject> {
		const parameters = parametersOf(request);
		const caller = await verifySignature(
			request,
			identities,
			{
				service: 'sts',
				regions: [account.region, 'us-east-1'],
				clockSkewMs: parts.clockSkewMs(),
			},
			clock,
		);
		const action = parameters.get('Action') ?? '';
		if (action === 'GetCallerIdentity') {
			return { UserId: caller.userId, Account: account.accountId, Arn: caller.arn };
		}
		if (action === 'AssumeRole') return assumeRole(parameters, caller);
		const version = parameters.get('Version') ?? '';
		const message = `Could not find operation ${action} for version ${version}`;
		throw new StsError('InvalidAction', 400, message);
	}

	function assumeRole(parameters: URLSearchParams, caller: Identity): JsonObject {
		const roleArn = required(parameters, 'RoleArn', 'roleArn');
		const sessionName = required(parameters, 'RoleSessionName', 'roleSessionName');
		if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
			const rule = 'Member must satisfy regular expression pattern: [\\w+=,.@-]* of length 2 to 64';
			throw invalid(
				`Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: ${rule}`,
			);
		}
		const seconds = Number(parameters.get('DurationSeconds') ?? LONGEST_CHAINED);
		if (!Number.isInteger(seconds) || seconds < SHORTEST || seconds > LONGEST) {
			const rule = `Member must have value between ${SHORTEST} and ${LONGEST}`;
			throw invalid(
				`Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: ${rule}`,
			);
		}
		if (caller.sessionToken !== undefined && seconds > LONGEST_CHAINED) {
			throw invalid(
				'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role ' +
					'chaining',
			);
		}
		const trusted =
			roleArn === account.roleArn && parameters.get('ExternalId') === account.externalId;
		if (!caller.allowed || !trusted) {
			const message = `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
			throw new StsError('AccessDenied', 403, message);
		}
		const session = identities.startSession(sessionName, seconds);
		return {
			AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
			Credentials: {
				AccessKeyId: session.accessKeyId,
				SecretAccessKey: session.secretAccessKey,
				SessionToken: session.sessionToken,
				Expiration: session.expiration,
			},
		};
	}

	return {
		name: 'sts',
		operationOf: (request) => parametersOf(request).get('Action') ?? undefined,
		async handle(request) {
			try {
				return succeeded(request, await answer(request));
			} catch (error) {
				if (error instanceof StsError) return failed(request, error);
				if (error instanceof Refusal) {
					const { code, status } = REFUSALS[error.reason];
					return failed(request, new StsError(code, status, error.message));
				}
				throw error;
			}
		},
		errorResponse({ status, error, message }: InjectedError, request) {
			const code = error ?? (status === 429 ? 'Throttling' : 'InternalFailure');
			return failed(request, new StsError(code, status, message ?? 'Rate exceeded'));
		},
		reset: () => identities.reset(),
	};
}

function parametersOf(request: SandboxRequest): URLSearchParams {
	return request.method === 'GET'
		? request.query
		: new URLSearchParams(request.body.toString('utf8'));
}

function required(parameters: URLSearchParams, name: string, member: string): string {
	const value = parameters.get(name);
	if (!value)
		throw invalid(
			`Value null at '${member}' failed to satisfy constraint: Member must not be null`,
		);
	return value;
}

function invalid(violation: string): StsError {
	return new StsError('ValidationError', 400, `1 validation error detected: ${violation}`);
}

function succeeded(request: SandboxRequest, result: JsonObject): SandboxResponse {
	const action = parametersOf(request).get('Action') ?? '';
	const requestId = randomUUID();
	const metadata = { RequestId: requestId };
	const headers = { 'x-amzn-RequestId': requestId };
	if (wantsJson(request)) {
		const content = { [`${action}Result`]: withSeconds(result), ResponseMetadata: metadata };
		return { status: 200, headers, body: { [`${action}Response`]: content } };
	}
	const content = toXml({ [`${action}Result`]: withIsoDates(result), ResponseMetadata: metadata });
	return xml(
		200,
		headers,
		`<${action}Response xmlns="${NAMESPACE}">${content}</${action}Response>`,
	);
}

function failed(request: SandboxRequest, error: StsError): SandboxResponse {
	const requestId = randomUUID();
	const headers = { 'x-amzn-RequestId': requestId };
	const Type = error.status < 500 ? 'Sender' : 'Receiver';
	const content = {
		Error: { Type, Code: error.code, Message: error.message },
		RequestId: requestId,
	};
	if (wantsJson(request)) return { status: error.status, headers, body: content };
	const body = `<ErrorResponse xmlns="${NAMESPACE}">${toXml(content)}</ErrorResponse>`;
	return xml(error.status, headers, body);
}

function xml(status: number, headers: Record<string, string>, body: string): SandboxResponse {
	return { status, headers: { ...headers, 'content-type': 'text/xml' }, body };
}

function wantsJson(request: SandboxRequest): boolean {
	return (request.headers.accept ?? '').includes('application/json');
}

/** XML has dates as ISO 8601 text, JSON as seconds since the epoch. */
function withIsoDates(result: JsonObject): JsonObject {
	return mapDates(result, (date) => date.toISOString().replace(/\.\d+/, ''));
}

function withSeconds(result: JsonObject): JsonObject {
	return mapDates(result, (date) => Math.floor(date.getTime() / 1000));
}

function mapDates(value: JsonObject, map: (date: Date) => unknown): JsonObject {
	return Object.fromEntries(
		Object.entries(value).map(([name, member]) => {
			if (member instanceof Date) return [name, map(member)];
			if (typeof member !== 'object' || member === null) return [name, member];
			return [name, mapDates(Object.fromEntries(Object.entries(member)), map)];
		}),
	);
}
