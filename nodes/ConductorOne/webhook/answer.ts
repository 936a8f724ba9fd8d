import { isObject } from '../../../engine/json';
import type { EventKind } from './events';

/** What is used of n8n's response, which is one of Express. */
interface JsonResponse {
	readonly statusCode: number;
	status(code: number): unknown;
	json: (body: unknown) => unknown;
}

/** An answer to a delivery. */
export interface Answer {
	/** 200 with a document, 202 to answer at the callback URL, 410 never to answer. */
	readonly status: 200 | 202 | 410;
	readonly document: AnswerDocument;
}

type Members = Readonly<Record<string, unknown>>;

/** What ConductorOne reads an answer from. */
type AnswerDocument = Members & { readonly version: 'v1' };

/** As large as an answer may be, in bytes. */
const LARGEST = 250_000;

const LONGEST_COMMENT = 1024;

/** So many users at most may be asked in somebody's place. */
const MOST_USERS = 32;

export const LATER: Answer = { status: 202, document: { version: 'v1' } };
export const NEVER: Answer = { status: 410, document: { version: 'v1' } };

/** An answer at once. */
export function now(members: Members = {}): Answer {
	return { status: 200, document: { version: 'v1', ...members } };
}

/** Answers that an item can name in words, and the member of the document that says the same. */
const NAMES: Readonly<Record<string, string>> = {
	completeProvisioning: 'complete',
	failProvisioning: 'errored',
};

/** Reads what an answer says besides its comment; `undefined` if it cannot be used. */
type ReadDetails = (details: Members) => Members | undefined;

const nothing: ReadDetails = () => ({});

const DECISIONS: Readonly<
	Record<'approval' | 'provisioning', Readonly<Record<string, ReadDetails>>>
> = {
	approval: {
		approve: nothing,
		deny: nothing,
		reassign({ newStepUserIds: ids }) {
			if (!Array.isArray(ids) || ids.length === 0 || ids.length > MOST_USERS) return undefined;
			return ids.every(isId) ? { newStepUserIds: ids } : undefined;
		},
		replacePolicy: ({ policySteps: steps }) =>
			Array.isArray(steps) && steps.length > 0 && steps.every(isObject)
				? { policySteps: steps }
				: undefined,
	},
	provisioning: { complete: nothing, errored: nothing },
};

function isId(value: unknown): boolean {
	return typeof value === 'string' && /^[\w.:-]+$/.test(value);
}

/**
 * The answer that an item gives: ConductorOne's own document (`{approve: {comment}}`), or its name
 * beside what it says (`{answer: 'approve', comment}`). An automation gets the item as its context.
 *
 * @returns `undefined` for an item that is no answer to this event, or more than one
 */
export function answerFrom(kind: EventKind, json: unknown): Answer | undefined {
	const given = isObject(json) ? json : {};
	switch (kind) {
		case 'approval':
		case 'provisioning':
			return small(decisionFrom(DECISIONS[kind], given));
		case 'automation':
			return small(now({ context: contextFrom(given) }));
		case 'finding':
		case 'postAction':
		case 'test':
			return now();
	}
}

function decisionFrom(
	decisions: Readonly<Record<string, ReadDetails>>,
	given: Members,
): Answer | undefined {
	const named =
		typeof given.answer === 'string' ? (NAMES[given.answer] ?? given.answer) : undefined;
	const names = Object.keys(decisions).filter((name) =>
		named === undefined ? isObject(given[name]) : name === named,
	);
	const [name] = names;
	if (name === undefined || names.length > 1) return undefined;
	const details = named === undefined ? given[name] : given;
	if (!isObject(details)) return undefined;
	const more = decisions[name]?.(details);
	return more && now({ [name]: { comment: commentOf(details.comment), ...more } });
}

function commentOf(comment: unknown): string {
	return typeof comment === 'string' ? [...comment].slice(0, LONGEST_COMMENT).join('') : '';
}

function contextFrom({ version, context, ...rest }: Members): Members {
	return isObject(context) && Object.keys(rest).length === 0
		? context
		: {
				...(version !== undefined && { version }),
				...(context !== undefined && { context }),
				...rest,
			};
}

function small(answer: Answer | undefined): Answer | undefined {
	return answer && Buffer.byteLength(JSON.stringify(answer.document)) <= LARGEST
		? answer
		: undefined;
}

/** Sends an answer, in place of n8n. */
export function send(response: JsonResponse, { status, document }: Answer): void {
	response.status(status);
	response.json(document);
}

/**
 * Turns what n8n will send once the workflow has ended into an answer. n8n sends the first item of
 * the last node, or its own words when the workflow failed, and has no other place to say what is to
 * be sent: so the response's own method is replaced.
 *
 * @param compose The answer that an item gives
 * @param onAnswer Told what was answered
 */
export function answerWithLastNode(
	response: JsonResponse,
	compose: (json: unknown) => Answer | undefined,
	onAnswer: (answer: Answer) => void,
): void {
	const sendJson = response.json.bind(response);
	response.json = (json) => {
		const failed = response.statusCode >= 400;
		// Nobody decides by a mistake: what is not answered now can still be answered later.
		const answer = (failed ? undefined : compose(json)) ?? LATER;
		onAnswer(answer);
		response.status(answer.status);
		return sendJson(answer.document);
	};
}
