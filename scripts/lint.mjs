/** Everything that reads code and runs none of it. */
import { runSteps, runTool, stageSources } from './steps.mjs';

const staged = stageSources('lint');

await runSteps({
	"n8n's lint, strict mode": () => runTool('n8n-node', ['lint'], staged),
	"n8n's lint, no warnings": () => runTool('eslint', ['.', '--max-warnings', '0'], staged),
	'house rules': () =>
		runTool('eslint', [
			'-c',
			'eslint.house.config.mjs',
			'--max-warnings',
			'0',
			'credentials',
			'engine',
			'nodes',
			'sandbox',
			'bench',
			'build',
			'docs',
			'test',
		]),
	format: () => runTool('prettier', ['--check', '--log-level', 'warn', '.']),
	types: () => runTool('tsc', ['-p', 'tsconfig.json']),
	'types of the playground': () => runTool('tsc', ['-p', 'playground/tsconfig.json']),
});
