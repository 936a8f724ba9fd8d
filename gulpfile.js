const { rm } = require('node:fs/promises');
const path = require('node:path');
const { Transform } = require('node:stream');
const { dest, parallel, series, src, watch } = require('gulp');

const { bundleVendors } = require('./build/bundle');
const { writeMetadata } = require('./build/metadata');
const { run } = require('./build/run');

const ROOT = __dirname;
const DIST = path.join(ROOT, 'dist');

async function clean() {
	await rm(DIST, { recursive: true, force: true });
}

/** Type-checks and compiles what is shipped. */
async function compile() {
	await run(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json']);
}

/** Puts the runtime libraries inside the files through which they enter. */
async function bundle() {
	await bundleVendors(ROOT, DIST);
}

function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** What n8n's search and documentation links need. */
function codex() {
	return src('nodes/**/*.node.json', { encoding: false }).pipe(dest('dist/nodes'));
}

/** From these, n8n's editor offers fields of a node that has not run yet. */
function schemas() {
	return src('nodes/**/__schema__/**/*.json', { encoding: false })
		.pipe(withoutWhiteSpace())
		.pipe(dest('dist/nodes'));
}

/** Half of the schemas is indentation, which only their reviewers need. */
function withoutWhiteSpace() {
	return new Transform({
		objectMode: true,
		transform(file, _encoding, done) {
			file.contents = Buffer.from(JSON.stringify(JSON.parse(file.contents.toString())));
			done(null, file);
		},
	});
}

/** What n8n reads instead of loading the nodes. */
async function metadata() {
	await writeMetadata(ROOT, DIST);
}

const build = series(clean, compile, parallel(bundle, icons, codex, schemas), metadata);

function rebuildOnChange() {
	watch(
		['nodes/**/*', 'credentials/**/*', 'engine/**/*', 'icons/**/*'],
		{ ignoreInitial: false },
		build,
	);
}

exports.clean = clean;
exports.build = build;
exports.dev = rebuildOnChange;
exports.default = build;
