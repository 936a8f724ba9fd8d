import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { runChain } from '../support/chain';
import type { Link } from '../support/chain';
import { Tenant } from './support';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await Tenant.start();
});
afterAll(async () => await tenant.close());

const ACCESS = 'ConductorOne Audit';
const FLOWS = 'AppFlow Audit';

const conductorOne = (parameters: INodeParameters): Link => ({
	name: ACCESS,
	node: new ConductorOne(),
	parameters: { resource: 'connector', operation: 'audit', ...parameters },
	alwaysOutputData: true,
});

const appFlow = (parameters: INodeParameters): Link => ({
	name: FLOWS,
	node: new AwsAppFlow(),
	parameters: { resource: 'connectorProfile', operation: 'audit', ...parameters },
	alwaysOutputData: true,
});

const run = async (links: Link[]) => {
	const { endpoint, region, accessKeyId, secretAccessKey } = tenant.sandbox.appflow;
	return await runChain(links, {
		conductorOneApi: tenant.bearerData(),
		awsAppFlowApi: { endpoint, region, accessKeyId, secretAccessKey },
	});
};

const report = { report: 'html', options: { includeInputFindings: true } };

const namesBySource = (items: INodeExecutionData[], source: string) =>
	items.flatMap(({ json }) => (json.source === source ? [json.subjectName] : []));

const filesOf = (items: INodeExecutionData[]) =>
	items.flatMap(({ binary }) =>
		Object.values(binary ?? {}).map(({ data }) => Buffer.from(data, 'base64').toString('utf8')),
	);

describe('one report of both audits', () => {
	it.each([
		[
			'AppFlow last',
			[conductorOne({ checks: ['syncFailed'] }), appFlow({ checks: ['runsFailed'], ...report })],
			FLOWS,
			'Amazon AppFlow and ConductorOne Audit',
		],
		[
			'ConductorOne last',
			[appFlow({ checks: ['runsFailed'] }), conductorOne({ checks: ['syncFailed'], ...report })],
			ACCESS,
			'ConductorOne and Amazon AppFlow Audit',
		],
	])('has the findings of both, once, with %s', async (_order, links, last, title) => {
		const { status, error, itemsOf } = await run(links);
		expect({ status, error }).toEqual({ status: 'success', error: undefined });
		const items = itemsOf(last);
		expect(namesBySource(items, 'ConductorOne')).toHaveLength(5);
		expect(namesBySource(items, 'Amazon AppFlow')).toEqual([
			'servicenow-incidents-to-s3',
			'zendesk-tickets-to-redshift',
		]);
		const [html, ...others] = filesOf(items);
		expect(others).toEqual([]);
		expect(html).toContain(title);
		expect(html).toContain('Okta EU (Okta)');
		expect(html).toContain('zendesk-tickets-to-redshift');
	});

	it('goes on when the first audit finds nothing', async () => {
		const { itemsOf } = await run([
			conductorOne({ checks: ['syncOverdue'], thresholds: { syncHours: 1000 } }),
			appFlow({ checks: ['runsFailed'], ...report }),
		]);
		expect(itemsOf(ACCESS).map(({ json }) => json)).toEqual([{}]);
		expect(itemsOf(FLOWS)).toHaveLength(2);
		expect(filesOf(itemsOf(FLOWS))).toHaveLength(1);
	});
});
