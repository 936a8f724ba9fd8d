import type {
	Clock,
	InjectedError,
	SandboxRequest,
	SandboxResponse,
	SandboxService,
} from '../core/service';
import { performAction } from './actions';
import { Call } from './call';
import { credentialsAt, type ConductorOneCredentials } from './credentials';
import { download } from './downloads';
import { StatusError } from './errors';
import { contentOf } from './handlers/accessReviewReports';
import { openApiDocument, openApiPath } from './handlers/openapi';
import { receiveIncoming } from './handlers/automations';
import { cleanPath, findRoute, routesAt } from './router';
import { routes } from './routes';
import { checkSettings, defaultSettings, type Settings } from './settings';
import { seedState, type State } from './state';
import { applyAnswer, applyFailure } from './tasks/answers';
import type { TaskWorld } from './tasks/task';
import { deliveredView } from './tasks/view';
import { oauthError, Tokens } from './tokens';
import { Deliveries } from './webhooks/deliveries';
import { SigningKeys } from './webhooks/keys';
import { signedHeaders, type Signing } from './webhooks/signing';

export type { ConductorOneCredentials } from './credentials';
export { ids as conductorOneIds } from './seed/ids';

const tokenPath = '/auth/v1/token';
const jwksPath = '/auth/v1/jwks';

/** The local ConductorOne. */
interface ConductorOne extends SandboxService {
	readonly name: 'conductorOne';
	/** Client IDs hold the address, so they are known once the sandbox listens. */
	readonly credentials: ConductorOneCredentials;
	/** Tokens minted since the start or the last reset. */
	readonly mints: number;
	/** Makes every minted token invalid at once, as when a service principal is disabled. */
	revokeTokens(): void;
	/** Signs a delivery as the tenant does, or as a forger would: with claims that are wrong. */
	sign(delivery: ForgedDelivery): Record<string, string>;
	/** From now on deliveries are signed with other keys. */
	rotateKeys(): void;
	/** Ends deliveries that are under way. */
	stop(): void;
	configure(settings: Record<string, unknown>): void;
}

/** A delivery to sign. */
export type ForgedDelivery = Pick<Signing, 'destination' | 'body' | 'claims' | 'header'>;

interface ConductorOneOptions {
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
	const keys = new SigningKeys();
	const deliveries: Deliveries = new Deliveries({
		state: tenantState,
		settings: () => settings,
		now: () => clock.now(),
		url,
		keys,
		show: (taskId) => deliveredView(tenantState(), taskOf(taskId)),
		onAnswer: (delivery, document) =>
			delivery.taskId === undefined
				? undefined
				: applyAnswer(taskOf(delivery.taskId), delivery, document, world()),
		onFailure(delivery) {
			if (delivery.taskId !== undefined) applyFailure(taskOf(delivery.taskId), delivery, world());
		},
	});
	const world = (): TaskWorld => ({
		state: tenantState(),
		settings,
		now: clock.now(),
		deliveries,
	});
	const taskOf = (id: string) => {
		const task = tenantState().tasks.find((each) => each.id === id);
		if (!task) throw new Error(`There is no task ${id}`);
		return task;
	};

	function answerApi(request: SandboxRequest, path: string): SandboxResponse {
		const principal = tokens.authenticate(request);
		const found = findRoute(request.method, path);
		if (!found) {
			// The words of a tenant, and why, for those who try out what is not played here.
			throw routesAt(path).length > 0
				? new StatusError('unimplemented', 'Method Not Allowed')
				: new StatusError(
						'notFound',
						`Not Found: the sandbox does not have ${request.method} ${path}`,
					);
		}
		const { route, params } = found;
		if (principal.readOnly && !route.reads) {
			throw new StatusError('permissionDenied', 'action not permitted');
		}
		const tenant = { ...world(), url: url() };
		const { operation, handle } = route;
		const call = new Call(tenant, principal, operation, params, request.query, request.body);
		return { status: 200, body: handle(call) };
	}

	function answer(request: SandboxRequest): SandboxResponse {
		const path = cleanPath(request.path);
		if (path === tokenPath && request.method === 'POST') return tokens.grant(request, settings);
		if (path === openApiPath && request.method === 'GET') {
			return {
				status: 200,
				headers: { 'content-type': 'application/yaml' },
				body: openApiDocument(routes, url()),
			};
		}
		if (path === jwksPath) {
			return { status: 200, body: keys.jwks(settings.webhookAlgorithm) };
		}
		const callback =
			request.method === 'POST'
				? deliveries.callback(path, request.headers.authorization, request.body.toString('utf8'))
				: undefined;
		if (callback) return callback;
		const incoming = receiveIncoming(path, request, () => ({ ...world(), url: url() }));
		if (incoming) return incoming;
		const file = download(path, request.query, clock.now(), (name) => fileOf(tenantState(), name));
		if (file) return file;
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
		rotateKeys: () => keys.rotate(),
		stop: () => deliveries.stop(),
		sign: (delivery) =>
			signedHeaders({
				...delivery,
				keys,
				algorithm: settings.webhookAlgorithm,
				tenant: new URL(url()).hostname,
				now: clock.now(),
			}),
		configure(input) {
			settings = { ...settings, ...checkSettings(input) };
		},
		perform: (action, input) => performAction(action, input, world(), keys),
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
			deliveries.stop();
			settings = { ...defaultSettings };
			state = undefined;
		},
	};
}

function fileOf({ accessReviews }: State, name: string): Buffer | undefined {
	const [folder, file = ''] = name.split('/');
	if (folder === 'reports') return contentOf(accessReviews, file);
	return folder === 'sync-artifacts' ? Buffer.from('a sync artifact of the sandbox') : undefined;
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
