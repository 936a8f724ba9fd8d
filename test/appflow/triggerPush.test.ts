import { AwsAppFlowTrigger } from '../../nodes/AwsAppFlow/AwsAppFlowTrigger.node';
import { testCredential } from '../support/harness';
import type { ActiveTrigger } from '../support/harness';
import { HEADER, SECRET, activeTrigger, pushedTrigger, useAccount } from './trigger.support';

const account = useAccount();

const headers = { [HEADER]: SECRET };

/** An event as EventBridge posts it. */
function eventOf(detailType: string, detail: object, changes: object = {}) {
	return {
		version: '0',
		id: '1b2c3d4e-0000-1111-2222-333344445555',
		'detail-type': detailType,
		source: 'aws.appflow',
		account: '123456789012',
		time: '2026-03-04T05:06:08Z',
		region: 'eu-west-1',
		resources: ['0123456789abcdef0123456789abcdef'],
		detail,
		...changes,
	};
}

const flow = {
	'flow-name': 'orders-to-s3',
	'created-by': 'arn:aws:iam::123456789012:user/someone',
	'flow-arn': 'arn:aws:appflow:eu-west-1:123456789012:flow/orders-to-s3',
	source: 'SAPODATA/sap-sales',
	destination: 'S3',
	'source-object': 'API_SALES_ORDER_SRV/A_SalesOrder',
	'destination-object': 's3://acme-lake/orders',
	'trigger-type': 'ONDEMAND',
};

const ended = (detail: object = {}, changes: object = {}) =>
	eventOf(
		'AppFlow End Flow Run Report',
		{
			...flow,
			'execution-id': '9f8e7d6c-0000-1111-2222-333344445555',
			'start-time': '2026-03-04T05:06:07.250Z[UTC]',
			'end-time': '2026-03-04T05:06:17.750Z[UTC]',
			'num-of-records-processed': '1204',
			'num-of-record-failures': '3',
			'num-of-records-filtered': '0',
			'data-processed': '48210',
			status: 'Execution Successful',
			...detail,
		},
		changes,
	);

const failed = { status: 'Execution Failed', error: 'The login has expired' };

/** What the workflow goes on with when these events are posted, one after another. */
async function reported(trigger: ActiveTrigger, ...bodies: unknown[]) {
	const items = [];
	for (const [index, body] of bodies.entries()) {
		const own = Object.assign({}, body, { id: `event-${index}` });
		items.push(...((await trigger.deliver({ body: own, headers })).items ?? []));
	}
	return items;
}

const kinds = (items: ReadonlyArray<Record<string, unknown>>) => items.map(({ event }) => event);

