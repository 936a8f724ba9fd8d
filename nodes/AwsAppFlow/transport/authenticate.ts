import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import { isObject } from '../../../engine/json';
import { readAwsCredential } from './credential';
import type { AwsCredential, AwsKeys } from './credential';
import { NodeSha256 } from './hash';
import { assumeRole, isStale } from './session';
import { createRequestHandler, sendThroughHelper, withPlainSpaces } from './wire';

/**
 * What n8n's HTTP Request node sends: either its newer options or its older ones, which say `uri`
 * and have forms beside the body.
 */
type AnyRequest = IHttpRequestOptions & { uri?: string; form?: unknown; formData?: unknown };

/** A failure that n8n takes for an answer of 401: it then renews the session and tries again. */
class StaleSessionError extends Error {
	override readonly name = 'StaleSessionError';
	readonly response = { status: 401 };

	constructor() {
		super('The session of the assumed role has to be renewed');
	}
}

/**
 * The credential's hidden session property with a new session of its role, as n8n saves it. Empty
 * if the credential has no role.
 */
export async function assumeSavedSession(
	data: ICredentialDataDecryptedObject,
	httpRequest: IExecuteFunctions['helpers']['httpRequest'],
): Promise<IDataObject> {
	const credential = readAwsCredential(data);
	if (!credential.role) return {};
	const handler = createRequestHandler(sendThroughHelper(httpRequest, credential.allowedDomains));
	const session = await assumeRole(credential, credential.role, handler);
	return { roleSessionToken: JSON.stringify({ ...session, issuedFor: purposeOf(credential) }) };
}

/** Who assumed what: n8n keeps a session beyond changes to the credential. */
function purposeOf({ keys, role, region }: AwsCredential): string {
	return [keys.accessKeyId, role?.arn, role?.externalId, role?.sessionName, region].join(' ');
}

/**
 * Signs a request with Signature Version 4 for the service `appflow`.
 *
 * @throws {InputError} for a credential that cannot be used, and for a body that is not JSON
 */
export async function signRequest(
	data: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const credential = readAwsCredential(data);
	return await signWith(credential, signingKeys(credential), request);
}

/** As {@link signRequest}, with the given keys. */
async function signWith(
	credential: AwsCredential,
	keys: AwsKeys,
	request: AnyRequest,
): Promise<IHttpRequestOptions> {
	const { SignatureV4 } = await import('./sdk');
	const signer = new SignatureV4({
		service: 'appflow',
		region: credential.region,
		credentials: keys,
		sha256: NodeSha256,
	});
	const url = urlOf(request);
	const body = bodyOf(request);
	const ownHeaders = Object.entries(request.headers ?? {}).map(([name, value]) => [
		name.toLowerCase(),
		String(value),
	]);
	const signed = await signer.sign({
		method: request.method ?? 'GET',
		protocol: url.protocol,
		hostname: url.hostname,
		...(url.port && { port: Number(url.port) }),
		path: url.pathname,
		query: queryOf(url),
		headers: {
			...Object.fromEntries(ownHeaders),
			...(body !== '' && { 'content-type': contentTypeOf(ownHeaders) }),
			host: url.host,
		},
		body,
	});
	return {
		...request,
		...(request.uri !== undefined && { uri: url.href }),
		url: url.href,
		baseURL: undefined,
		qs: undefined,
		headers: signed.headers,
		body: body || undefined,
	};
}

function urlOf({ uri, url: path, baseURL, qs }: AnyRequest): URL {
	const url = new URL(uri ?? path, baseURL);
	for (const [name, value] of Object.entries(qs ?? {})) {
		for (const one of Array.isArray(value) ? value : [value]) {
			url.searchParams.append(name, String(one));
		}
	}
	return withPlainSpaces(url);
}

function signingKeys(credential: AwsCredential): AwsKeys {
	if (!credential.role) return credential.keys;
	const session = parseSession(credential.savedSession ?? '', purposeOf(credential));
	if (!session || isStale(session)) throw new StaleSessionError();
	return session;
}

function parseSession(text: string, purpose: string): AwsKeys | undefined {
	if (text === '') return undefined;
	const saved: unknown = JSON.parse(text);
	if (!isObject(saved) || saved.issuedFor !== purpose) return undefined;
	const { accessKeyId, secretAccessKey, sessionToken, expiration } = saved;
	if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') return undefined;
	return {
		accessKeyId,
		secretAccessKey,
		...(typeof sessionToken === 'string' && { sessionToken }),
		...(typeof expiration === 'string' && { expiration: new Date(expiration) }),
	};
}

/**
 * The body exactly as it is going to be sent. n8n trims JSON text, puts other text that is said to be
 * JSON in quotes, and makes forms after signing.
 */
function bodyOf({ body, form, formData }: AnyRequest): string {
	if (form !== undefined || formData !== undefined || isForm(body)) throw notJson('is a form');
	if (body === undefined || body === null) return '';
	const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
	if (typeof text !== 'string') return JSON.stringify(text);
	if (text.trim() !== '' && !isJson(text)) throw notJson('is not valid JSON');
	return text.trim();
}

function notJson(problem: string): InputError {
	return new InputError(
		'Body',
		problem,
		'AppFlow takes JSON only: choose JSON as the body content type',
	);
}

function isForm(body: unknown): boolean {
	return (
		body instanceof URLSearchParams || (isObject(body) && typeof body.getHeaders === 'function')
	);
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

function contentTypeOf(headers: string[][]): string {
	return headers.find(([name]) => name === 'content-type')?.[1] ?? 'application/json';
}

function queryOf(url: URL): Record<string, string[]> {
	const names = [...new Set(url.searchParams.keys())];
	return Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name)]));
}
