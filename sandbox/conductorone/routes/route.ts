import type { Handler } from '../call';

export interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** The official template. */
	path: string;
	/** The official operation ID. */
	operation: string;
	handle: Handler;
	/** Changes nothing, so a read-only principal may do it. */
	reads: boolean;
}

/** A row of the routes; GETs are taken to change nothing. */
export function route(
	method: Route['method'],
	path: string,
	operation: string,
	handle: Handler,
	reads = method === 'GET',
): Route {
	return { method, path, operation: `c1.api.${operation}`, handle, reads };
}
