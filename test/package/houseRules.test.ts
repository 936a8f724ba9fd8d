import { spawnSync } from 'child_process';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

/** What the house rules say of one text, as if it lay at that place in the project. */
function rulesBrokenBy(file: string, code: string): string[] {
	const { stdout } = spawnSync(
		join(ROOT, 'node_modules', '.bin', 'eslint'),
		[
			...['-c', 'eslint.house.config.mjs', '--format', 'json'],
			...['--stdin', '--stdin-filename', file],
		],
		{ cwd: ROOT, encoding: 'utf8', input: code },
	);
	const [{ messages }]: [{ messages: Array<{ line: number; ruleId: string | null }> }] =
		JSON.parse(stdout);
	return messages.map(({ line, ruleId }) => `${line} ${ruleId ?? 'inline configuration'}`);
}

test('imports point one way, and libraries enter by their doors', () => {
	const code = [
		"import { readFileSync } from 'fs';",
		"import { SignatureV4 } from './sdk';",
		"import { AppflowClient } from '@aws-sdk/client-appflow';",
		"import type { AppflowClientConfig } from '@aws-sdk/client-appflow';",
		"import { resources } from '../resources';",
		"import { startSandbox } from '../../../sandbox';",
		"import { openConductorOne } from '../../ConductorOne/open';",
		'export const used = [readFileSync, SignatureV4, AppflowClient, resources, startSandbox, openConductorOne];',
		'export type Used = AppflowClientConfig;',
	].join('\n');
	expect(rulesBrokenBy('nodes/AwsAppFlow/transport/example.ts', code)).toEqual([
		'1 @typescript-eslint/no-restricted-imports',
		'2 @typescript-eslint/no-restricted-imports',
		'3 @typescript-eslint/no-restricted-imports',
		'5 import-x/no-restricted-paths',
		'6 import-x/no-restricted-paths',
		'7 import-x/no-restricted-paths',
	]);
});

test('nothing shipped goes around the types or the rules', () => {
	const code = [
		'export const cast = JSON.parse("1") as number;',
		'export const sure = [cast][0]!;',
		'export const any: any = sure;',
		'// @ts-ignore',
		'// eslint-disable-next-line',
		'export const last = <number>any;',
		'export const fine = { name: "a" } as const;',
	].join('\n');
	expect(rulesBrokenBy('engine/example.ts', code).sort()).toEqual([
		'1 @typescript-eslint/consistent-type-assertions',
		'2 @typescript-eslint/no-non-null-assertion',
		'3 @typescript-eslint/no-explicit-any',
		'4 @typescript-eslint/ban-ts-comment',
		'5 inline configuration',
		'6 @typescript-eslint/consistent-type-assertions',
	]);
});
