import { execFileSync } from 'child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'fs';
import { dirname, join, relative } from 'path';

import { Linter } from 'eslint';
import { LazyPackageDirectoryLoader } from 'n8n-core';

const TARBALL = process.env.PACKED_TARBALL ?? '';
const FOLDER = process.env.PACKED_FOLDER ?? '';
const VENDORS = [
	'dist/nodes/AwsAppFlow/transport/sdk.js',
	'dist/nodes/ConductorOne/transport/axios.js',
	'dist/nodes/ConductorOne/openapi/yaml.js',
];
const PACKAGE = 'n8n-nodes-appflow-conductorone';

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? filesBelow(path) : [relative(FOLDER, path)];
	});
}

function readJson(path: string): Record<string, unknown> {
	return JSON.parse(readFileSync(join(FOLDER, path), 'utf8'));
}

/** Runs code in a fresh process, so that nothing is loaded that it does not load itself. */
function inFreshProcess(code: string): string {
	return execFileSync(process.execPath, ['-e', code], {
		cwd: join(__dirname, '..', '..'),
		encoding: 'utf8',
		env: { ...process.env, NODE_PATH: join(__dirname, '..', '..', 'node_modules') },
	});
}

describe('the package', () => {
	// 350 KB was enough for profiles and connectors; docs/decisions/0001 says what has come since.
	test('is at most 700 KB packed', () => {
		expect(statSync(TARBALL).size).toBeLessThanOrEqual(700 * 1000);
	});

	test('holds the build, the papers, and nothing else', () => {
		const others = filesBelow(FOLDER).filter((file) => !file.startsWith('dist/'));
		expect(others.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
		const kinds = filesBelow(join(FOLDER, 'dist')).map((file) => file.replace(/^.*\./, ''));
		expect([...new Set(kinds)].sort()).toEqual(['js', 'json', 'svg', 'txt']);
	});

	test('is the only package that gets installed', () => {
		const manifest = readJson('package.json');
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.optionalDependencies).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	test('requires nothing but n8n-workflow, crypto and its own files', () => {
		const required = filesBelow(join(FOLDER, 'dist'))
			.filter((file) => file.endsWith('.js'))
			.flatMap((file) => {
				const code = readFileSync(join(FOLDER, file), 'utf8');
				return [...code.matchAll(/^[^*`]*?\brequire\(["']([^"')]+)["']\)/gm)].map(
					([, name]) => name,
				);
			});
		const foreign = required.filter((name) => name !== undefined && !name.startsWith('.'));
		expect([...new Set(foreign)].sort()).toEqual(['crypto', 'n8n-workflow']);
	});

	test('uses no global that only browsers have', () => {
		const names = 'console.log(Object.getOwnPropertyNames(globalThis).join())';
		const known = [...inFreshProcess(names).trim().split(','), 'require', 'module', 'exports'];
		const globals = Object.fromEntries(known.map((name) => [name, 'readonly' as const]));
		const missing = VENDORS.flatMap((file) => {
			const code = readFileSync(join(FOLDER, file), 'utf8');
			const messages = new Linter().verify(
				code,
				{
					languageOptions: { globals, sourceType: 'commonjs' },
					rules: { 'no-undef': 'error' },
				},
				{ allowInlineConfig: false },
			);
			return messages.map(({ message }) => /'(.*)'/.exec(message)?.[1] ?? message);
		});
		// axios asks where it runs; its way over XMLHttpRequest is not taken, because it is given another.
		const harmless = ['WorkerGlobalScope', 'XMLHttpRequest', 'navigator'];
		expect([...new Set(missing)].filter((name) => !harmless.includes(name))).toEqual([]);
	});

	test('carries the licenses of what is bundled', () => {
		const licences = readFileSync(join(FOLDER, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
		for (const name of ['@aws-sdk/client-appflow', '@aws-sdk/client-sts', 'axios', 'yaml']) {
			expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
		}
	});

	test('mentions no path of the machine that built it', () => {
		const root = join(__dirname, '..', '..');
		const leaking = filesBelow(join(FOLDER, 'dist')).filter((file) =>
			readFileSync(join(FOLDER, file), 'utf8').includes(root),
		);
		expect(leaking).toEqual([]);
	});
});

describe("n8n's loader", () => {
	let loader: LazyPackageDirectoryLoader;

	beforeAll(async () => {
		loader = new LazyPackageDirectoryLoader(FOLDER);
		await loader.loadAll();
	});

	test('loads the package lazily', () => {
		expect(loader.isLazyLoaded).toBe(true);
		expect(Object.keys(loader.known.nodes).sort()).toEqual([
			'awsAppFlow',
			'awsAppFlowTrigger',
			'conductorOne',
			'conductorOneTrigger',
		]);
		expect(Object.keys(loader.known.credentials).sort()).toEqual([
			'awsAppFlowApi',
			'awsAppFlowConnectorApi',
			'awsAppFlowEventsApi',
			'conductorOneApi',
			'conductorOneIncomingWebhookApi',
		]);
	});

	test('finds every icon', () => {
		const types = [...loader.types.nodes, ...loader.types.credentials];
		expect(types).toHaveLength(9);
		for (const type of types) {
			const urls =
				typeof type.iconUrl === 'string' ? [type.iconUrl] : Object.values(type.iconUrl ?? {});
			expect(urls).toHaveLength(2);
			for (const url of urls) {
				expect(existsSync(join(FOLDER, url.replace(`icons/${PACKAGE}/`, '')))).toBe(true);
			}
		}
	});

	test('leaves the output schemas where n8n looks for them', () => {
		const described = loader.types.nodes.flatMap(({ name, properties }) =>
			properties
				.filter((property) => property.name === 'operation')
				.flatMap(({ displayOptions, options = [] }) =>
					options.map((option) => ({
						node: name,
						resource: String(displayOptions?.show?.resource?.[0]),
						operation: 'value' in option ? String(option.value) : '',
					})),
				),
		);
		// As n8n does, which pads the node's version: 1 is 1.0.0.
		const schemas = described.map(({ node, resource, operation }) => {
			const folder = dirname(loader.known.nodes[node]?.sourcePath ?? '');
			return join(folder, '__schema__', 'v1.0.0', resource, `${operation}.json`);
		});
		const sources = join(__dirname, '..', '..');
		const expected = schemas.filter((file) =>
			existsSync(join(sources, file.replace(/^dist\//, ''))),
		);
		expect(expected.length).toBeGreaterThan(0);
		expect(schemas.filter((file) => existsSync(join(FOLDER, file)))).toEqual(expected);
	});

	test('finds every codex', () => {
		for (const type of loader.types.nodes) {
			expect(type.codex?.categories?.length).toBeGreaterThan(0);
			expect(type.codex?.alias?.length).toBeGreaterThan(0);
		}
	});

	test('tells n8n which nodes support which credential', () => {
		for (const { supportedNodes } of Object.values(loader.known.credentials)) {
			expect(supportedNodes?.length).toBeGreaterThan(0);
		}
	});
});

const vendorsLoaded = `Object.keys(require.cache).filter((file) => /transport.(sdk|axios)\\.js$/.test(file)).length`;

describe('the libraries', () => {
	test('are not loaded with the nodes', () => {
		const { nodes: files } = readJson('package.json').n8n as { nodes: string[] };
		const nodes = files.map((file) => join(FOLDER, file));
		const code = `for (const file of ${JSON.stringify(nodes)}) { const module = require(file); for (const Type of Object.values(module)) new Type(); } console.log(${vendorsLoaded})`;
		expect(inFreshProcess(code).trim()).toBe('0');
	});

	test.each(VENDORS)('in %s stand on their own', (file) => {
		const code = `const library = require(${JSON.stringify(join(FOLDER, file))}); console.log(Object.keys(library).length > 0)`;
		expect(inFreshProcess(code).trim()).toBe('true');
	});
});
