import { createHash } from 'crypto';

import { SEVERITIES } from '../finding';
import type { Finding } from '../finding';
import type { Shown } from '../shown';
import { SEVERITY_NAMES, STATUS_NAMES, dayOf, momentOf } from '../words';
import { counted } from '../../words';
import { about } from './about';
import { checkBars, severityRing } from './chart';
import { Markup, markup } from './markup';
import { SCRIPT } from './script';
import { STYLE } from './style';

/** A page that stands alone: nothing is loaded, and nothing but its own script and style may run. */
export function htmlReport(shown: Shown, title: string | undefined): string {
	const policy = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}`;
	const heading = title ?? `${sourcesOf(shown).join(' and ')} Audit`;
	return markup`<!DOCTYPE html>
		<html lang="en">
			<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<meta http-equiv="Content-Security-Policy" content="${policy}">
				<meta name="referrer" content="no-referrer">
				<meta name="robots" content="noindex">
				<title>${heading}</title>
				<style>${new Markup(STYLE)}</style>
			</head>
			<body>
				<main>
					${header(shown, heading)} ${shown.open.length > 0 ? charts(shown.open) : allGood(shown)}
					${shown.listed.length > 0 || shown.open.length > 0 ? table(shown) : undefined}
					${about(shown)}
				</main>
				<script>${new Markup(SCRIPT)}</script>
			</body>
		</html>
