import { isObject, type JsonObject, number, text } from './json';
import type { Control } from './control';
import type { FaultRule, ThrottleRule } from './disturbances';
import type { Match } from './match';
import type { SandboxRequest, SandboxResponse, ServiceName } from './service';

/** A mistake in a call of the control API, said in words. */
class BadCall extends Error {}

type Route = (input: JsonObject, control: Control) => unknown;

/**
 * The control object over HTTP with JSON bodies. `GET /` lists the routes. Expressions are regular
 * expressions as text; every route of a rule takes `service`, `operation`, `method`, `path` and `body`.
 */
const ROUTES: Record<string, Route> = {
	'GET /requests': (input, control) => ({ requests: control.requests(matchOf(input)) }),
	'DELETE /requests': (_input, control) => control.clearRequests(),
	'GET /statistics': (_input, control) => ({
		appflow: control.statistics('appflow'),
		sts: control.statistics('sts'),
		conductorOne: control.statistics('conductorOne'),
	}),
	'POST /latency': (input, control) => {
		control.setLatency(requiredNumber(input, 'ms'), matchOf(input));
	},
	'POST /faults': (input, control) => control.failNext(faultOf(input)),
	'POST /throttle': (input, control) => control.throttle(throttleOf(input)),
	'DELETE /disturbances': (_input, control) => control.clearDisturbances(),
	'GET /clock': (_input, control) => ({ now: control.now().toISOString() }),
	'POST /clock': (input, control) => {
		control.advanceClock(requiredNumber(input, 'advanceMs'));
		return { now: control.now().toISOString() };
	},
	'POST /recording': (input, control) => {
		if (typeof input.enabled !== 'boolean') throw new BadCall('enabled must be true or false');
		control.setRecording(input.enabled);
	},
	'POST /settings': (input, control) => {
		const { service, ...settings } = input;
		control.configure(serviceOf(service), settings);
	},
	'POST /actions': (input, control) => {
		const { service, action, ...rest } = input;
		return control.perform(serviceOf(service), String(action), rest);
	},
	'POST /reset': (_input, control) => control.reset(),
};

/** Answers one call of the control API. */
export function answerControl(
	request: SandboxRequest,
	control: Control,
	about: JsonObject,
): SandboxResponse {
	if (request.method === 'GET' && request.path === '/') {
		return { status: 200, body: { ...about, routes: Object.keys(ROUTES) } };
	}
	const route = ROUTES[`${request.method} ${request.path}`];
	if (!route) {
		return { status: 404, body: { error: 'No such route', routes: Object.keys(ROUTES) } };
	}
	try {
		return { status: 200, body: route(inputOf(request), control) ?? { done: true } };
	} catch (error) {
		if (error instanceof Error && isMistake(error)) {
			return { status: 400, body: { error: error.message } };
		}
		throw error;
	}
}

/** SyntaxError: JSON or a regular expression that cannot be read. */
function isMistake(error: Error): boolean {
	return error instanceof BadCall || error instanceof RangeError || error instanceof SyntaxError;
}

function inputOf(request: SandboxRequest): JsonObject {
	if (request.body.length === 0) return Object.fromEntries(request.query);
	const input: unknown = JSON.parse(request.body.toString('utf8'));
	if (!isObject(input)) throw new BadCall('The body must be a JSON object');
	return input;
}

function serviceOf(value: unknown): ServiceName {
	if (value === 'appflow' || value === 'sts' || value === 'conductorOne') return value;
	throw new BadCall('service must be appflow, sts or conductorOne');
}

function matchOf(input: JsonObject): Match {
	const match: Match = {};
	if (input.service !== undefined) match.service = serviceOf(input.service);
	for (const part of ['operation', 'method', 'path', 'body'] as const) {
		const value = text(input, part);
		if (value !== undefined) match[part] = value;
	}
	return match;
}

function faultOf(input: JsonObject): FaultRule {
	const { closeConnection } = input;
	if (
		closeConnection !== undefined &&
		closeConnection !== 'before' &&
		closeConnection !== 'after'
	) {
		throw new BadCall('closeConnection must be before or after');
	}
	return { ...errorOf(input), times: number(input, 'times'), closeConnection };
}

function throttleOf(input: JsonObject): ThrottleRule {
	return {
		...errorOf(input),
		allow: requiredNumber(input, 'allow'),
		perMs: number(input, 'perMs'),
	};
}

function errorOf(input: JsonObject) {
	return {
		...matchOf(input),
		status: number(input, 'status'),
		error: text(input, 'error'),
		message: text(input, 'message'),
		headers: headersOf(input.headers),
	};
}

function headersOf(value: unknown): Record<string, string> | undefined {
	if (value === undefined) return undefined;
	if (!isObject(value)) throw new BadCall('headers must be an object');
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, String(each)]));
}

function requiredNumber(input: JsonObject, member: string): number {
	const value = number(input, member);
	if (value === undefined) throw new BadCall(`${member} must be a number`);
	return value;
}
