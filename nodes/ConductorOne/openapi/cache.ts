import { ServiceError } from '../../../engine/errors';
import type { ConductorOne } from '../transport/client';
import { OpenApiDocument } from './document';

/** A tenant's document changes with each release of ConductorOne, which is every few days. */
const LIFETIME_MS = 15 * 60_000;

/** Each takes a few megabytes. */
const MOST_DOCUMENTS = 4;

/** Ten times the largest that is known. */
const MOST_CHARACTERS = 30_000_000;

interface Kept {
	/** Milliseconds since the epoch. */
	readonly readAt: number;
	readonly document: Promise<OpenApiDocument>;
}

/** Documents of this process, by tenant and address; the one that was asked for last is last. */
const kept = new Map<string, Kept>();

/** Where a tenant has its own document. */
function documentUrl(service: ConductorOne): string {
	return `${service.origin}/api/v1/openapi.yaml`;
}

/**
 * The OpenAPI document at an address, read at most every quarter of an hour. However many ask at the
 * same time, it is read once.
 *
 * @param url The tenant's own if not given
 * @throws {ServiceError} when there is none; the next call tries again
 */
export async function documentOf(service: ConductorOne, url?: string): Promise<OpenApiDocument> {
	const address = url ?? documentUrl(service);
	const key = `${service.origin} ${address}`;
	const now = Date.now();
	const known = kept.get(key);
	const current =
		known && now - known.readAt < LIFETIME_MS
			? known
			: { readAt: now, document: readDocument(service, address) };
	kept.delete(key);
	kept.set(key, current);
	current.document.catch(() => {
		if (kept.get(key) === current) kept.delete(key);
	});
	for (const oldest of kept.keys()) {
		if (kept.size <= MOST_DOCUMENTS) break;
		kept.delete(oldest);
	}
	return await current.document;
}

async function readDocument(service: ConductorOne, url: string): Promise<OpenApiDocument> {
	const text = await service.readFile(url).catch(async (error: unknown) => {
		return await Promise.reject(error instanceof ServiceError ? missing(url, error) : error);
	});
	const { parse } = await import('./yaml');
	const document = text.length > MOST_CHARACTERS ? undefined : parsed(text, parse);
	if (!document) throw missing(url);
	return document;
}

function parsed(text: string, parse: (text: string) => unknown): OpenApiDocument | undefined {
	try {
		return OpenApiDocument.read(text, parse);
	} catch {
		// Not even YAML, such as a page of the web application.
		return undefined;
	}
}

function missing(url: string, reason?: ServiceError): ServiceError {
	// Without the query, which may be what opens the file.
	const { origin, pathname } = new URL(url);
	return new ServiceError({
		message: `There is no OpenAPI document at ${origin}${pathname}`,
		description: [
			"Set the option 'OpenAPI Document URL', or name the operation by method and path and give the request as JSON",
			reason && `${reason.message}. ${reason.description}`,
		],
		...(reason?.status !== undefined && { status: reason.status }),
		...(reason?.code !== undefined && { code: reason.code }),
	});
}
