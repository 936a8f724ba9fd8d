const { writeFile } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');

const { licensesOf } = require('./licenses');

/** The files through which libraries enter; each becomes one self-contained file. */
const VENDOR_ENTRIES = [
	'nodes/AwsAppFlow/transport/sdk',
	'nodes/ConductorOne/transport/axios',
	'nodes/ConductorOne/openapi/yaml',
];

/**
 * The libraries are built as for a browser: their Node builds use modules and globals that n8n does
 * not let a community package touch. What a browser has and n8n's rules forbid comes from the shim.
 */
const SHIMMED = {
	setTimeout: 'shimSetTimeout',
	clearTimeout: 'shimClearTimeout',
	setImmediate: 'shimUndefined',
	console: 'shimConsole',
	globalThis: 'shimGlobal',
	global: 'shimGlobal',
	window: 'shimUndefined',
	self: 'shimUndefined',
	document: 'shimUndefined',
	process: 'shimUndefined',
};

/** STS answers in XML. The browser build reads that with a parser that only browsers have. */
const xmlWithoutBrowser = {
	name: 'xml-without-browser',
	setup(build) {
		build.onResolve({ filter: /^\.\/xml-parser$/ }, ({ resolveDir }) => ({
			path: path.join(resolveDir, 'xml-parser.js'),
		}));
	},
};

/**
 * Replaces the compiled vendor entries in `dist` by bundles, and writes the licenses of what is in
 * them.
 *
 * @param {string} root Folder of the package
 * @param {string} dist Folder of the build
 */
async function bundleVendors(root, dist) {
	const inputs = new Set();
	for (const entry of VENDOR_ENTRIES) {
		const { metafile, warnings } = await esbuild.build({
			absWorkingDir: root,
			entryPoints: [`${entry}.ts`],
			outfile: path.join(dist, `${entry}.js`),
			bundle: true,
			platform: 'browser',
			conditions: ['browser'],
			mainFields: ['browser', 'module', 'main'],
			format: 'cjs',
			target: 'es2022',
			external: ['n8n-workflow'],
			inject: [path.join(__dirname, 'shim.ts')],
			alias: { '@aws-sdk/signature-v4-multi-region': path.join(__dirname, 'no-sigv4a.mjs') },
			plugins: [xmlWithoutBrowser],
			define: SHIMMED,
			legalComments: 'none',
			metafile: true,
			logLevel: 'warning',
		});
		if (warnings.length > 0) throw new Error(`${entry} does not bundle cleanly`);
		Object.keys(metafile.inputs).forEach((input) => inputs.add(input));
	}
	const licenses = await licensesOf(root, [...inputs]);
	await writeFile(path.join(dist, 'THIRD-PARTY-LICENSES.txt'), licenses);
}

module.exports = { VENDOR_ENTRIES, bundleVendors };
