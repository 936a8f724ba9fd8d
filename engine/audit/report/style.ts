/** How the page looks: on screens light and dark, wide and narrow, and on paper. */
export const STYLE = `
:root {
	color-scheme: light dark;
	--page: #f5f6f8; --card: #ffffff; --line: #e2e5ea; --head: #f0f2f5;
	--text: #1b2330; --soft: #566173; --accent: #2457c5; --hover: #f7f9fc;
	--critical: #b3122f; --high: #dd5f14; --medium: #d9a406; --low: #4a84c4;
	--good: #1e7f4f;
}
@media (prefers-color-scheme: dark) {
	:root {
		--page: #12161d; --card: #1a202a; --line: #2d3542; --head: #212936;
		--text: #e7ebf2; --soft: #a3afc0; --accent: #8db4ff; --hover: #1f2733;
		--critical: #ff6f83; --high: #ff9c5b; --medium: #f2cc58; --low: #7db3ee;
		--good: #63d197;
	}
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
	margin: 0; background: var(--page); color: var(--text);
	font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main { max-width: 1180px; margin: 0 auto; padding: 40px 24px 56px; }
h1 { margin: 0; font-size: 30px; line-height: 1.2; letter-spacing: -0.015em; font-weight: 680; text-wrap: balance; }
h2 { margin: 0 0 14px; font-size: 15px; font-weight: 640; }
p { margin: 0; }
.lead { margin-top: 8px; color: var(--soft); }
.changes { display: flex; flex-wrap: wrap; gap: 8px; margin: 16px 0 0; padding: 0; list-style: none; }
.changes li, .badge, .status {
	display: inline-flex; align-items: center; gap: 7px; border-radius: 999px;
	font-size: 13px; line-height: 1.3; white-space: nowrap;
}
.changes li { padding: 5px 12px; background: var(--card); border: 1px solid var(--line); }
.changes b { font-variant-numeric: tabular-nums; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 22px 24px; }
.charts { display: grid; grid-template-columns: minmax(260px, 330px) minmax(0, 1fr); gap: 20px; margin: 28px 0 20px; }
.column { display: flex; flex-direction: column; gap: 20px; }
.cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.ring { display: flex; align-items: center; gap: 22px; }
.ring svg { flex: none; width: 132px; height: 132px; }
.column .card:only-child { flex: 1; display: flex; flex-direction: column; }
.column .card:only-child .ring { margin-block: auto; }
.legend { margin: 0; padding: 0; list-style: none; flex: 1; }
.legend li { display: flex; align-items: center; gap: 9px; padding: 4px 0; }
.legend b { margin-left: auto; font-variant-numeric: tabular-nums; }
.dot { flex: none; width: 10px; height: 10px; border-radius: 3px; background: var(--soft); }
.critical .dot { background: var(--critical); } .high .dot { background: var(--high); }
.medium .dot { background: var(--medium); } .low .dot { background: var(--low); }
svg text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; fill: var(--text); }
svg .total { font-size: 30px; font-weight: 680; letter-spacing: -0.02em; }
svg .unit, svg .axis { fill: var(--soft); font-size: 12px; }
svg .track { fill: none; stroke: var(--line); }
svg .critical { fill: var(--critical); } svg .high { fill: var(--high); }
svg .medium { fill: var(--medium); } svg .low { fill: var(--low); }
svg .arc { fill: none; stroke-width: 16; }
svg .arc.critical { stroke: var(--critical); } svg .arc.high { stroke: var(--high); }
svg .arc.medium { stroke: var(--medium); } svg .arc.low { stroke: var(--low); }
.bars svg { display: block; width: 100%; height: auto; max-width: 760px; }
.good { display: flex; align-items: center; gap: 16px; margin: 28px 0 20px; }
.good svg { flex: none; width: 44px; height: 44px; fill: none; stroke: var(--good); stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.good h2 { margin: 0; font-size: 18px; }
.good p { color: var(--soft); }
.findings { padding: 0; overflow: hidden; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 14px; padding: 18px 24px 14px; }
.bar h2 { margin: 0; }
.bar .note { color: var(--soft); font-size: 13px; }
.tools { display: flex; gap: 8px; margin-left: auto; }
.tools input, .tools select {
	font: inherit; font-size: 14px; color: var(--text); background: var(--page);
	border: 1px solid var(--line); border-radius: 8px; padding: 6px 10px; min-width: 0;
}
.tools input { width: 230px; }
.sheet { width: 100%; border-collapse: collapse; table-layout: fixed; }
.sheet th {
	text-align: left; font-size: 12.5px; font-weight: 600; color: var(--soft);
	padding: 9px 12px; background: var(--head); border-block: 1px solid var(--line); white-space: nowrap;
}
.sheet th:first-child, .sheet td:first-child { padding-left: 24px; }
.sheet th:last-child, .sheet td:last-child { padding-right: 24px; }
.sheet th button {
	font: inherit; color: inherit; background: none; border: 0; border-radius: 4px;
	margin: -4px -6px; padding: 4px 6px; cursor: pointer;
}
.sheet th button:hover { color: var(--text); }
.sheet th button::after { content: "\\2195"; opacity: 0.4; margin-left: 5px; }
.sheet th[aria-sort] button { color: var(--text); }
.sheet th[aria-sort="ascending"] button::after { content: "\\2191"; opacity: 1; }
.sheet th[aria-sort="descending"] button::after { content: "\\2193"; opacity: 1; }
.sheet td { padding: 13px 12px; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.sheet tbody tr:last-child td { border-bottom: 0; }
.sheet tbody tr:hover td { background: var(--hover); }
.c-severity { width: 126px; } .c-subject { width: 25%; } .c-check { width: 16%; } .c-since { width: 132px; } .c-status { width: 128px; }
time { white-space: nowrap; }
.badge { padding: 2px 10px 2px 8px; font-weight: 600; background: var(--head); }
.badge.critical { background: color-mix(in srgb, var(--critical) 15%, transparent); }
.badge.high { background: color-mix(in srgb, var(--high) 15%, transparent); }
.badge.medium { background: color-mix(in srgb, var(--medium) 18%, transparent); }
.badge.low { background: color-mix(in srgb, var(--low) 15%, transparent); }
.name { font-weight: 600; }
.small { color: var(--soft); font-size: 13px; }
.title { font-weight: 600; }
.fix { margin-top: 4px; }
.fix b { font-weight: 600; color: var(--soft); }
.status { padding: 1px 9px; border: 1px solid var(--line); color: var(--soft); }
.status.new { color: var(--accent); border-color: currentColor; font-weight: 600; }
.status.resolved { color: var(--good); border-color: currentColor; font-weight: 600; }
tr.resolved .title { text-decoration: line-through; text-decoration-thickness: 1px; color: var(--soft); }
.none { padding: 0 24px 22px; color: var(--soft); }
.about { margin-top: 20px; }
.about dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 6px 20px; margin: 0; font-size: 14px; }
.about dt { color: var(--soft); }
.about dd { margin: 0; overflow-wrap: anywhere; }
.about section + section { margin-top: 20px; padding-top: 20px; border-top: 1px solid var(--line); }
.missing { margin: 0; padding-left: 18px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
[hidden] { display: none !important; }
@media print, (min-width: 901px) {
	.tall .column .card:only-child .ring { flex-direction: column; }
	.tall .column .card:only-child .ring svg { width: 200px; height: 200px; }
	.tall .column .card:only-child .legend { flex: none; width: 190px; }
}
@media screen and (max-width: 900px) {
	.charts { grid-template-columns: minmax(0, 1fr); }
	.bars { overflow-x: auto; }
	.bars svg { min-width: 540px; }
	.tools { margin-left: 0; width: 100%; }
	.tools input { flex: 1; width: auto; }
	.sheet, .sheet tbody, .sheet tr, .sheet td { display: block; width: auto; }
	.sheet thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
	.sheet tr { padding: 14px 0; border-bottom: 1px solid var(--line); }
	.sheet tbody tr:last-child { border-bottom: 0; }
	.sheet tbody tr:first-child { border-top: 1px solid var(--line); }
	.sheet td { border: 0; padding: 3px 20px; }
	.sheet td:first-child, .sheet td:last-child { padding-inline: 20px; }
	.sheet td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); font-size: 13px; }
	main { padding: 24px 14px 40px; }
	.card { padding: 18px 20px; } .findings { padding: 0; } .bar { padding: 16px 20px 12px; }
}
@media print {
	:root {
		color-scheme: light;
		--page: #fff; --card: #fff; --line: #c9cdd4; --head: #f0f2f5; --text: #000; --soft: #444; --hover: #fff;
		--critical: #b3122f; --high: #dd5f14; --medium: #d9a406; --low: #4a84c4; --good: #1e7f4f; --accent: #2457c5;
	}
	@page { margin: 14mm; }
	* { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
	body { font-size: 9.5pt; }
	main { max-width: none; padding: 0; }
	.card { border-radius: 6px; break-inside: avoid; }
	.card.findings { padding: 0; break-inside: auto; overflow: visible; }
	.tools, .sheet th button::after { display: none; }
	.sheet thead { display: table-header-group; }
	.sheet tr { break-inside: avoid; }
	.charts { grid-template-columns: 240px minmax(0, 1fr); gap: 12px; margin: 18px 0 12px; }
	.tall .column .card:only-child .ring svg { width: 150px; height: 150px; }
	.tall .column .card:only-child .legend { width: 150px; }
	.card { padding: 14px 16px; } .bar { padding: 12px 16px; }
	.sheet td, .sheet th { padding: 8px 6px; } .sheet td:first-child, .sheet th:first-child { padding-left: 16px; }
	.sheet { font-size: 8.5pt; }
	.c-severity { width: 104px; } .c-subject { width: 21%; } .c-check { width: 14%; } .c-since { width: 88px; } .c-status { width: 84px; }
	.small, .badge, .status, .changes li { font-size: 8pt; }
}
`;
