import { createHash, timingSafeEqual } from 'node:crypto';

import { SignatureV4 } from '@smithy/signature-v4';

import type { Clock, SandboxRequest } from '../core/service';
import { checkDate, checkScope, type Claim, readClaim, Refusal, type SigningRules } from './claim';
import type { Identities, Identity } from './identities';
import { Sha256 } from './sha256';

const INVALID_TOKEN = 'The security token included in the request is invalid.';

const MISMATCH =
	'The request signature we calculated does not match the signature you provided. Check your AWS ' +
	'Secret Access Key and signing method. Consult the service documentation for details.';

/**
 * Verifies Signature Version 4 by signing what came in once more.
 *
 * @returns who signed
 * @throws Refusal when the signature does not hold
 */
export async function verifySignature(
	request: SandboxRequest,
	identities: Identities,
	rules: SigningRules,
	clock: Clock,
): Promise<Identity> {
	const claim = readClaim(request);
	const identity = identities.find(claim.accessKeyId);
	const token = request.headers['x-amz-security-token'];
	if (!identity || identity.sessionToken !== token) throw new Refusal('unknownKey', INVALID_TOKEN);
	if (identity.expiration && identity.expiration <= clock.now()) {
		throw new Refusal('expiredToken', 'The security token included in the request is expired');
	}
	checkScope(claim, rules);
	checkDate(claim, rules);
	checkBodyHash(request);
	if (!equal(claim.signature, await signatureOf(request, claim, identity))) {
		throw new Refusal('wrongSignature', MISMATCH);
	}
	return identity;
}

function checkBodyHash(request: SandboxRequest): void {
	const claimed = request.headers['x-amz-content-sha256'];
	if (claimed === undefined) return;
	const actual = createHash('sha256').update(request.body).digest('hex');
	if (claimed !== actual) {
		const message = "The value of 'x-amz-content-sha256' does not match the body of the request.";
		throw new Refusal('wrongSignature', message);
	}
}

async function signatureOf(
	request: SandboxRequest,
	claim: Claim,
	identity: Identity,
): Promise<string> {
	const headers: Record<string, string> = {};
	for (const name of claim.signedHeaders) {
		const value = request.headers[name];
		if (value !== undefined) headers[name] = value;
	}
	const signer = new SignatureV4({
		service: claim.service,
		region: claim.region,
		// A session token counts when it was among the signed headers, and is there already.
		credentials: {
			accessKeyId: identity.accessKeyId,
			secretAccessKey: identity.secretAccessKey,
		},
		sha256: Sha256,
		applyChecksum: false,
	});
	const signed = await signer.sign(
		{
			method: request.method,
			protocol: 'http:',
			hostname: '127.0.0.1',
			path: request.rawPath,
			query: queryOf(request),
			headers,
			body: request.body,
		},
		{ signingDate: claim.signedAt, signableHeaders: new Set(claim.signedHeaders) },
	);
	return /Signature=(\w+)/.exec(signed.headers.authorization ?? '')?.[1] ?? '';
}

function queryOf(request: SandboxRequest): Record<string, string[]> {
	const query: Record<string, string[]> = {};
	for (const key of request.query.keys()) query[key] = request.query.getAll(key);
	return query;
}

function equal(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}