describe('a pushed run', () => {
	it('becomes the same output as a polled one', async () => {
		const [pushed] = await reported(pushedTrigger({ triggerOn: ['runSucceeded'] }), ended());
		expect(pushed).toEqual({
			event: 'runSucceeded',
			flowName: 'orders-to-s3',
			flowArn: 'arn:aws:appflow:eu-west-1:123456789012:flow/orders-to-s3',
			triggerType: 'OnDemand',
			sourceConnectorType: 'SAPOData',
			sourceConnectorProfileName: 'sap-sales',
			sourceObject: 'API_SALES_ORDER_SRV/A_SalesOrder',
			destinationConnectorType: 'S3',
			destinationConnectorProfileName: null,
			destinationObject: 'acme-lake/orders',
			executionId: '9f8e7d6c-0000-1111-2222-333344445555',
			executionStatus: 'Successful',
			startedAt: '2026-03-04T05:06:07.250Z',
			lastUpdatedAt: '2026-03-04T05:06:17.750Z',
			durationSeconds: 10.5,
			recordsProcessed: 1204,
			recordsFailed: 3,
			bytesProcessed: 48210,
			zeroRecords: false,
			errorMessage: null,
			errorCause: null,
		});
		const flowName = 'zendesk-tickets-to-redshift';
		const polling = await activeTrigger(account(), { triggerOn: ['runSucceeded'] });
		account().control.advanceClock(120_000);
		account().control.perform('appflow', 'addRuns', { flowName });
		const [polled] = await polling.poll();
		expect(Object.keys(pushed ?? {})).toEqual(Object.keys(polled ?? {}));
	});

	it.each([
		[['runFailed'], ['runFailed']],
		[['runSucceeded'], ['runSucceeded', 'runSucceeded']],
		[
			['runSucceeded', 'zeroRecords'],
			['runSucceeded', 'zeroRecords'],
		],
		[['zeroRecords'], ['zeroRecords']],
		[['runFinished'], ['runFailed', 'runSucceeded', 'runSucceeded', 'runCanceled']],
		[['flowDeactivated'], []],
	])('starts a workflow for %j', async (triggerOn, expected) => {
		const items = await reported(
			pushedTrigger({ triggerOn }),
			ended(failed),
			ended(),
			ended({ 'num-of-records-processed': '0' }),
			ended({ status: 'Execution Canceled' }),
		);
		expect(kinds(items)).toEqual(expected);
	});

	it('tells why it failed', async () => {
		const [item] = await reported(pushedTrigger(), ended(failed));
		expect(item).toMatchObject({
			executionStatus: 'Error',
			errorMessage: 'The login has expired',
			errorCause: 'login',
		});
	});

	it('is reported only if its flow is watched', async () => {
		const flows = { flows: 'namePattern', flowNamePattern: 'orders-*' };
		const trigger = pushedTrigger({ triggerOn: ['runFinished'], ...flows });
		const items = await reported(trigger, ended(), ended({ 'flow-name': 'invoices-to-s3' }));
		expect(items.map(({ flowName }) => flowName)).toEqual(['orders-to-s3']);
	});
});

describe('other events', () => {
	it.each(['AppFlow Scheduled Flow Deactivated', 'AppFlow Event Flow Deactivated'])(
		'%s becomes the output of a deactivated flow',
		async (detailType) => {
			const trigger = pushedTrigger({ triggerOn: ['flowDeactivated'] });
			const [item] = await reported(
				trigger,
				eventOf(detailType, {
					...flow,
					'deactivation-reason': 'It failed ten times in a row',
					'deactivation-time': '2026-03-04T05:06:07Z[UTC]',
				}),
			);
			expect(item).toMatchObject({
				event: 'flowDeactivated',
				flowName: 'orders-to-s3',
				flowStatus: 'Suspended',
				flowStatusMessage: 'It failed ten times in a row',
				deactivatedAt: '2026-03-04T05:06:07.000Z',
			});
		},
	);

	it('of AppFlow come with their details, if they are wanted', async () => {
		const trigger = pushedTrigger({ triggerOn: ['otherReport'] });
		const items = await reported(
			trigger,
			eventOf('AppFlow Start Flow Run Report', { ...flow, 'start-time': 'now' }),
			eventOf('AppFlow Event Flow Report', { ...flow, 'status-report': { count: 5 } }),
			eventOf('AppFlow Automatic Field Import Report', flow),
			eventOf('AppFlow Report of the Future', flow),
			eventOf('EC2 Instance State-change Notification', { state: 'running' }),
		);
		expect(kinds(items)).toEqual([
			'runStarted',
			'eventFlowReport',
			'fieldImportReport',
			'otherReport',
		]);
		expect(items[1]).toMatchObject({ flowName: 'orders-to-s3', statusReport: { count: 5 } });
		expect(items[0]).toMatchObject({ startTime: 'now', createdBy: flow['created-by'] });
	});

	const called = (eventName: string, requestParameters: object, more: object = {}) =>
		eventOf('AWS API Call via CloudTrail', {
			eventSource: 'appflow.amazonaws.com',
			eventTime: '2026-03-04T05:06:07Z',
			eventName,
			requestParameters,
			...more,
		});

	it('of CloudTrail tell of connector profiles and stopped flows', async () => {
		const parameters = {
			connectorProfileName: 'crm',
			connectorType: 'Salesforce',
			connectionMode: 'Public',
		};
		const trigger = pushedTrigger({ triggerOn: ['profileChanged', 'flowDeactivated'] });
		const connectorProfileArn = 'arn:aws:appflow:eu-west-1:123456789012:connectorprofile/crm';
		const responseElements = { connectorProfileArn };
		const items = await reported(
			trigger,
			called('CreateConnectorProfile', parameters, { responseElements }),
			called('UpdateConnectorProfile', parameters, { errorCode: 'ValidationException' }),
			called('UpdateConnectorProfile', parameters),
			called('DescribeConnectorProfiles', {}),
			called('StopFlow', { flowName: 'orders-to-s3' }),
		);
		expect(items).toMatchObject([
			{
				event: 'profileCreated',
				connectorProfileName: 'crm',
				connectorProfileArn,
				connectorType: 'Salesforce',
				createdAt: '2026-03-04T05:06:07.000Z',
			},
			{ event: 'profileChanged', connectorProfileName: 'crm', createdAt: null },
			{ event: 'flowDeactivated', flowName: 'orders-to-s3', flowStatus: 'Suspended' },
		]);
	});

	it('come as they were posted, too, if that is wanted', async () => {
		const trigger = pushedTrigger({ triggerOn: ['runFinished'], options: { includeRaw: true } });
		const { items } = await trigger.deliver({ body: ended(), headers });
		expect(items).toMatchObject([{ raw: ended() }]);
	});
});

