/**
 * Says what each test of a CI run gave, and how many passed and failed in all.
 *
 *     node scripts/summary.mjs FOLDER
 *
 * The folder holds what Jest wrote with `--json` (`*.json`) and what Node's test runner printed with
 * its `spec` reporter (`*.log`).
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { ROOT } from './steps.mjs';

const SIGNS = { '\u2714': 'passed', '\u2716': 'failed', '\ufe63': 'skipped' };
const WORDS = { passed: 'passed', failed: 'FAILED' };

/** @returns {{ status: string, name: string }[]} */
function fromJest(file) {
	const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
	return testResults.flatMap(({ name, status, assertionResults }) => {
		const place = relative(ROOT, name);
		// A file that does not even load has no tests of its own, and counts as one.
		if (assertionResults.length === 0) return [{ status, name: place }];
		return assertionResults.map((test) => ({
			status: test.status,
			name: `${place}: ${test.fullName}`,
		}));
	});
}

/** @returns {{ status: string, name: string }[]} */
function fromNodeTests(file) {
	// Failed tests are printed a second time, with their reasons, below this line.
	const [tests] = readFileSync(file, 'utf8').split(/^\u2716 failing tests:$/m);
	const groups = new Set([...tests.matchAll(/^\s*\u25b6 (.+)$/gm)].map(([, name]) => name));
	return [...tests.matchAll(/^\s*([\u2714\u2716\ufe63]) (.+) \(\d[\d.]*ms\)/gm)]
		.map(([, sign, name]) => ({ status: SIGNS[sign], name }))
		.filter(({ status, name }) => status === 'failed' || !groups.has(name));
}

const folder = process.argv[2];
const files = readdirSync(folder).map((name) => join(folder, name));
const tests = [
	...files.filter((file) => file.endsWith('.json')).flatMap(fromJest),
	...files.filter((file) => file.endsWith('Browser-tests.log')).flatMap(fromNodeTests),
];

console.log('\n==== Every test');
for (const { status, name } of tests) console.log(`${WORDS[status] ?? 'skipped'}: ${name}`);

const count = (status) => tests.filter((test) => test.status === status).length;
console.log(`\n${count('passed')} passed, ${count('failed')} failed`);
