import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { PROJECT, anchorsOf, codeBlocks, documents, linksOf, readDocument } from './markdown';

interface Manifest {
	homepage: string;
	repository: { url: string };
	bugs: { url: string };
	scripts: Record<string, string>;
	n8n: { credentials: string[]; nodes: string[] };
}

const manifest = JSON.parse(readDocument('package.json')) as Manifest;
const REPOSITORY = manifest.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/** Files of the package's metadata and sources that hold addresses of the project. */
function sourcesWithAddresses(): string[] {
	return ['credentials', 'nodes'].flatMap((folder) =>
		readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.credentials\.ts$|\.node\.json$|\.node\.ts$/.test(name))
			.map((name) => join(folder, name)),
	);
}

function addressesIn(path: string): string[] {
	return (
		readFileSync(join(PROJECT, path), 'utf8').match(/https:\/\/github\.com\/[^\s'"`)]+/g) ?? []
	);
}

/** Whether a target inside the project exists, with its anchor. */
function problemOf(document: string, target: string): string | undefined {
	const [path = '', anchor] = target.split('#');
	const file = path === '' ? document : normalize(join(dirname(document), decodeURI(path)));
	if (!existsSync(join(PROJECT, file))) return `${file} does not exist`;
	if (anchor === undefined || !file.endsWith('.md')) return undefined;
	return anchorsOf(readDocument(file)).includes(anchor)
		? undefined
		: `${file} has no heading for #${anchor}`;
}

describe('the documents', () => {
	it.each(documents())('%s leads only to files and headings that exist', (document) => {
		const inside = linksOf(readDocument(document)).filter(
			({ target }) => !/^[a-z]+:/i.test(target),
		);
		const broken = inside.flatMap(({ target }) => problemOf(document, target) ?? []);
		expect(broken).toEqual([]);
	});

	it.each(documents())('%s has JSON that can be read', (document) => {
		for (const json of codeBlocks(readDocument(document), 'json')) {
			expect(() => JSON.parse(json)).not.toThrow();
		}
	});

	it.each(documents())('%s names only scripts that package.json has', (document) => {
		const named = [...readDocument(document).matchAll(/npm run ([\w:-]+)/g)].map(
			([, script = '']) => script,
		);
		expect(named.filter((script) => manifest.scripts[script] === undefined)).toEqual([]);
	});

	it('can all be reached from the README', () => {
		const reached = new Set(['README.md']);
		for (const document of reached) {
			for (const { target } of linksOf(readDocument(document))) {
				const [path = ''] = target.split('#');
				if (/^[a-z]+:/i.test(target) || !path.endsWith('.md')) continue;
				reached.add(normalize(join(dirname(document), path)));
			}
		}
		expect(documents().filter((document) => !reached.has(document))).toEqual([]);
	});

	it('list every example workflow', () => {
		const readme = readDocument('README.md');
		const workflows = readdirSync(join(PROJECT, 'workflows')).filter((name) =>
			name.endsWith('.json'),
		);
		expect(workflows.filter((name) => !readme.includes(`workflows/${name}`))).toEqual([]);
	});
});

describe('the addresses in the package', () => {
	const headings = anchorsOf(readDocument('README.md'));

	it('are those of one repository', () => {
		const addresses = [
			manifest.homepage,
			manifest.bugs.url,
			...sourcesWithAddresses().flatMap(addressesIn),
		];
		const foreign = addresses.filter(
			(address) => address !== REPOSITORY && !/^[#/]/.test(address.slice(REPOSITORY.length)),
		);
		expect(foreign).toEqual([]);
		expect(addresses.every((address) => address.startsWith(REPOSITORY))).toBe(true);
	});

	it.each(sourcesWithAddresses())('%s leads to headings of the README', (path) => {
		const anchors = addressesIn(path)
			.map((address) => address.split('#')[1])
			.filter((anchor) => anchor !== undefined && anchor !== 'readme');
		expect(anchors.filter((anchor) => !headings.includes(anchor ?? ''))).toEqual([]);
	});

	it('are there for every node and credential that package.json lists', () => {
		const listed = [...manifest.n8n.credentials, ...manifest.n8n.nodes].map((path) =>
			path
				.replace(/^dist\//, '')
				.replace(/\.node\.js$/, '.node.json')
				.replace(/\.js$/, '.ts'),
		);
		const without = listed.filter(
			(path) => !existsSync(join(PROJECT, path)) || addressesIn(path).length === 0,
		);
		expect(without).toEqual([]);
	});
});
