import { InputError } from '../../../engine/field';
import type { AwsCredential, AwsKeys, AwsRole } from './credential';
import type { createRequestHandler } from './wire';

type RequestHandler = ReturnType<typeof createRequestHandler>;

/** Sessions are renewed when they have less than this left. */
const RENEW_BEFORE_MS = 5 * 60 * 1000;

/** Whether temporary keys have to be renewed before they are used again. */
export function isStale(keys: AwsKeys): boolean {
	return keys.expiration !== undefined && keys.expiration.getTime() - Date.now() < RENEW_BEFORE_MS;
}

/**
 * Keys of a new session of the role (STS AssumeRole), asked for in the credential's own region.
 *
 * @throws {InputError} when STS answers without keys; the SDK's errors otherwise
 */
export async function assumeRole(
	credential: AwsCredential,
	role: AwsRole,
	requestHandler: RequestHandler,
): Promise<AwsKeys> {
	const { AssumeRoleCommand, STSClient } = await import('./sdk');
	const sts = new STSClient({
		region: credential.region,
		credentials: credential.keys,
		requestHandler,
		...(role.endpoint && { endpoint: role.endpoint }),
		useFipsEndpoint: credential.useFips,
	});
	const { Credentials: issued } = await sts.send(
		new AssumeRoleCommand({
			RoleArn: role.arn,
			RoleSessionName: role.sessionName,
			DurationSeconds: role.durationSeconds,
			...(role.externalId && { ExternalId: role.externalId }),
		}),
	);
	if (!issued?.AccessKeyId || !issued.SecretAccessKey) {
		throw new InputError('Role ARN', 'gave no session: STS answered without keys');
	}
	return {
		accessKeyId: issued.AccessKeyId,
		secretAccessKey: issued.SecretAccessKey,
		...(issued.SessionToken && { sessionToken: issued.SessionToken }),
		...(issued.Expiration && { expiration: issued.Expiration }),
	};
}

/**
 * Gives the keys to sign with: the credential's own, or those of an assumed role, which is assumed
 * once however many calls ask for it, and again before the session ends.
 */
export function keyProvider(
	credential: AwsCredential,
	requestHandler: RequestHandler,
): () => Promise<AwsKeys> {
	const { role } = credential;
	if (!role) return async () => credential.keys;
	let session: Promise<AwsKeys> | undefined;
	return async () => {
		const current = await session;
		if (current && !isStale(current)) return current;
		const renewal = assumeRole(credential, role, requestHandler);
		session = renewal;
		// A failed attempt must not be the answer for ever.
		renewal.catch(() => {
			if (session === renewal) session = undefined;
		});
		return await renewal;
	};
}