`.text;
}

function hashOf(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function sourcesOf({ audit, open, listed }: Shown): string[] {
	return [...new Set([audit.origin.source, ...[...open, ...listed].map(({ source }) => source)])];
}

function header(shown: Shown, heading: string): Markup {
	const { audit, compared, since, open, listed } = shown;
	const { origin, checkedAt } = audit;
	const others = sourcesOf(shown).filter((source) => source !== origin.source);
	const what = [`${origin.source} (${origin.scope})`, ...others].join(', ');
	const of = (findings: readonly Finding[], status: Finding['status']) =>
		findings.filter((finding) => finding.status === status).length;
	return markup`<header>
		<h1>${heading}</h1>
		<p class="lead">
			${what} ·
			<time datetime="${checkedAt.toISOString()}">${momentOf(checkedAt.toISOString())}</time>
		</p>
		${
			compared
				? markup`<ul class="changes">
						<li><b>${of(open, 'new')}</b> new</li>
						<li><b>${of(open, 'stillOpen')}</b> still open</li>
						<li><b>${of(listed, 'resolved')}</b> resolved</li>
						<li>${since === undefined ? 'The first audit' : `Compared with ${momentOf(since)}`}</li>
					</ul>`
				: undefined
		}
	</header>`;
}

function charts(open: readonly Finding[]): Markup {
	const checks = new Set(open.map(({ check }) => check)).size;
	return markup`<div class="charts ${checks > TALL ? 'tall' : ''}">
		<div class="column">
			<section class="card"><h2>By severity</h2>${severityRing(open)}</section>
			${mostAffected(open)}
		</div>
		<section class="card bars"><h2>By check</h2>${checkBars(open)}</section>
	</div>`;
}

/** More checks than this, and there is room for a larger ring. */
const TALL = 10;

/** Fewer findings than this are seen at a glance. */
const MANY = 8;
const MOST_NAMES = 6;
/** Fewer findings about one thing are nothing special. */
const SEVERAL = 3;

/** Where most of the work is, once there are too many findings to see it. */
function mostAffected(open: readonly Finding[]): Markup | undefined {
	const counts = new Map<string, number>();
	for (const { subject } of open) counts.set(subject.name, (counts.get(subject.name) ?? 0) + 1);
	const several = [...counts].filter(([, count]) => count >= SEVERAL);
	if (open.length < MANY || several.length === 0) return undefined;
	const most = several.sort(([, a], [, b]) => b - a).slice(0, MOST_NAMES);
	return markup`<section class="card">
		<h2>Most findings</h2>
		<ul class="legend">${most.map(([name, count]) => markup`<li><span class="cut">${name}</span><b>${count}</b></li>`)}</ul>
	</section>`;
}

function allGood({ audit }: Shown): Markup {
	return markup`<section class="card good">
		<svg viewBox="0 0 24 24" aria-hidden="true">
			<circle cx="12" cy="12" r="10" />
			<path d="m7.5 12.4 3 3 6-6.6" />
		</svg>
		<div>
			<h2>No findings</h2>
			<p>${counted(audit.rules.length, 'check')} found nothing to do</p>
		</div>
	</section>`;
}

/** What only some tables have. */
interface Columns {
	readonly withStatus: boolean;
	/** Whether each row says which service it is about. */
	readonly withOrigin: boolean;
}

function table({ listed, open, onlyChanges }: Shown): Markup {
	const columns: Columns = {
		withStatus: listed.some(({ status }) => status !== undefined),
		withOrigin: new Set(listed.map(({ source, scope }) => `${source} ${scope}`)).size > 1,
	};
	const hidden = open.filter(({ status }) => status === 'stillOpen').length;
	const heading = onlyChanges ? 'Changes' : 'Findings';
	const note =
		onlyChanges && hidden > 0
			? markup`<span class="note">${counted(hidden, 'finding')} still open, not listed</span>`
			: undefined;
	if (listed.length === 0) {
		return markup`<section class="card findings">
			<div class="bar">
				<h2>${heading}</h2>
				${note}
			</div>
			<p class="none">Nothing has changed since the last audit</p>
		</section>`;
	}
	return markup`<section class="card findings">
		<div class="bar">
			<h2>${heading}</h2>
			${note}
			<div class="tools"></div>
		</div>
		<table class="sheet">
			<thead>
				<tr>
					<th scope="col" class="c-severity" aria-sort="descending">Severity</th>
					<th scope="col" class="c-subject">Name</th>
					<th scope="col">Finding</th>
					<th scope="col" class="c-check">Check</th>
					<th scope="col" class="c-since">Since</th>
					${columns.withStatus ? markup`<th scope="col" class="c-status">Status</th>` : undefined}
				</tr>
			</thead>
			<tbody>
				${listed.map((finding) => row(finding, columns))}
			</tbody>
		</table>
	</section>`;
}

function row(finding: Finding, { withStatus, withOrigin }: Columns): Markup {
	const { severity, subject, affects, since, status, source, scope } = finding;
	const rank = SEVERITIES.length - SEVERITIES.indexOf(severity);
	const name = SEVERITY_NAMES[severity];
	return markup`<tr data-severity="${name}" class="${status ?? ''}">
		<td data-key="${rank}">
			<span class="badge ${severity}"><span class="dot"></span>${name}</span>
		</td>
		<td data-key="${subject.name}">
			<div class="name">${subject.name}</div>
			<div class="small">${withOrigin ? [subject.type, source, scope].filter((part) => part).join(' · ') : subject.type}</div>
			${affects.length > 0 ? markup`<div class="small">Affects ${affects.join(', ')}</div>` : undefined}
		</td>
		<td>
			<div class="title">${finding.title}</div>
			<div class="small">${finding.evidence}</div>
			${finding.fix && status !== 'resolved' ? markup`<div class="fix"><b>To do:</b> ${finding.fix}</div>` : undefined}
		</td>
		<td data-label="Check">${finding.check}</td>
		<td data-label="Since" data-key="${since ?? '9999'}">
			${since ? markup`<time datetime="${since}">${dayOf(since)}</time>` : markup`<span class="small">Unknown</span>`}
		</td>
		${withStatus ? markup`<td data-label="Status"><span class="status ${status ?? ''}">${status ? STATUS_NAMES[status] : 'Not compared'}</span></td>` : undefined}
	</tr>`;
}
