import { ServiceError } from '../../../engine/errors';
import { isObject } from '../../../engine/json';
import type { AppFlowOperation } from './calls';
import type { AwsCredential } from './credential';
import { meaningFor } from './operationErrors';
import type { Explanation } from './operationErrors';
import { ConnectionError } from './wire';

/**
 * What AWS's error names mean. By name, never by status: AppFlow answers 401 when the login at the
 * SaaS failed and 402 when a quota is used up.
 */
const BY_NAME: ReadonlyMap<string, Explanation> = new Map(
	Object.entries({
		AccessDeniedException: {
			message: 'AWS denied access',
			fix: "Allow the action named above in the IAM policy of the credential's user or role",
		},
		AccessDenied: {
			message: 'AWS denied access',
			fix: "Allow sts:AssumeRole on the role, and the credential's user in the role's trust policy. Check the external ID",
		},
		ConflictException: {
			message: 'The request conflicts with what exists in AppFlow',
			fix: 'If the name is taken, choose another one or use Create or Update. If a flow still uses it, turn on Force. If an idempotency key was used with other input, change the key',
		},
		ConnectorAuthenticationException: {
			message: "The connector's service rejected the login",
			fix: 'Check the connection secrets (not the AWS keys): they may be wrong, expired, or revoked, or lack permissions in that service',
		},
		ConnectorServerException: {
			message: "The connector's service did not answer as AppFlow expects",
			fix: 'Check the instance URL and that the service is reachable from AWS',
		},
		ExpiredToken: {
			message: "The AWS credential's session token has expired",
			fix: 'Enter new temporary keys in the credential, or use Assume Role with long-lived keys',
		},
		ExpiredTokenException: {
			message: "The AWS credential's session token has expired",
			fix: 'Enter new temporary keys in the credential, or use Assume Role with long-lived keys',
		},
		InternalServerException: {
			message: 'AppFlow had an internal failure',
			fix: 'Try again later. The request was already repeated a few times',
		},
		InvalidClientTokenId: {
			message: 'AWS does not know the access key',
			fix: 'Check Access Key ID in the credential, and that its region belongs to the same AWS partition',
		},
		RegionDisabledException: {
			message: 'AWS STS is not active in this region',
			fix: "Activate STS for the region in the account's IAM settings, or use the credential in another region",
		},
		ResourceNotFoundException: {
			message: 'AppFlow has nothing by that name',
			fix: "Check the spelling, and that the credential's account and region are the ones where it lives",
		},
		ServiceQuotaExceededException: {
			message: 'An AppFlow quota is used up',
			fix: 'Delete what is not needed (100 connector profiles per account and region by default), or ask AWS for a higher quota',
		},
		ServiceUnavailableException: {
			message: 'AppFlow is not available at the moment',
			fix: 'Try again later. The request was already repeated a few times',
		},
		SignatureDoesNotMatch: {
			message: 'AWS does not accept the signature',
			fix: 'Check Secret Access Key and Region in the credential',
		},
		InvalidSignatureException: {
			message: 'AWS does not accept the signature',
			fix: 'Check Secret Access Key and Region in the credential',
		},
		Throttling: {
			message: 'AWS STS is receiving too many requests',
			fix: 'Try again later. The request was already repeated a few times',
		},
		ThrottlingException: {
			message: 'AppFlow is receiving too many requests',
			fix: 'Lower the Concurrency option, or spread the work over more time. The request was already repeated a few times',
		},
		UnrecognizedClientException: {
			message: 'AWS does not know the access key',
			fix: 'Check Access Key ID in the credential. Temporary keys also need their session token, and keys of one AWS partition do not work in another',
		},
		UnsupportedOperationException: {
			message: 'AppFlow does not support this operation here',
			fix: 'See what AWS says above',
		},
		ValidationError: {
			message: 'AWS STS did not accept the request for a session',
			fix: 'Check Role ARN, Session Name, and Session Duration in the credential. A role may allow shorter sessions only: see its maximum session duration in IAM',
		},
		ValidationException: {
			message: 'AppFlow did not accept the request',
			fix: 'See what AWS says above, and correct the field that it names',
		},
	}),
);

