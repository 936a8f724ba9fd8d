import { createServer } from 'http';
import type { Server } from 'http';

import type { LoadInput } from '../probes/load';
import { compare } from '../support/figure';
import type { Figure } from '../support/figure';
import { together } from '../support/run-probe';
import type { Samples } from '../support/run-probe';
import { median } from '../support/statistics';
import type { Context, Result } from './context';

const REPETITIONS = 5;
const KILOBYTE = 1024;
const PEER = 'AWS S3';
/** As many kilobytes of description as our four nodes have. */
const LARGE = 'HubSpot, Outlook, Slack';

/** (a) What loading the package costs n8n, and what the first execution does. */
export async function loadFigures({ run, sandbox }: Context): Promise<Result> {
	const s3 = await startS3();
	const runs: Samples[] = [];
	try {
		for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
			for (const subject of ['appFlow', 's3', 'conductorOne', 'large'] as const) {
				const input: LoadInput = {
					subject,
					appflow: sandbox.appflow,
					conductorOne: sandbox.conductorOne,
					s3Url: s3.url,
				};
				runs.push(named(subject, await run('load', input)));
			}
		}
	} finally {
		s3.server.close();
	}
	const samples = together(runs);
	const figureOf =
		(peer: string, theirs: string) =>
		(unit: 'ms' | 'KB', name: string, subject: string, moment: string, goal?: number): Figure => {
			const series = unit === 'ms' ? 'ms' : 'bytes';
			return compare(samples, {
				...{ part: 'a', name, peer, unit, per: unit === 'ms' ? 1 : KILOBYTE },
				ours: `${subject}.${moment}.${series}`,
				theirs: `${theirs}.${moment}.${series}`,
				...(goal !== undefined && { goal }),
			});
		};
	const besideS3 = figureOf(PEER, 's3');
	const besideLarge = figureOf(LARGE, 'large');
	const besideHubSpot = figureOf('HubSpot', 'large');
	const kept = (subject: string) =>
		Math.round(median(samples[`${subject}.released.bytes`] ?? []) / KILOBYTE);
	return {
		figures: [
			besideS3('ms', 'Load, time', 'appFlow', 'load', 1),
			besideS3('KB', 'Load, memory', 'appFlow', 'load', 1),
			besideLarge('ms', 'Load, time', 'appFlow', 'load'),
			besideLarge('KB', 'Load, memory', 'appFlow', 'load'),
			besideS3('ms', 'Require, AWS AppFlow', 'appFlow', 'require'),
			besideHubSpot('ms', 'Require, AWS AppFlow', 'appFlow', 'require'),
			besideS3('ms', 'Require, ConductorOne', 'conductorOne', 'require'),
			besideHubSpot('ms', 'Require, ConductorOne', 'conductorOne', 'require'),
			besideS3('ms', 'First execution, AWS AppFlow', 'appFlow', 'first'),
			besideS3('ms', 'First execution, ConductorOne', 'conductorOne', 'first'),
			besideS3('KB', 'First execution, AWS AppFlow', 'appFlow', 'first'),
			besideS3('KB', 'First execution, ConductorOne', 'conductorOne', 'first'),
		],
		checks: [
			{ part: 'a', name: 'SDK and axios not loaded until used', met: librariesWait(samples) },
		],
		notes: [
			`(a) Memory kept once n8n has started and lets go of the descriptions: ${kept('appFlow')} KB, AWS S3 ${kept('s3')} KB (0 or less: too little to measure)`,
		],
	};
}

/** Neither library is there before the first call, and then only the one that is used. */
function librariesWait(samples: Samples): boolean {
	const counts = (moment: string) =>
		['appFlow', 'conductorOne'].flatMap(
			(subject) => samples[`${subject}.${moment}.libraries`] ?? [],
		);
	return (
		[...counts('load'), ...counts('require')].every((count) => count === 0) &&
		counts('first').every((count) => count === 1)
	);
}

function named(subject: string, samples: Samples): Samples {
	return Object.fromEntries(
		Object.entries(samples).map(([name, series]) => [`${subject}.${name}`, series]),
	);
}

const BUCKETS =
	'<?xml version="1.0" encoding="UTF-8"?><ListAllMyBucketsResult><Buckets>' +
	'<Bucket><Name>bench</Name><CreationDate>2026-01-01T00:00:00.000Z</CreationDate></Bucket>' +
	'</Buckets></ListAllMyBucketsResult>';

/** Answers everything with a list of one bucket. */
async function startS3(): Promise<{ server: Server; url: string }> {
	const server = createServer((request, response) => {
		request.resume();
		response.writeHead(200, { 'content-type': 'application/xml' });
		response.end(BUCKETS);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return { server, url: `http://127.0.0.1:${port}` };
}
