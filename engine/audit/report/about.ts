import type { Shown } from '../shown';
import { counted } from '../../words';
import { markup } from './markup';
import type { Markup } from './markup';

/** What was read and what was not, so that nobody takes silence for proof. */
export function about({ audit, open }: Shown): Markup {
	const { counts, calls, gaps, rules, origin } = audit;
	const found = new Set(
		open.filter(({ source }) => source === origin.source).map(({ rule }) => rule),
	);
	const passed = rules.filter(({ value }) => !found.has(value));
	const read = Object.entries(counts).map(([what, count]) => `${count} ${spaced(what)}`);
	const made = Object.values(calls).reduce((sum, count) => sum + count, 0);
	const byOperation = Object.entries(calls).map(([operation, count]) => `${count} ${operation}`);
	return markup`<div class="card about">
		<section>
			<h2>About this audit</h2>
			<dl>
				<dt>Audited</dt>
				<dd>${origin.source} (${origin.scope}): ${read.join(', ')}</dd>
				<dt>Checks</dt>
				<dd>${counted(rules.length, 'check')}, ${passed.length} without findings</dd>
				${
					passed.length > 0
						? markup`<dt>Without findings</dt>
								<dd>${passed.map(({ name }) => name).join(', ')}</dd>`
						: undefined
				}
				<dt>Requests</dt>
				<dd>${made}${byOperation.length > 0 ? ` (${byOperation.join(', ')})` : ''}</dd>
			</dl>
		</section>
		${
			gaps.length > 0
				? markup`<section>
						<h2>Not read</h2>
						<ul class="missing">
							${gaps.map(({ what, why }) => markup`<li>${what}: ${why}</li>`)}
						</ul>
					</section>`
				: undefined
		}
	</div>`;
}

/** The words of a name in camel case: "profilesWithFindings" becomes "profiles with findings". */
function spaced(name: string): string {
	return name.replace(/([A-Z])/g, ' $1').toLowerCase();
}
