/** n8n's community package scanner, offline: on the sources and on what would be published. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { analyzePackage, buildScanConfig } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

import { ROOT, runSteps, stageSources } from './steps.mjs';

/** Whether the scanner has nothing to say, warnings included, which it keeps to itself. */
async function isClean(folder, patterns) {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	if (!passed) {
		console.error(message, details ?? '');
		return false;
	}
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const results = await eslint.lintFiles(patterns);
	const { format } = await eslint.loadFormatter('stylish');
	console.log((await format(results)) || `${results.length} files, no findings`);
	return results.every(({ messages }) => messages.length === 0);
}

function unpackPublished() {
	const folder = join(ROOT, '.cache', 'scan-published');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	spawnSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT });
	const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
	if (!tarball) throw new Error('npm pack made no tarball: run npm run build first');
	spawnSync('tar', ['-xzf', tarball], { cwd: folder });
	return join(folder, 'package');
}

await runSteps({
	'scanner on the sources': () =>
		isClean(stageSources('scan-sources'), [
			'package.json',
			'{nodes,credentials,engine}/**/*.{js,ts,json}',
		]),
	'scanner on the package': () => isClean(unpackPublished(), ['**/*.js', 'package.json']),
});
