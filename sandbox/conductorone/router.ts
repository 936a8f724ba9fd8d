import { posix } from 'path';

import { routes, type Route } from './routes';

interface Found {
	route: Route;
	params: Map<string, string>;
}

interface Compiled {
	route: Route;
	names: string[];
	expression: RegExp;
}

// Fixed segments before parameters: `/apps/connectors/credentials` is not an app called "connectors".
const compiled: Compiled[] = [...routes]
	.sort((a, b) => parameterCount(a) - parameterCount(b))
	.map((route) => ({
		route,
		names: [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
		expression: new RegExp(`^${route.path.replace(/\{\w+\}/g, '([^/]+)')}$`),
	}));

function parameterCount({ path }: Route): number {
	return path.split('{').length;
}

/** The routes that a path has, whatever their method. */
export function routesAt(path: string): Found[] {
	return compiled.flatMap(({ route, names, expression }) => {
		const match = expression.exec(path);
		if (!match) return [];
		return [{ route, params: new Map(names.map((name, index) => [name, match[index + 1] ?? ''])) }];
	});
}

/** The route that answers a request. */
export function findRoute(method: string, path: string): Found | undefined {
	return routesAt(path).find(({ route }) => route.method === method);
}

/**
 * The path as the server's multiplexer cleans it: no empty segments, no dots, no slash at the end.
 * A request for any other path is redirected to the clean one, which is how an empty ID turns the
 * request for one thing into the request for all of them.
 */
export function cleanPath(path: string): string {
	const normal = posix.normalize(path);
	return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}
