import { canonicalJson } from '../../engine/json';
import type { AppFlow } from './transport/client';

type Ask<Request, Answer> = (
	service: AppFlow,
	request: Request,
	signal?: AbortSignal,
) => Promise<Answer>;

/**
 * The same question, put to AWS once per request and run, however many items need the answer. A
 * failure is no answer: the next item asks again.
 */
export function askOnce<Request, Answer>(ask: Ask<Request, Answer>): Ask<Request, Answer> {
	const known = new WeakMap<AppFlow, Map<string, Promise<Answer>>>();
	return async (service, request, signal) => {
		const answers = known.get(service) ?? new Map<string, Promise<Answer>>();
		known.set(service, answers);
		const key = canonicalJson(request);
		const asked = answers.get(key) ?? ask(service, request, signal);
		answers.set(key, asked);
		asked.catch(() => answers.delete(key));
		return await asked;
	};
}
