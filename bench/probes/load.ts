/** Loads a package as n8n does, then runs its node once, in a process that did nothing else. Figure (a). */
import { LazyPackageDirectoryLoader } from 'n8n-core';
import { dirname } from 'path';

import { EMPTY_PACKAGE, LARGE_PEER, OUR_PACKAGE, S3_PEER } from '../support/packages';
import type { AppFlowAccess, ConductorOneAccess } from '../support/sandbox';
import { Credentials } from './support/credentials';
import { latestOf, loadFromStage } from './support/host';
import { retainedBytes, runAsProbe } from './support/report';
import type { Report } from './support/report';
import { nodeThat, runSteps } from './support/workflow';

export interface LoadInput {
	readonly subject: keyof typeof SUBJECTS;
	readonly appflow: AppFlowAccess;
	readonly conductorOne: ConductorOneAccess;
	/** A server that answers as S3 does. */
	readonly s3Url: string;
}

const SUBJECTS = {
	appFlow: {
		packageName: OUR_PACKAGE,
		node: 'awsAppFlow',
		credential: 'awsAppFlowApi',
		dataOf: ({ appflow: { region, accessKeyId, secretAccessKey, endpoint } }: LoadInput) => ({
			region,
			accessKeyId,
			secretAccessKey,
			endpoint,
		}),
		parameters: { resource: 'connectorProfile', operation: 'getMany', limit: 1 },
	},
	conductorOne: {
		packageName: OUR_PACKAGE,
		node: 'conductorOne',
		credential: 'conductorOneApi',
		dataOf: ({ conductorOne: { url, bearerToken } }: LoadInput) => ({
			authentication: 'bearerToken',
			tenantUrl: url,
			accessToken: bearerToken,
		}),
		parameters: { resource: 'app', operation: 'getMany', limit: 1 },
	},
	s3: {
		packageName: S3_PEER.name,
		node: 'awsS3',
		credential: 'aws',
		dataOf: ({ s3Url }: LoadInput) => ({
			region: 'us-east-1',
			accessKeyId: 'AKIDEXAMPLE',
			secretAccessKey: 'dummy-secret',
			customEndpoints: true,
			s3Endpoint: s3Url,
		}),
		parameters: { resource: 'bucket', operation: 'getAll', returnAll: false, limit: 1 },
	},
	/** Only loaded, never run. */
	large: { packageName: LARGE_PEER.name, node: 'hubspot' },
} as const;

/** The files of our package that hold the AWS SDK and axios. */
const LIBRARIES = /transport[\\/](sdk|axios)\.js$/;

runAsProbe<LoadInput>(async (input, report) => {
	const subject = SUBJECTS[input.subject];
	await load(EMPTY_PACKAGE);
	await warmUp(input.s3Url);

	const before = retainedBytes();
	const start = performance.now();
	const loader = await load(subject.packageName);
	report.add('load.ms', performance.now() - start);
	if (!loader.isLazyLoaded) throw new Error(`${subject.packageName} is not loaded lazily`);
	report.add('load.bytes', retainedBytes() - before);
	// n8n does this once it has started.
	release(loader);
	const loaded = retainedBytes();
	report.add('released.bytes', loaded - before);
	addLibraries(report, 'load');

	const first = performance.now();
	const { type } = loader.getNode(subject.node);
	const node = latestOf(type);
	report.add('require.ms', performance.now() - first);
	addLibraries(report, 'require');
	if (!('credential' in subject)) return;
	const { type: credentialType } = loader.getCredential(subject.credential);
	const credentials = new Credentials([{ type: credentialType, data: subject.dataOf(input) }]);
	const items = await runSteps([{ node, parameters: subject.parameters }], [{}], credentials);
	report.add('first.ms', performance.now() - first);
	report.add('first.bytes', retainedBytes() - loaded);
	addLibraries(report, 'first');
	if (items.length !== 1) throw new Error(`${subject.node} gave ${items.length} items`);

	const second = performance.now();
	await runSteps([{ node, parameters: subject.parameters }], [{}], credentials);
	report.add('second.ms', performance.now() - second);
});

async function load(packageName: string): Promise<LazyPackageDirectoryLoader> {
	const folder = dirname(loadFromStage.resolve(`${packageName}/package.json`));
	const loader = new LazyPackageDirectoryLoader(folder);
	await loader.loadAll();
	return loader;
}

function release(loader: LazyPackageDirectoryLoader): void {
	if ('releaseTypes' in loader && typeof loader.releaseTypes === 'function') loader.releaseTypes();
}

/** What a running n8n has done long before: run a workflow, and send a request. */
async function warmUp(url: string): Promise<void> {
	const node = nodeThat(async function () {
		await this.helpers.httpRequest({ url });
		return [[{ json: { name: this.getNodeParameter('name', 0, '') } }]];
	});
	await runSteps([{ node, parameters: { name: '={{ 1 }}' } }], [{}], new Credentials([]));
}

/** How many of our libraries are in memory by now. */
function addLibraries(report: Report, moment: string): void {
	const loaded = Object.keys(loadFromStage.cache).filter((file) => LIBRARIES.test(file));
	report.add(`${moment}.libraries`, loaded.length);
}
