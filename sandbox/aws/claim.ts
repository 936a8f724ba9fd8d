import type { SandboxRequest } from '../core/service';

/** Why a request was not let in; AppFlow and STS each have their own name for it. */
export type RefusalReason =
	'missing' | 'incomplete' | 'unknownKey' | 'expiredToken' | 'wrongSignature';

/** A request whose signature does not hold. */
export class Refusal extends Error {
	constructor(
		readonly reason: RefusalReason,
		message: string,
	) {
		super(message);
	}
}

/** What a signature must be for. */
export interface SigningRules {
	service: string;
	/** The first one is named in messages. */
	regions: string[];
	/**
	 * How far the server's clock is from the real one, in milliseconds. Signatures are held against the
	 * real time and not against the sandbox's, because clients sign with theirs.
	 */
	clockSkewMs: number;
}

const MAX_SKEW_MS = 5 * 60 * 1000;

/** What an Authorization header says. */
export interface Claim {
	accessKeyId: string;
	date: string;
	region: string;
	service: string;
	signedHeaders: string[];
	signature: string;
	/** `YYYYMMDDTHHMMSSZ`, as sent. */
	timestamp: string;
	signedAt: Date;
}

/**
 * Reads the Authorization header.
 *
 * @throws Refusal when it is missing or cannot be read
 */
export function readClaim(request: SandboxRequest): Claim {
	const { authorization } = request.headers;
	if (!authorization) throw new Refusal('missing', 'Missing Authentication Token');
	const parameters = /^AWS4-HMAC-SHA256\s+(.*)$/s.exec(authorization)?.[1];
	if (parameters === undefined) {
		throw new Refusal(
			'incomplete',
			"Authorization header requires the algorithm 'AWS4-HMAC-SHA256'.",
		);
	}
	const parts = new Map(
		parameters.split(',').map((part): [string, string] => {
			const at = part.indexOf('=');
			return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
		}),
	);
	const part = (name: string) => {
		const value = parts.get(name);
		if (!value)
			throw new Refusal('incomplete', `Authorization header requires '${name}' parameter.`);
		return value;
	};
	const scope = part('Credential').split('/');
	const [accessKeyId, date, region, service, terminator] = scope;
	if (scope.length !== 5 || !accessKeyId || !date || !region || !service) {
		throw new Refusal('incomplete', 'Credential must have exactly 5 slash-delimited elements.');
	}
	if (terminator !== 'aws4_request') {
		throw new Refusal('wrongSignature', "Credential should be scoped with 'aws4_request'.");
	}
	const signedHeaders = part('SignedHeaders').split(';');
	if (!signedHeaders.includes('host')) {
		const message = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
		throw new Refusal('wrongSignature', message);
	}
	const timestamp = request.headers['x-amz-date'] ?? '';
	return {
		accessKeyId,
		date,
		region,
		service,
		signedHeaders,
		signature: part('Signature'),
		timestamp,
		signedAt: parseTimestamp(timestamp),
	};
}

function parseTimestamp(timestamp: string): Date {
	const [, year, month, day, hour, minute, second] =
		/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp) ?? [];
	const parsed = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
	if (Number.isNaN(parsed.getTime())) {
		const message = "Authorization header requires existence of a valid 'X-Amz-Date' header.";
		throw new Refusal('incomplete', message);
	}
	return parsed;
}

/**
 * Holds the credential scope against the service and region.
 *
 * @throws Refusal
 */
export function checkScope(claim: Claim, rules: SigningRules): void {
	if (!rules.regions.includes(claim.region)) {
		const message = `Credential should be scoped to a valid region, not '${claim.region}'.`;
		throw new Refusal('wrongSignature', message);
	}
	if (claim.service !== rules.service) {
		const message = `Credential should be scoped to correct service: '${rules.service}'.`;
		throw new Refusal('wrongSignature', message);
	}
	if (claim.date !== claim.timestamp.slice(0, 8)) {
		const message =
			'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date.';
		throw new Refusal('wrongSignature', message);
	}
}

/**
 * Refuses a signature that is more than five minutes old or early.
 *
 * @throws Refusal
 */
export function checkDate(claim: Claim, rules: SigningRules): void {
	const now = Date.now() + rules.clockSkewMs;
	const age = now - claim.signedAt.getTime();
	if (age > MAX_SKEW_MS) {
		const oldest = `${shortTimestamp(now - MAX_SKEW_MS)} (${shortTimestamp(now)} - 5 min.)`;
		const message = `Signature expired: ${claim.timestamp} is now earlier than ${oldest}`;
		throw new Refusal('wrongSignature', message);
	}
	if (-age > MAX_SKEW_MS) {
		const newest = `${shortTimestamp(now + MAX_SKEW_MS)} (${shortTimestamp(now)} + 5 min.)`;
		const message = `Signature not yet current: ${claim.timestamp} is still later than ${newest}`;
		throw new Refusal('wrongSignature', message);
	}
}

function shortTimestamp(time: number): string {
	return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}