describe('a delivery', () => {
	it.each([
		['without the header', {}],
		['with another secret', { [HEADER]: 'dummy-secret-of-somebody-else' }],
		['with the beginning of the secret', { [HEADER]: SECRET.slice(0, -1) }],
		['with an empty secret', { [HEADER]: '' }],
		['with the secret elsewhere', { 'X-Api-Key': SECRET }],
	])('%s is refused, without a hint', async (_case, given) => {
		const trigger = pushedTrigger({ triggerOn: ['runFinished'] });
		const answers = [
			await trigger.deliver({ body: ended(), headers: given }),
			await trigger.deliver({ body: 'no event', headers: given }),
		];
		const forbidden = { status: 403, answer: { message: 'Forbidden' }, items: undefined };
		expect(answers).toEqual([forbidden, forbidden]);
		expect(trigger.staticData).toEqual({});
	});

	it('is accepted whatever the case of the header', async () => {
		const trigger = pushedTrigger({ triggerOn: ['runFinished'] });
		const given = { [HEADER.toUpperCase()]: SECRET };
		const { status, items } = await trigger.deliver({ body: ended(), headers: given });
		expect([status, items?.length]).toEqual([200, 1]);
	});

	it.each([
		['text', 'AppFlow End Flow Run Report'],
		['nothing', {}],
		['the detail alone', ended().detail],
		['an empty list', []],
		['a list with something else in it', [ended(), 'text']],
	])('of %s is not an event', async (_case, body) => {
		const trigger = pushedTrigger({ triggerOn: ['runFinished'] });
		const { status, items } = await trigger.deliver({ body, headers });
		expect([status, items]).toEqual([400, undefined]);
	});

	it('of several events at once, as a pipe sends them, is taken apart', async () => {
		const trigger = pushedTrigger({ triggerOn: ['runFinished'] });
		const body = [ended({}, { id: 'one' }), ended(failed, { id: 'two' }), ended({}, { id: 'one' })];
		const { items } = await trigger.deliver({ body, headers });
		expect(kinds(items ?? [])).toEqual(['runSucceeded', 'runFailed']);
	});

	it('that comes again is taken note of, and runs nothing, even after a restart', async () => {
		const trigger = pushedTrigger({ triggerOn: ['runFinished'] });
		expect(await trigger.deliver({ body: ended(), headers })).toMatchObject({ status: 200 });
		const again = await trigger.restarted().deliver({ body: ended(), headers });
		expect(again).toEqual({
			status: 200,
			answer: { message: 'The event was delivered before' },
			items: undefined,
		});
		const other = await trigger.deliver({ body: ended({}, { id: 'another' }), headers });
		expect(other.items).toHaveLength(1);
	});

	it('of what is not watched is taken note of, so that it does not come again', async () => {
		const trigger = pushedTrigger({ triggerOn: ['runFailed'] });
		expect(await trigger.deliver({ body: ended(), headers })).toMatchObject({
			status: 200,
			items: undefined,
		});
		expect(trigger.staticData).toEqual({});
	});

	it('keeps no more than the latest IDs', async () => {
		const trigger = pushedTrigger({ triggerOn: ['runFinished'] });
		const body = Array.from({ length: 2000 }, (_, index) => ended({}, { id: `event-${index}` }));
		expect((await trigger.deliver({ body, headers })).items).toHaveLength(2000);
		expect(JSON.stringify(trigger.staticData)).toContain('event-1999');
		expect(JSON.stringify(trigger.staticData).length).toBeLessThan(10_000);
	});

	it('at the test URL goes on as posted', async () => {
		const trigger = pushedTrigger({ triggerOn: ['runFinished'] });
		const { items } = await trigger.deliver({ body: ended(), headers, test: true });
		expect(items).toMatchObject([{ event: 'runSucceeded', recordsProcessed: 1204 }]);
	});
});

