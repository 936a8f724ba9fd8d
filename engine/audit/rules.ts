import type { Choice } from '../fields';
import { sortedBy } from '../sort';
import { inOrder } from './finding';
import type { Finding, Severity, Subject } from './finding';

/** What a rule says about one subject. */
export interface Draft {
	readonly subject: Subject;
	readonly title: string;
	readonly evidence: string;
	readonly fix: string;
	readonly since?: Date | undefined;
	/** Instead of the rule's own. */
	readonly severity?: Severity;
	readonly affects?: readonly string[];
}

/** One check of an audit. */
export interface Rule<Facts, Settings, Need extends string = string> {
	/** Stable id, saved in people's workflows and in what an audit remembers: never changes. */
	readonly value: string;
	/** Title Case. */
	readonly name: string;
	readonly description: string;
	readonly severity: Severity;
	/** Whether a new node has it on. */
	readonly preset: boolean;
	/** The facts that take extra requests to gather. */
	readonly needs: readonly Need[];
	/** Throws `InputError`, before anything is asked for, when the rule cannot work like this. */
	readonly ready?: (settings: Settings) => void;
	readonly find: (facts: Facts, settings: Settings) => Iterable<Draft>;
}

/** Where findings come from. */
export interface Origin {
	/** Names the service in the findings' ids: short, stable, in lower case. */
	readonly key: string;
	/** The service, such as "Amazon AppFlow". */
	readonly source: string;
	/** Which part of it was audited, such as a region or a tenant. */
	readonly scope: string;
}

/** The rules as options of a form, by name. */
export function ruleChoices(
	rules: ReadonlyArray<Pick<Rule<never, never>, 'name' | 'value' | 'description'>>,
): Array<Choice<string>> {
	return sortedBy(rules, ({ name }) => name).map(({ name, value, description }) => ({
		name,
		value,
		description,
	}));
}

/**
 * The rules that the user chose, and the facts that they need.
 *
 * @throws {InputError} when one cannot work with these settings
 */
export function chosenRules<Facts, Settings, Need extends string>(
	rules: ReadonlyArray<Rule<Facts, Settings, Need>>,
	checks: readonly string[],
	settings: Settings,
) {
	const chosen = rules.filter(({ value }) => checks.includes(value));
	for (const { ready } of chosen) ready?.(settings);
	return {
		chosen,
		needs: new Set(chosen.flatMap(({ needs }) => needs)),
		rulesThatNeed: (need: Need): string[] =>
			chosen.filter((rule) => rule.needs.includes(need)).map(({ value }) => value),
	};
}

/** What the rules find, worst first. */
export function applyRules<Facts, Settings>(
	rules: ReadonlyArray<Rule<Facts, Settings>>,
	facts: Facts,
	settings: Settings,
	{ key, source, scope }: Origin,
): Finding[] {
	const findings = rules.flatMap((rule) =>
		[...rule.find(facts, settings)].map((draft): Finding => {
			const { subject, since } = draft;
			return {
				id: [key, rule.value, subject.id].join(':'),
				source,
				scope,
				rule: rule.value,
				check: rule.name,
				severity: draft.severity ?? rule.severity,
				subject,
				affects: draft.affects ?? [],
				title: draft.title,
				evidence: draft.evidence,
				fix: draft.fix,
				...(since && { since: since.toISOString() }),
			};
		}),
	);
	return inOrder(findings);
}
