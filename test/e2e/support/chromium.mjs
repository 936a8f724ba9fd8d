import { existsSync } from 'node:fs';

import { chromium, selectors } from 'playwright-core';

const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The size of a laptop's screen, and of the pictures in the README. */
export const VIEWPORT = { width: 1440, height: 900 };

// n8n marks its elements with this.
selectors.setTestIdAttribute('data-test-id');

/** Starts a real Chromium that talks to nobody but the pages under test. */
export async function launchChromium() {
	return await chromium.launch({
		executablePath: chromiumPath(),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

function chromiumPath() {
	const named = process.env.CHROMIUM_PATH;
	const path = named ?? USUAL_PLACES.find((place) => existsSync(place));
	if (path) return path;
	throw new Error(
		'No Chromium or Chrome found. Install one (apt-get install chromium), or let CHROMIUM_PATH name it.',
	);
}