describe('being pushed to', () => {
	it('is one webhook, and no polling', async () => {
		const trigger = pushedTrigger({ triggerOn: ['runFinished'] });
		expect(trigger.webhookMethods()).toEqual(['POST']);
		expect(trigger.pollTimes()).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
		await trigger.activate();
	});

	it('is refused for what is only polled', async () => {
		const trigger = pushedTrigger({ triggerOn: ['runFailed', 'privateConnectionFailed'] });
		const message = "'Trigger On' has 'Private Connection Failed', which is only polled";
		await expect(trigger.activate()).rejects.toThrow(message);
		await expect(trigger.poll()).rejects.toThrow(message);
		await expect(trigger.deliver({ body: ended(), headers })).rejects.toThrow(message);
	});

	it('leaves nothing to poll for when polling is chosen again', async () => {
		const polling = await activeTrigger(account(), { triggerOn: ['runFinished'] });
		const { staticData } = polling;
		const pushed = pushedTrigger({ triggerOn: ['runFinished'] }).restarted({ staticData });
		await pushed.poll();
		account().control.advanceClock(120_000);
		account().control.perform('appflow', 'addRuns', { flowName: 'zendesk-tickets-to-redshift' });
		const again = polling.restarted({ staticData: pushed.staticData });
		expect(await again.poll()).toEqual([]);
	});

	it.each([
		[{ secret: '' }, "'Secret' is empty in the AWS AppFlow Events API credential"],
		[{ secret: 'short' }, "'Secret' is too short"],
		[{ headerName: 'X Api Key' }, "'Header Name' has characters that are not allowed here"],
	])('needs a credential that can be used: not %j', async (credential, message) => {
		const trigger = pushedTrigger({ triggerOn: ['runFinished'] }, credential);
		await expect(trigger.activate()).rejects.toThrow(message);
		await expect(trigger.deliver({ body: ended(), headers })).rejects.toThrow(message);
		const data = { headerName: HEADER, secret: SECRET, ...credential };
		const tested = { type: 'awsAppFlowEventsApi', data, node: new AwsAppFlowTrigger() };
		expect(await testCredential(tested)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(message),
		});
	});

	it('has a credential whose test says where the secret belongs', async () => {
		const data = { headerName: HEADER, secret: SECRET };
		const tested = { type: 'awsAppFlowEventsApi', data, node: new AwsAppFlowTrigger() };
		const result = await testCredential(tested);
		expect(result).toMatchObject({ status: 'OK', message: expect.stringContaining(HEADER) });
		expect(JSON.stringify(result)).not.toContain(SECRET);
	});
});
