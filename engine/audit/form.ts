import { choice, choices, flag, integer, showWhen, text, textList } from '../fields';
import type { Choice } from '../fields';
import { SEVERITIES } from './finding';
import type { Severity } from './finding';
import { ruleChoices } from './rules';
import type { Rule } from './rules';
import { SEVERITY_NAMES } from './words';

type ComparisonMode = 'none' | 'mark' | 'changes';

/** The file that an audit adds, if any. */
export type ReportFormat = 'none' | 'html' | 'csv' | 'json';

/** What an output item is: a finding, one of the things that were audited, or everything. */
type Output<Subjects extends string> = 'findings' | Subjects | 'summary';

interface AuditForm<Subjects extends string> {
	readonly rules: ReadonlyArray<
		Pick<Rule<never, never>, 'name' | 'value' | 'description' | 'preset'>
	>;
	/** The things that are audited, as a choice of Output: "One Item per Profile". */
	readonly subjects: Choice<Subjects>;
}

/** The fields that every audit has: what to check, what to compare with, what to give. */
export function auditFields<const Subjects extends string>(form: AuditForm<Subjects>) {
	const output = choice<'output', Output<Subjects>>({
		displayName: 'Output',
		name: 'output',
		description: 'What the output items are',
		options: [
			{
				name: 'One Item per Finding',
				value: 'findings',
				description: 'No finding, no item',
			},
			form.subjects,
			{
				name: 'One Summary Item',
				value: 'summary',
				description: 'Counts, and how many requests the audit took',
			},
		],
		default: 'findings',
	});
	return [
		choices({
			displayName: 'Checks',
			name: 'checks',
			description: 'What to look for',
			options: ruleChoices(form.rules),
			default: form.rules.filter(({ preset }) => preset).map(({ value }) => value),
		}),
		comparison,
		output,
		report,
		reportField,
	] as const;
}

const comparison = choice({
	displayName: 'Compare with Last Audit',
	name: 'comparison',
	description:
		"Whether to hold the findings against those of this node's last audit. n8n keeps them with the workflow, only while it is active.",
	options: [
		{ name: 'Do Not Compare', value: 'none' },
		{
			name: 'Mark Changes',
			value: 'mark',
			description: 'All findings: new, still open, or resolved',
		},
		{
			name: 'Only Changes',
			value: 'changes',
			description: 'Only what is new or resolved since the last audit',
		},
	],
	default: 'none',
});

const report = choice({
	displayName: 'Report',
	name: 'report',
	description: 'File to add to the first output item, as for an attachment',
	options: [
		{ name: 'CSV', value: 'csv', description: 'Table of findings for spreadsheets' },
		{ name: 'HTML', value: 'html', description: 'Page with counts, a chart, and a table' },
		{ name: 'JSON', value: 'json', description: 'Everything, for other programs' },
		{ name: 'None', value: 'none' },
	],
	default: 'none',
});

const reportField = showWhen(
	text({
		displayName: 'Put Output File in Field',
		name: 'reportField',
		description: "Name of the output item's binary field for the report",
		default: 'data',
		max: 100,
	}),
	{ report: ['csv', 'html', 'json'] },
);

/** The options that every audit has. */
export const auditOptions = [
	flag({
		displayName: 'Include Input Findings',
		name: 'includeInputFindings',
		description:
			'Whether the findings among the input items become part of the output and the report, for one report of several audits',
	}),
	choice({
		displayName: 'Minimum Severity',
		name: 'minimumSeverity',
		description: 'How bad a finding has to be at least',
		options: SEVERITIES.map((value) => ({ name: SEVERITY_NAMES[value], value })),
		default: 'low',
	}),
	textList({
		displayName: 'Ignore Names',
		name: 'ignoreNames',
		description: 'Names that no finding is wanted for, separated by commas; * stands for any text',
		placeholder: 'e.g. playground-*',
	}),
	text({
		displayName: 'Report File Name',
		name: 'reportFileName',
		description: 'Name of the report file; its ending is added',
		placeholder: 'e.g. weekly-audit',
		max: 200,
	}),
	text({
		displayName: 'Report Title',
		name: 'reportTitle',
		description: 'Heading of the HTML report',
		placeholder: 'e.g. Weekly Audit',
		max: 200,
	}),
	integer({
		displayName: 'Concurrency',
		name: 'concurrency',
		description: 'How many requests to send at the same time',
		default: 5,
		minimum: 1,
		maximum: 50,
	}),
] as const;

/** What the user chose of what every audit has. */
export interface AuditParams {
	readonly checks: readonly string[];
	readonly comparison: ComparisonMode;
	readonly output: string;
	readonly report: ReportFormat;
	readonly reportField: string | undefined;
	readonly options: {
		readonly includeInputFindings: boolean;
		readonly minimumSeverity: Severity;
		readonly ignoreNames: readonly string[];
		readonly reportFileName: string | undefined;
		readonly reportTitle: string | undefined;
	};
}
