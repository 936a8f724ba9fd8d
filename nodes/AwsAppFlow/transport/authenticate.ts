import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { isObject } from '../../../engine/json';
import { readAwsCredential } from './credential';
import type { AwsCredential, AwsKeys } from './credential';
import { NodeSha256 } from './hash';
import { assumeRole, isStale } from './session';
import { createRequestHandler, sendThroughHelper } from './wire';

/**
 * What n8n's HTTP Request node sends: either its newer options or its older ones, which say `uri`.
 */
type AnyRequest = IHttpRequestOptions & { uri?: string };

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
	return {
		roleSessionToken: JSON.stringify(await assumeRole(credential, credential.role, handler)),
	};
}

/**
 * Signs a request with Signature Version 4 for the service `appflow`.
 *
 * @throws {InputError} for a credential that cannot be used
 */
export async function signRequest(
	data: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const credential = readAwsCredential(data);
	return await signWith(credential, signingKeys(credential), request);
}

/** As {@link signRequest}, with the given keys. */
export async function signWith(
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
	const { uri, baseURL, qs, json, body: given, ...rest } = request;
	const url = new URL(uri ?? request.url, baseURL);
	for (const [name, value] of Object.entries(qs ?? {})) {
		for (const one of Array.isArray(value) ? value : [value]) {
			url.searchParams.append(name, String(one));
		}
	}
	const body = bodyText(given);
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
		...rest,
		...(uri !== undefined && { uri: url.href }),
		url: url.href,
		headers: signed.headers,
		...(body !== '' && { body }),
		...(json !== undefined && { json: body === '' && json }),
	};
}

function signingKeys(credential: AwsCredential): AwsKeys {
	if (!credential.role) return credential.keys;
	const session = parseSession(credential.savedSession ?? '');
	if (!session || isStale(session)) throw new StaleSessionError();
	return session;
}

function parseSession(text: string): AwsKeys | undefined {
	if (text === '') return undefined;
	const saved: unknown = JSON.parse(text);
	if (!isObject(saved)) return undefined;
	const { accessKeyId, secretAccessKey, sessionToken, expiration } = saved;
	if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') return undefined;
	return {
		accessKeyId,
		secretAccessKey,
		...(typeof sessionToken === 'string' && { sessionToken }),
		...(typeof expiration === 'string' && { expiration: new Date(expiration) }),
	};
}

function bodyText(body: unknown): string {
	if (body === undefined || body === null) return '';
	if (typeof body === 'string') return body;
	return body instanceof Uint8Array ? new TextDecoder().decode(body) : JSON.stringify(body);
}

function contentTypeOf(headers: string[][]): string {
	return headers.find(([name]) => name === 'content-type')?.[1] ?? 'application/json';
}

function queryOf(url: URL): Record<string, string[]> {
	const names = [...new Set(url.searchParams.keys())];
	return Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name)]));
}