/** Messages of AWS that name a symptom; the fix says the cause. */
const BY_MESSAGE: ReadonlyArray<readonly [RegExp, string]> = [
	[
		/AuthCode cannot be blank/i,
		'The chosen way of authenticating lacks a secret: give access and refresh token, or authorization code and redirect URI, or a JWT',
	],
	[
		/ClientCredentialsArn/i,
		'The secret needs a policy that lets appflow.amazonaws.com read it (and a KMS key policy, if the key is your own), and JSON with clientId and clientSecret',
	],
	[
		/dataApiRoleArn/i,
		'The Redshift Data API needs Data API Role ARN: a role that appflow.amazonaws.com may assume',
	],
	[
		/Destination object .*can not be updated/i,
		"AWS never changes what a flow writes to. Turn on 'Replace If Needed', which deletes the flow and creates it anew, or duplicate it with another destination",
	],
	[
		/connector type can not be updated|Trigger type can not be updated/i,
		"AWS never changes this about a flow. Turn on 'Replace If Needed', which deletes the flow and creates it anew",
	],
	[
		/(bucket|\bs3\b).*(permission|polic|denied|access)|(permission|polic|denied|access).*(bucket|\bs3\b)/i,
		'The bucket needs a policy that lets appflow.amazonaws.com use it (the AppFlow console adds one, the API does not): s3:ListBucket and s3:GetObject for a source; s3:PutObject, s3:GetBucketAcl, s3:PutObjectAcl, and multipart uploads for a destination, staging, or error bucket',
	],
	[
		/start time.*past/i,
		'Choose a start time in the future, or none: the flow then starts when it is activated',
	],
	[/Signature expired|Signature not yet current/i, "The clock of n8n's machine is wrong: set it"],
	[
		/Credential should be scoped to a valid region|scoped to correct service/i,
		'Region in the credential does not fit the endpoint: correct one of them',
	],
];

const CONNECTION: ReadonlyMap<string, Explanation> = new Map(
	Object.entries({
		ENOTFOUND: {
			message: 'does not exist',
			fix: 'Check Region (AppFlow is not offered in every region) or Endpoint in the credential',
		},
		ECONNREFUSED: {
			message: 'refused the connection',
			fix: 'Check Endpoint in the credential, and that the service runs there',
		},
	}),
);

/** What the SDK calls failures for which the answer has no name. */
const NAMELESS: ReadonlySet<string> = new Set(['Unknown', 'UnknownError']);

const NO_CONNECTION: Explanation = {
	message: 'could not be reached',
	fix: "Check n8n's network, proxy, and DNS settings, then Region and Endpoint in the credential",
};

/**
 * A failure of the SDK in words. Nothing of the request is kept: it holds secrets. What did not come
 * from a request, such as bad input, stays as it is.
 */
export function toServiceError(
	error: unknown,
	credential: AwsCredential,
	operation?: AppFlowOperation,
): Error {
	if (!(error instanceof Error)) return connectionFailure({ code: '', message: '' });
	if ('$response' in error && (!('$fault' in error) || NAMELESS.has(error.name))) {
		return foreignAnswer(error.$response);
	}
	if ('$metadata' in error && '$fault' in error)
		return answeredFailure(error, credential, operation);
	const code = connectionCode(error);
	if (code === undefined) return error;
	const host = error instanceof ConnectionError ? error.host : undefined;
	return connectionFailure({ code, message: error.message, host });
}

function answeredFailure(
	error: Error & { $metadata: unknown },
	credential: AwsCredential,
	operation: AppFlowOperation | undefined,
): ServiceError {
	const metadata = isObject(error.$metadata) ? error.$metadata : {};
	const explanation = meaningFor(operation, error.name) ?? BY_NAME.get(error.name);
	const symptom = BY_MESSAGE.find(([pattern]) => pattern.test(error.message));
	return new ServiceError({
		message: explanation?.message ?? `AppFlow answered with ${error.name}`,
		description: [
			`AWS says: ${error.message || error.name}`,
			symptom?.[1] ?? explanation?.fix,
			`Region: ${credential.region}`,
			typeof metadata.requestId === 'string' ? `Request ID: ${metadata.requestId}` : undefined,
		],
		code: error.name,
		...(typeof metadata.httpStatusCode === 'number' && { status: metadata.httpStatusCode }),
	});
}

/** An answer that is neither AppFlow's nor that of STS, such as a web page of a proxy. */
function foreignAnswer(response: unknown): ServiceError {
	const { statusCode, headers } = isObject(response) ? response : {};
	const type = isObject(headers) ? headers['content-type'] : undefined;
	return new ServiceError({
		message: 'The answer is not from AppFlow',
		description: [
			`It has the status ${String(statusCode)} and the content type ${String(type ?? 'none')}`,
			'Check Endpoint in the credential, and whether a proxy in between has answered',
		],
		...(typeof statusCode === 'number' && { status: statusCode }),
	});
}

/** The system's code of a failed connection; `undefined` if the failure is none. */
function connectionCode(error: Error): string | undefined {
	if (error instanceof ConnectionError) return error.code;
	for (let current: unknown = error; current instanceof Error; current = current.cause) {
		if ('code' in current && typeof current.code === 'string') return current.code;
	}
	return error.name === 'TypeError' && /fetch failed/.test(error.message) ? '' : undefined;
}

function connectionFailure(failure: {
	readonly code: string;
	readonly message: string;
	readonly host?: string | undefined;
}): ServiceError {
	const { code, message, host = 'AppFlow' } = failure;
	const explanation = CONNECTION.get(code) ?? NO_CONNECTION;
	return new ServiceError({
		message: `${host} ${explanation.message}`,
		description: [[code, message].filter((part) => part).join(': '), explanation.fix],
		...(code && { code }),
	});
}
