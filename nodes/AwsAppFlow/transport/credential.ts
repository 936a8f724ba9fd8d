import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { asText } from '../../../engine/fields';
import { InputError } from '../../../engine/field';

/** Keys that requests are signed with. */
export interface AwsKeys {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
	/** When temporary keys stop working. */
	readonly expiration?: Date;
}

/** A role to assume before anything is asked of AppFlow. */
export interface AwsRole {
	readonly arn: string;
	readonly externalId?: string;
	readonly sessionName: string;
	/** 900 to 43,200. */
	readonly durationSeconds: number;
	/** Regional STS endpoint in place of AWS's own. */
	readonly endpoint?: string;
}

/** A checked `awsAppFlowApi` credential. */
export interface AwsCredential {
	/** Signing region, whatever the endpoint. */
	readonly region: string;
	readonly keys: AwsKeys;
	readonly role?: AwsRole;
	/** Custom AppFlow endpoint (VPC endpoint, sandbox), without a path. */
	readonly endpoint?: string;
	readonly useFips: boolean;
	/** Whether calls go past n8n's HTTP helper over connections that stay open. */
	readonly directConnections: boolean;
	/** Domains that the owner of the credential restricted it to, as n8n saves them. */
	readonly allowedDomains?: string;
	/** Session of the assumed role that n8n keeps for its HTTP Request node; JSON. */
	readonly savedSession?: string;
}

const ROLE_PATTERN = /^arn:[\w-]+:iam::\d{12}:role\/\S+$/;
const SESSION_NAME_PATTERN = /^[\w+=,.@-]{2,64}$/;

/**
 * Checks a decrypted credential; pasted values are trimmed.
 *
 * @throws {InputError} naming the credential's field
 */
export function readAwsCredential(data: ICredentialDataDecryptedObject): AwsCredential {
	const read = (label: string, name: string) => asText(label, data[name]).trim();
	const needed = (label: string, name: string) => {
		const value = read(label, name);
		if (value !== '') return value;
		throw new InputError(label, 'is empty in the AWS AppFlow API credential');
	};
	const region =
		data.region === 'other' ? needed('Region Code', 'otherRegion') : needed('Region', 'region');
	const endpoint = endpointOrigin('Endpoint', read('Endpoint', 'endpoint'));
	const sessionToken = read('Session Token', 'sessionToken');
	const useFips = data.useFips === true;
	const role = data.assumeRole === true ? readRole(data, read, needed) : undefined;
	if (useFips) refuseFips('Endpoint', endpoint);
	if (useFips) refuseFips('STS Endpoint', role?.endpoint);
	return {
		region,
		keys: {
			accessKeyId: needed('Access Key ID', 'accessKeyId'),
			secretAccessKey: needed('Secret Access Key', 'secretAccessKey'),
			...(sessionToken && { sessionToken }),
		},
		...(role && { role }),
		...(endpoint && { endpoint }),
		useFips,
		directConnections: data.directConnections === true,
		...(data.allowedHttpRequestDomains === 'domains' && {
			allowedDomains: read('Allowed Domains', 'allowedDomains'),
		}),
		...(typeof data.roleSessionToken === 'string' &&
			data.roleSessionToken && { savedSession: data.roleSessionToken }),
	};
}

function refuseFips(label: string, endpoint: string | undefined): void {
	if (endpoint === undefined) return;
	throw new InputError(
		'Use FIPS Endpoint',
		`cannot be combined with '${label}'`,
		`Turn it off, or clear ${label}`,
	);
}

function readRole(
	data: ICredentialDataDecryptedObject,
	read: (label: string, name: string) => string,
	needed: (label: string, name: string) => string,
): AwsRole {
	const arn = needed('Role ARN', 'roleArn');
	if (!ROLE_PATTERN.test(arn)) {
		throw new InputError(
			'Role ARN',
			'is not the ARN of an IAM role',
			'It looks like arn:aws:iam::123456789012:role/name',
		);
	}
	const sessionName = read('Session Name', 'roleSessionName') || 'n8n-appflow';
	if (!SESSION_NAME_PATTERN.test(sessionName)) {
		throw new InputError(
			'Session Name',
			'is not valid',
			'Use 2 to 64 letters, digits, and _+=,.@-',
		);
	}
	const durationSeconds = Number(data.sessionDuration ?? 3600);
	if (!Number.isInteger(durationSeconds) || durationSeconds < 900 || durationSeconds > 43_200) {
		throw new InputError(
			'Session Duration (Seconds)',
			'is not a whole number from 900 to 43,200',
			'The role itself may allow less: see its maximum session duration in IAM',
		);
	}
	const externalId = read('External ID', 'externalId');
	const endpoint = endpointOrigin('STS Endpoint', read('STS Endpoint', 'stsEndpoint'));
	return {
		arn,
		sessionName,
		durationSeconds,
		...(externalId && { externalId }),
		...(endpoint && { endpoint }),
	};
}

function endpointOrigin(label: string, value: string): string | undefined {
	if (value === '') return undefined;
	const url = URL.canParse(value) ? new URL(value) : undefined;
	if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search) {
		throw new InputError(
			label,
			'is not an address',
			'Give scheme and host only, such as https://vpce-0abc.appflow.eu-west-1.vpce.amazonaws.com',
		);
	}
	return url.origin;
}

/** Every value of a credential that no message may show. */
export function secretsOf(credential: AwsCredential): string[] {
	const { keys, role } = credential;
	return [keys.secretAccessKey, keys.sessionToken ?? '', role?.externalId ?? ''].filter(
		(value) => value !== '',
	);
}
