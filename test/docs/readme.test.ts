import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { resources as appFlowResources } from '../../nodes/AwsAppFlow/resources';
import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { resources as conductorOneResources } from '../../nodes/ConductorOne/resources';
import { PROJECT, readDocument, tableBelow } from './markdown';

const readme = readDocument('README.md');

/** All sources of a folder as one text, with quotes as they are in the program. */
function sourcesOf(folder: string): string {
	return readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => readFileSync(join(PROJECT, folder, name), 'utf8'))
		.join('\n')
		.replace(/\\'/g, "'");
}

function codesIn(cell: string): string[] {
	return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

describe('the README', () => {
	it.each([
		['### Messages of AppFlow', 'nodes/AwsAppFlow/transport'],
		['### Messages of ConductorOne', 'nodes/ConductorOne/transport'],
	])('%s: explains messages and codes that the code has', (heading, folder) => {
		const sources = sourcesOf(folder);
		const rows = tableBelow(readme, heading);
		expect(rows.length).toBeGreaterThan(10);
		for (const [message = '', codes = ''] of rows) {
			for (const part of message.split('…').filter((text) => text.trim() !== '')) {
				expect(sources).toContain(part.trim());
			}
			for (const code of codesIn(codes)) expect(sources).toContain(code);
		}
	});

	it('explains every error name of AWS that the code knows', () => {
		const explained = tableBelow(readme, '### Messages of AppFlow').flatMap(([, codes = '']) =>
			codesIn(codes),
		);
		const known = [
			...sourcesOf('nodes/AwsAppFlow/transport').matchAll(/^\t\t([A-Z]\w+): \{\n\t\t\tmessage:/gm),
		].map(([, name = '']) => name);
		expect(known.length).toBeGreaterThan(10);
		// One name may mean something of its own in some operations.
		expect(explained.sort()).toEqual([...new Set(known)].sort());
	});

	it.each([
		['### The AWS AppFlow node', appFlowResources, new AwsAppFlow()],
		['### The ConductorOne node', conductorOneResources, new ConductorOne()],
	])('%s: lists the operations that there are', (heading, resources, node) => {
		expect(heading).toBe(`### The ${node.description.displayName} node`);
		const operations = resources
			.map(({ name, operations: all }) => [
				name,
				all
					.map((operation) => operation.name)
					.sort()
					.join(', '),
			])
			.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
		expect(tableBelow(readme, heading)).toEqual(operations);
	});
});
