#!/usr/bin/env node
// Only what the oldest Node can read stands here: everything else loads after the version is known
// to be new enough, so that an old Node gets a sentence instead of a syntax error.
const NEEDED = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
	console.error(
		'The playground needs Node.js ' +
			NEEDED.join('.') +
			' or newer, and this is ' +
			process.versions.node +
			'.\nInstall a newer one (nodejs.org, or your version manager) and run npm start again.',
	);
	process.exitCode = 1;
} else {
	import('./main.mjs').then((main) => main.main(process.argv.slice(2)));
}
