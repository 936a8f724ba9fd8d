import type { Check, Figure } from './figure';

const HEADINGS = ['', 'Figure', 'Ours', 'Peer', '', 'Ratio', 'Goal', 'Met'];

/** All results as one table in Markdown. */
export function tableOf(figures: readonly Figure[], checks: readonly Check[]): string {
	const rows = [
		...figures.map((figure) => [
			figure.part,
			figure.name,
			`${rounded(figure.ours)} ${figure.unit}`,
			figure.peer,
			`${rounded(figure.theirs)} ${figure.unit}`,
			figure.ratio.toFixed(2),
			figure.goal === undefined ? '' : `≤ ${figure.goal}`,
			figure.met === undefined ? '' : yesOrNo(figure.met),
		]),
		...checks.map(({ part, name, met }) => [part, name, '', '', '', '', '', yesOrNo(met)]),
	].sort(([a = ''], [b = '']) => a.localeCompare(b));
	const widths = HEADINGS.map((heading, column) =>
		Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const line = (cells: readonly string[]) =>
		`| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
	const rule = line(widths.map((width) => '-'.repeat(Math.max(3, width))));
	return [line(HEADINGS), rule, ...rows.map(line)].join('\n');
}

function yesOrNo(met: boolean): string {
	return met ? 'yes' : 'no';
}

/** Three digits that say something. */
function rounded(value: number): string {
	return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
