import type { ServiceName } from './service';

/** Which requests a rule or a question is about. Every part that is given must hold. */
export interface Match {
	service?: ServiceName;
	/** A regular expression for the operation's name. */
	operation?: string | RegExp;
	method?: string;
	/** A regular expression for the percent-decoded path. */
	path?: string | RegExp;
	/** A regular expression for the body as text, which singles out one item among many. */
	body?: string | RegExp;
}

/** The parts of a request that a match looks at. */
export interface Matchable {
	service: ServiceName;
	operation: string;
	method: string;
	path: string;
	/** Read only when a match asks for it. */
	bodyText: () => string;
}

/** Turns a match into a test, with its expressions compiled once. */
export function compileMatch(match: Match): (candidate: Matchable) => boolean {
	const operation = expression(match.operation);
	const path = expression(match.path);
	const body = expression(match.body);
	return (candidate) =>
		(match.service === undefined || match.service === candidate.service) &&
		(match.method === undefined || match.method.toUpperCase() === candidate.method) &&
		(operation === undefined || operation.test(candidate.operation)) &&
		(path === undefined || path.test(candidate.path)) &&
		(body === undefined || body.test(candidate.bodyText()));
}

function expression(source: string | RegExp | undefined): RegExp | undefined {
	if (source === undefined) return undefined;
	// A fresh copy without `g` and `y`: those remember where the last test ended.
	return source instanceof RegExp
		? new RegExp(source.source, source.flags.replace(/[gy]/g, ''))
		: new RegExp(source);
}
