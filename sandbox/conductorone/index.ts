import type {
	Clock,
	InjectedError,
	SandboxRequest,
	SandboxResponse,
	SandboxService,
} from '../core/service';
import { Call } from './call';
import { credentialsAt, type ConductorOneCredentials } from './credentials';
import { StatusError } from './errors';
import { downloadArtifact } from './handlers/syncActions';
import { cleanPath, findRoute, routesAt } from './router';
import { checkSettings, defaultSettings, type Settings } from './settings';
import { seedState, type State } from './state';
import { oauthError, Tokens } from './tokens';

export type { ClientCredential, ConductorOneCredentials } from './credentials';
export type { Settings as ConductorOneSettings } from './settings';
export { ids as conductorOneIds } from './seed/ids';

const tokenPath = '/auth/v1/token';

/** The local ConductorOne. */
export interface ConductorOne extends SandboxService {
	readonly name: 'conductorOne';
	/** Client IDs hold the address, so they are known once the sandbox listens. */
	readonly credentials: ConductorOneCredentials;
	/** Tokens minted since the start or the last reset. */
	readonly mints: number;
	/** Makes every minted token invalid at once, as when a service principal is disabled. */
	revokeTokens(): void;
	configure(settings: Record<string, unknown>): void;
}

export interface ConductorOneOptions {
	clock: Clock;
	/** The base URL without a slash at the end; asked for only after listening. */
	url: () => string;
}

/**
 * A ConductorOne tenant in memory. It judges requests as the official document and what its own
 * clients report have it, and answers with every member written out.
 */
export function createConductorOne({ clock, url }: ConductorOneOptions): ConductorOne {
	const tokens = new Tokens(clock, url);
	let settings: Settings = { ...defaultSettings };
	// Made on first use: it holds the address.
	let state: State | undefined;
	const tenantState = () => (state ??= seedState(clock.now(), new URL(url()).host));

	function answerApi(request: SandboxRequest, path: string): SandboxResponse {
		const principal = tokens.authenticate(request);
		const found = findRoute(request.method, path);
		if (!found) {
			throw routesAt(path).length > 0
				? new StatusError('unimplemented', 'Method Not Allowed')
				: new StatusError('notFound', 'Not Found');
		}
		const { route, params } = found;
		if (principal.readOnly && !route.reads) {
			throw new StatusError('permissionDenied', 'action not permitted');
		}
		const tenant = { state: tenantState(), settings, now: clock.now(), url: url() };
		const { operation, handle } = route;
		const call = new Call(tenant, principal, operation, params, request.query, request.body);
		return { status: 200, body: handle(call) };
	}

	function answer(request: SandboxRequest): SandboxResponse {
		const path = cleanPath(request.path);
		if (path === tokenPath && request.method === 'POST') return tokens.grant(request, settings);
		const download = downloadArtifact(path, request.query, clock.now());
		if (download) return download;
		if (!/^\/api\/v[12](\/|$)/.test(path)) return webApp;
		if (path !== request.path) {
			const query = request.query.size > 0 ? `?${request.query}` : '';
			return { status: 302, headers: { location: encodeURI(path) + query } };
		}
		return answerApi(request, path);
	}

	return {
		name: 'conductorOne',
		get credentials() {
			return credentialsAt(new URL(url()).host);
		},
		get mints() {
			return tokens.mints;
		},
		revokeTokens: () => tokens.revoke(),
		configure(input) {
			settings = { ...settings, ...checkSettings(input) };
		},
		operationOf: ({ method, path }) =>
			path === tokenPath ? 'auth.v1.token' : findRoute(method, path)?.route.operation,
		errorResponse,
		handle(request) {
			try {
				return answer(request);
			} catch (error) {
				if (error instanceof StatusError) return error.toResponse();
				throw error;
			}
		},
		reset() {
			tokens.reset();
			settings = { ...defaultSettings };
			state = undefined;
		},
	};
}

/** What every address outside the API answers: the web application, with a success status. */
const webApp: SandboxResponse = {
	status: 200,
	headers: { 'content-type': 'text/html; charset=utf-8' },
	body: '<!doctype html><html lang="en"><title>ConductorOne</title><div id="root"></div></html>',
};

const grpcCodes: Record<number, number> = {
	400: 3,
	401: 16,
	403: 7,
	404: 5,
	408: 4,
	409: 6,
	429: 8,
	499: 1,
	501: 12,
	503: 14,
	504: 4,
};

function errorResponse(error: InjectedError, request: SandboxRequest): SandboxResponse {
	const message = error.message ?? 'injected failure';
	if (request.path === tokenPath) {
		return oauthError(error.status, error.error ?? 'temporarily_unavailable', message);
	}
	return {
		status: error.status,
		body: {
			code: grpcCodes[error.status] ?? 2,
			message: `${message} (request-id: injected)`,
			details: [],
		},
	};
}
