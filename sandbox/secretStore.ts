import { isObject, type JsonObject } from './core/json';
import type { Clock, SandboxRequest, SandboxResponse } from './core/service';

/** Whoever shows this token may read and write. */
const TOKEN = 'dummy-secret-store-token';

const PREFIX = '/v1/secret/data/';

/** Two versions of a secret, so that there is one to go back to. */
const SEED: Record<string, JsonObject[]> = {
	'appflow/servicenow-incidents': [
		{ username: 'appflow', password: 'dummy-servicenow-password-1' },
		{ username: 'appflow', password: 'dummy-servicenow-password-2' },
	],
};

interface Version {
	data: JsonObject;
	createdAt: Date;
}

/** A store of secrets, for the examples that rotate credentials. */
interface SecretStore {
	readonly token: string;
	handle(request: SandboxRequest): SandboxResponse;
	/** Back to the seeded secrets. */
	reset(): void;
}

/**
 * A local store of secrets that answers as the key-value engine (version 2) of HashiCorp Vault does
 * to reading and writing: `GET` and `POST /v1/secret/data/<path>`, with `?version=` for an earlier one
 * and the token in the header `X-Vault-Token`. It keeps every version.
 */
export function createSecretStore(clock: Clock): SecretStore {
	const secrets = new Map<string, Version[]>();

	function reset(): void {
		secrets.clear();
		for (const [path, versions] of Object.entries(SEED)) {
			secrets.set(
				path,
				versions.map((data) => ({ data, createdAt: clock.now() })),
			);
		}
	}

	function read(path: string, wanted: string | null): SandboxResponse {
		const versions = secrets.get(path) ?? [];
		const number = wanted === null ? versions.length : Number(wanted);
		const found = versions[number - 1];
		if (!found) return refused(404);
		return answered({ data: found.data, metadata: metadataOf(found, number) });
	}

	function write(path: string, body: Buffer): SandboxResponse {
		const data = dataIn(body);
		if (!data) return refused(400, 'The body must be {"data": {...}}');
		const version = { data, createdAt: clock.now() };
		const versions = [...(secrets.get(path) ?? []), version];
		secrets.set(path, versions);
		return answered(metadataOf(version, versions.length));
	}

	reset();
	return {
		token: TOKEN,
		reset,
		handle({ method, path, query, headers, body }) {
			if (headers['x-vault-token'] !== TOKEN) return refused(403, 'permission denied');
			if (!path.startsWith(PREFIX)) return refused(404);
			const name = path.slice(PREFIX.length);
			if (method === 'GET') return read(name, query.get('version'));
			if (method === 'POST' || method === 'PUT') return write(name, body);
			return refused(405, 'unsupported operation');
		},
	};
}

function metadataOf({ createdAt }: Version, version: number): JsonObject {
	return { created_time: createdAt.toISOString(), deletion_time: '', destroyed: false, version };
}

function answered(data: JsonObject): SandboxResponse {
	return { status: 200, body: { data } };
}

function refused(status: number, ...errors: string[]): SandboxResponse {
	return { status, body: { errors } };
}

function dataIn(body: Buffer): JsonObject | undefined {
	try {
		const sent: unknown = JSON.parse(body.toString('utf8'));
		return isObject(sent) && isObject(sent.data) ? sent.data : undefined;
	} catch {
		return undefined;
	}
}
