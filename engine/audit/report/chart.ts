import { SEVERITIES, countBySeverity } from '../finding';
import type { Finding, Severity } from '../finding';
import { SEVERITY_NAMES } from '../words';
import { markup } from './markup';
import type { Markup } from './markup';

const RADIUS = 54;
const AROUND = 2 * Math.PI * RADIUS;
/** Between two arcs of the ring. */
const GAP = 3;

/** A ring of the severities around the number of findings, and what its colors mean. */
export function severityRing(findings: readonly Finding[]): Markup {
	const counts = countBySeverity(findings);
	const total = findings.length;
	const present = SEVERITIES.filter((severity) => counts[severity] > 0);
	let start = 0;
	const arcs = present.map((severity) => {
		const share = (counts[severity] / total) * AROUND;
		const gap = present.length > 1 ? Math.min(GAP, share / 2) : 0;
		const arc = markup`<circle
			class="arc ${severity}"
			cx="66"
			cy="66"
			r="${RADIUS}"
			stroke-dasharray="${rounded(share - gap)} ${rounded(AROUND)}"
			stroke-dashoffset="${rounded(-start)}"
			transform="rotate(-90 66 66)"
		/>`;
		start += share;
		return arc;
	});
	const words = SEVERITIES.map((severity) => `${counts[severity]} ${severity}`).join(', ');
	return markup`<div class="ring">
		<svg viewBox="0 0 132 132" role="img" aria-label="${total} findings: ${words}">
			<circle class="track" cx="66" cy="66" r="${RADIUS}" stroke-width="16" />
			${arcs}
			<text class="total" x="66" y="72" text-anchor="middle">${total}</text>
			<text class="unit" x="66" y="90" text-anchor="middle">
				${total === 1 ? 'finding' : 'findings'}
			</text>
		</svg>
		<ul class="legend">
			${SEVERITIES.map(
				(severity) =>
					markup`<li class="${severity}">
						<span class="dot"></span>${SEVERITY_NAMES[severity]}<b>${counts[severity]}</b>
					</li>`,
			)}
		</ul>
	</div>`;
}

const WIDTH = 720;
const LABELS = 290;
const NUMBERS = 44;
const ROW = 30;
const BAR = 16;
/** So that a few findings do not look like many. */
const WIDEST_UNIT = 90;
/** More would be a table of their own, which follows anyway. */
const MOST_ROWS = 20;

interface Row {
	readonly label: string;
	readonly findings: readonly Finding[];
}

/** A bar for each check that found something, the longest first, in the colors of severities. */
export function checkBars(findings: readonly Finding[]): Markup {
	const all = rowsOf(findings);
	const rows = all.slice(0, MOST_ROWS);
	const longest = Math.max(...rows.map((row) => row.findings.length));
	const unit = Math.min((WIDTH - LABELS - NUMBERS) / longest, WIDEST_UNIT);
	const height = rows.length * ROW;
	const words = rows.map((row) => `${row.label}: ${row.findings.length}`).join(', ');
	return markup`<svg
			viewBox="0 0 ${WIDTH} ${height}"
			role="img"
			aria-label="Findings by check. ${words}"
		>
			${rows.map((row, index) => barOf(row, index * ROW, unit))}</svg
		>${all.length > rows.length ? markup`<p class="small">The ${rows.length} checks with the most findings, of ${all.length}</p>` : undefined}`;
}

function rowsOf(findings: readonly Finding[]): Row[] {
	const byCheck = new Map<string, Finding[]>();
	for (const finding of findings) {
		byCheck.set(finding.check, [...(byCheck.get(finding.check) ?? []), finding]);
	}
	return [...byCheck]
		.map(([label, found]) => ({ label, findings: found }))
		.sort((a, b) => b.findings.length - a.findings.length || a.label.localeCompare(b.label, 'en'));
}

function barOf({ label, findings }: Row, top: number, unit: number): Markup {
	const counts = countBySeverity(findings);
	const middle = top + ROW / 2;
	let left = LABELS;
	const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => {
		const part = segment(severity, left, top, counts[severity] * unit);
		left += counts[severity] * unit;
		return part;
	});
	return markup`<g
		><text x="${LABELS - 14}" y="${middle + 4.5}" text-anchor="end">${shortened(label)}</text>
		${parts}<text x="${rounded(left + 9)}" y="${middle + 4.5}">${findings.length}</text></g
	> `;
}

function segment(severity: Severity, left: number, top: number, width: number): Markup {
	const y = top + (ROW - BAR) / 2;
	return markup`<rect
		class="${severity}"
		x="${rounded(left)}"
		y="${y}"
		width="${rounded(Math.max(width - 1.5, 1))}"
		height="${BAR}"
		rx="3"
	/>`;
}

function shortened(label: string): string {
	const characters = [...label];
	return characters.length > 36 ? `${characters.slice(0, 35).join('')}…` : label;
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
