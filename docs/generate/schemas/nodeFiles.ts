/**
 * `x.node` means `x.node.ts` here, as it does for the compiler and for jest. Node alone would take the
 * `x.node.json` beside it.
 */
import Module from 'node:module';

interface Resolver {
	_resolveFilename(request: string, ...rest: unknown[]): string;
}

const resolver = Module as unknown as Resolver;
const resolve = resolver._resolveFilename.bind(resolver);
resolver._resolveFilename = (request, ...rest) =>
	resolve(request.endsWith('.node') ? `${request}.ts` : request, ...rest);
