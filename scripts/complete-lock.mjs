/**
 * Adds to package-lock.json the optional packages of other platforms that the registry in use does
 * not offer, so that `npm ci` accepts the lock everywhere. Run it after an install that changed the
 * lock: `node scripts/complete-lock.mjs [package-lock.json]`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
	'aix',
	'android',
	'darwin',
	'freebsd',
	'linux',
	'netbsd',
	'openbsd',
	'openharmony',
	'sunos',
	'win32',
];
const PROCESSORS = [
	'arm64',
	'x64',
	'ia32',
	'arm',
	'ppc64',
	's390x',
	'riscv64',
	'loong64',
	'mips64el',
	'wasm32',
];
const LIBRARIES = { musl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' };

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;

/** Where Node would find a package from the folder of another; `undefined` if the lock has it not. */
function placeOf(from, name) {
	for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
		const place = `${folder && `${folder}/`}node_modules/${name}`;
		if (packages[place]) return place;
		if (!folder.includes('/node_modules/')) {
			return folder && packages[`node_modules/${name}`] ? `node_modules/${name}` : undefined;
		}
	}
}

/** The entry of an optional package, as far as its name says what it is for. */
function entryOf(name, version, { dev, license }) {
	const words = name.replace(/^@[^/]+\//, '').split(/[-.]/);
	const system = SYSTEMS.find((candidate) => words.includes(candidate));
	if (!system || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) return undefined;
	const processor = words.includes('armv7')
		? 'arm'
		: PROCESSORS.find((candidate) => words.includes(candidate));
	const library = system === 'linux' && words.map((word) => LIBRARIES[word]).find(Boolean);
	return {
		version,
		...(processor && { cpu: [processor] }),
		...(dev && { dev }),
		...(library && { libc: [library] }),
		...(license && { license }),
		optional: true,
		os: [system],
	};
}

let added = 0;
for (const [place, owner] of Object.entries(packages)) {
	for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
		const entry = placeOf(place, name) === undefined && entryOf(name, version, owner);
		if (!entry) continue;
		const top = `node_modules/${name}`;
		packages[packages[top] ? `${place}/${top}` : top] = entry;
		added += 1;
	}
}
lock.packages = Object.fromEntries(
	Object.entries(packages).sort(([first], [second]) => first.localeCompare(second, 'en')),
);
writeFileSync(file, `${JSON.stringify(lock, null, '\t')}\n`);
console.log(`${added} entries added to ${file}`);
