import { existsSync, readFileSync, readdirSync } from 'fs';
import { dirname, join } from 'path';

const ROOT = join(__dirname, '..', '..');
const ROOMS = [
	...['bench', 'credentials', 'docs', 'engine', 'nodes', 'playground', 'sandbox', 'scripts'],
	'test',
];
/** What n8n loads, by the name of its file. */
const ENTRIES = /\.(node|credentials)\.ts$/;
/** Stands for all that a file exports. */
const EVERYTHING = '*';

interface Source {
	/** Relative to the project. */
	readonly path: string;
	readonly code: string;
}

function sources(): Source[] {
	return ROOMS.flatMap((room) =>
		readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
			.filter((path) => /\.m?[tj]s$/.test(path) && !path.includes('node_modules'))
			.map((path) => join(room, path)),
	).map((path) => ({ path, code: readFileSync(join(ROOT, path), 'utf8') }));
}

/** Names in a list between braces, by what they are called where they come from. */
const namesIn = (list: string): string[] =>
	list
		.split(',')
		.map(
			(name) =>
				name
					.replace(/^\s*(type\s+)?/, '')
					.split(/\s+as\s+|:/)[0]
					?.trim() ?? '',
		)
		.filter((name) => name !== '');

function exportsOf(code: string): string[] {
	const declared = code.matchAll(
		/^export (?:abstract |async )*(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm,
	);
	const listed = code.matchAll(/^export (?:type )?\{([^}]*)\}/gm);
	return [
		...[...declared].map(([, name = '']) => name),
		...[...listed].flatMap(([, list = '']) => namesIn(list.replace(/\w+\s+as\s+(\w+)/g, '$1'))),
	];
}

interface Use {
	/** As it is written: relative to the file that imports. */
	readonly from: string;
	readonly names: readonly string[];
	/** Whether it is there when the file is loaded: types are not, nor is what is awaited. */
	readonly onLoad: boolean;
}

function usesIn(code: string): Use[] {
	const stated = code.matchAll(/^(?:import|export)\s([^'"]*?)\sfrom\s+'(\.[^']*)'/gms);
	const awaited = code.matchAll(
		/(?:\{([^{}]*)\}\s*=\s*(?:await\s+)?)?\b(?:import|require|requireActual)\(\s*'(\.[^']*)'\s*,?\s*\)(?:\.(?!then\b)(\w+))?/g,
	);
	return [
		...[...stated].map(([, clause = '', from = '']) => {
			const [, list] = /\{([^}]*)\}/.exec(clause) ?? [];
			const onlyTypes = list?.split(',').every((name) => /^\s*(type\s|$)/.test(name)) ?? false;
			return {
				from,
				names: list === undefined ? [EVERYTHING] : namesIn(list),
				onLoad: !clause.startsWith('type ') && !onlyTypes,
			};
		}),
		...[...awaited].map(([, list, from = '', member]) => ({
			from,
			names: list === undefined ? [member ?? EVERYTHING] : namesIn(list),
			onLoad: false,
		})),
	];
}

function fileOf(importing: string, from: string): string | undefined {
	const path = join(dirname(importing), from);
	return [path, `${path}.ts`, `${path}/index.ts`].find(
		(candidate) => /\.m?[tj]s$/.test(candidate) && existsSync(join(ROOT, candidate)),
	);
}

const files = sources();

test('what a file exports, another one uses', () => {
	const used = new Set(
		files.flatMap(({ path, code }) =>
			usesIn(code).flatMap(({ from, names }) => {
				const file = fileOf(path, from) ?? '';
				return names.map((name) => `${file}: ${name}`);
			}),
		),
	);
	const exported = files
		.filter(({ path }) => !ENTRIES.test(path))
		.filter(({ path }) => !used.has(`${path}: ${EVERYTHING}`))
		.flatMap(({ path, code }) => exportsOf(code).map((name) => `${path}: ${name}`));
	expect(exported.length).toBeGreaterThan(1000);
	expect(exported.filter((each) => !used.has(each))).toEqual([]);
});

test('no file waits, while it is loaded, for one that waits for it', () => {
	const needed = new Map(
		files.map(({ path, code }) => [
			path,
			usesIn(code).flatMap(({ from, onLoad }) => (onLoad ? (fileOf(path, from) ?? []) : [])),
		]),
	);
	const loaded = new Set<string>();
	const circles: string[] = [];
	const load = (path: string, waiting: readonly string[]) => {
		if (waiting.includes(path)) circles.push([...waiting, path].join(' > '));
		if (loaded.has(path)) return;
		loaded.add(path);
		for (const next of needed.get(path) ?? []) load(next, [...waiting, path]);
	};
	for (const { path } of files) load(path, []);
	expect(circles).toEqual([]);
});
