import type { IDataObject } from 'n8n-workflow';

import { asJson, definition, flowsOf, scheduled } from './flow.support';
import { byName, useAccount } from './support';

const account = useAccount();
const { created, exported, changes } = flowsOf(account);

const create = 'flow.create';
const upsert = 'flow.createOrUpdate';
const update = 'flow.update';

describe('Create from JSON', () => {
	test('makes the flow', async () => {
		expect(await created('support')).toEqual([
			{
				created: true,
				flowName: 'support',
				flowArn: 'arn:aws:appflow:eu-west-1:123456789012:flow/support',
				flowStatus: 'Active',
			},
		]);
		expect(account().sent('CreateFlow')).toEqual([{ flowName: 'support', ...definition }]);
	});

	test('takes what Export gives, and Export gives it again', async () => {
		const source = await exported('salesforce-accounts-to-s3');
		const json = await account().json(
			create,
			{ newFlowName: 'copy', ...asJson('={{ $json }}') },
			{ items: [source] },
		);
		expect(json).toMatchObject([{ flowName: 'copy', flowStatus: 'Draft' }]);
		expect(await exported('copy')).toEqual({ ...source, flowName: 'copy' });
	});

	test('takes what AWS describes, without what it only tells', async () => {
		const flowName = byName('salesforce-accounts-to-s3');
		const [described] = await account().json('flow.get', { flowName, simplify: false });
		await created('again', described);
		expect(Object.keys(account().sent('CreateFlow')[0] ?? {}).sort()).toEqual(
			expect.not.arrayContaining(['createdAt', 'flowArn', 'flowStatus', 'schemaVersion']),
		);
	});

	test('lets options add to the definition, and overrule it', async () => {
		await account().json(create, {
			newFlowName: 'support',
			...asJson({ ...definition, tags: { team: 'a', cost: 'x' } }),
			options: {
				description: 'Another one',
				tags: { entries: [{ name: 'team', value: 'b' }] },
				kmsArn: 'arn:aws:kms:eu-west-1:123456789012:key/0ab1c2d3-1111-2222-3333-444455556666',
			},
		});
		expect(account().sent('CreateFlow')).toMatchObject([
			{
				description: 'Another one',
				tags: { team: 'b', cost: 'x' },
				kmsArn: expect.stringContaining(':key/'),
			},
		]);
	});

	test('activates a scheduled flow if asked to, and returns its tasks', async () => {
		const parameters = { newFlowName: 'daily', ...asJson(scheduled) };
		const options = { activateAfterwards: true, returnTasks: true };
		expect(await account().json(create, { ...parameters, options })).toMatchObject([
			{ flowName: 'daily', flowStatus: 'Active', tasks: definition.tasks },
		]);
		expect(await account().json('flow.get', { flowName: byName('daily') })).toMatchObject([
			{ flowStatus: 'Active' },
		]);
	});

	test('says that the flow is there when only its activation failed', async () => {
		account().control.failNext({ operation: 'StartFlow', status: 403 });
		const { message, description } = await account().failure(create, {
			newFlowName: 'daily',
			...asJson(scheduled),
			options: { activateAfterwards: true },
		});
		expect(message).toBe("The flow 'daily' was saved, but not activated [item 0]");
		expect(description).toContain('AWS denied access');
		expect(description).toContain('then use Activate');
		expect(await exported('daily')).toMatchObject({ flowName: 'daily' });
	});

	test('leaves out a start time that has passed, and says so', async () => {
		const json = structuredClone(scheduled) as IDataObject;
		const Scheduled = {
			scheduleExpression: 'rate(1days)',
			scheduleStartTime: '2020-01-01T00:00:00Z',
			scheduleEndTime: '2199-01-01T00:00:00.000Z',
		};
		json.triggerConfig = { triggerType: 'Scheduled', triggerProperties: { Scheduled } };
		const { hints } = await account().run(create, { newFlowName: 'late', ...asJson(json) });
		expect(hints).toMatchObject([
			{ message: expect.stringContaining("start time of 'late'") },
			{ message: expect.stringContaining("'late' is a draft") },
		]);
		expect(account().sent('CreateFlow')).toMatchObject([
			{
				triggerConfig: {
					triggerProperties: {
						Scheduled: { scheduleExpression: 'rate(1days)', scheduleEndTime: 7226582400 },
					},
				},
			},
		]);
	});

	test('of a taken name explains what to do', async () => {
		await created('support');
		const { message, description } = await account().failure(create, {
			newFlowName: 'support',
			...asJson({ ...definition, description: 'Other' }),
		});
		expect(message).toBe('A flow of that name exists already [item 0]');
		expect(description).toContain('Create or Update');
	});

	test('tried again by n8n makes no second flow', async () => {
		account().control.failNext({ operation: 'CreateFlow', closeConnection: 'after', times: 5 });
		const { json, tries } = await account().run(
			create,
			{ newFlowName: 'support', ...asJson(definition) },
			{ maxTries: 2, executionId: '7' },
		);
		expect(tries).toBe(2);
		expect(json).toMatchObject([{ created: true, flowName: 'support' }]);
		expect(new Set(account().tokens('CreateFlow')).size).toBe(1);
	});

	test.each<[string, unknown, string]>([
		['nothing', '{}', "'Flow Definition' is empty"],
		['no JSON', '{ "tasks": [', "'Flow Definition' is not valid JSON"],
		['a list', [definition], "'Flow Definition' is not a JSON object"],
		['no source', { ...definition, sourceFlowConfig: undefined }, "sourceFlowConfig' is missing"],
		[
			'an unknown connector',
			{
				...definition,
				sourceFlowConfig: { ...definition.sourceFlowConfig, connectorType: 'Slak' },
			},
			"sourceFlowConfig.connectorType' is 'Slak', which is not known",
		],
		[
			'two destinations',
			{
				...definition,
				destinationFlowConfigList: [
					...definition.destinationFlowConfigList,
					...definition.destinationFlowConfigList,
				],
			},
			"destinationFlowConfigList' is not a list of one destination",
		],
		['a member that is misspelled', { ...definition, task: [] }, "has 'task', which is not known"],
		['no trigger', { ...definition, triggerConfig: {} }, "triggerConfig.triggerType' is missing"],
		[
			'a schedule that is none',
			{
				...definition,
				triggerConfig: {
					triggerType: 'Scheduled',
					triggerProperties: { Scheduled: { scheduleExpression: 'every day' } },
				},
			},
			'every day',
		],
		['no tasks', { ...definition, tasks: [] }, 'has no task'],
		['an empty task', { ...definition, tasks: [{}] }, 'has no taskType'],
		['an event of Slack', { ...definition, triggerConfig: { triggerType: 'Event' } }, "'Trigger'"],
		[
			'a key of another region',
			{ ...definition, kmsArn: 'arn:aws:kms:us-east-1:123456789012:key/0ab1c2d3' },
			'is a key in region us-east-1',
		],
	])('of %s sends nothing', async (_what, flowDefinition, problem) => {
		const { message } = await account().failure(create, {
			newFlowName: 'support',
			...asJson(flowDefinition),
		});
		expect(message).toContain(problem);
		expect(changes()).toEqual([]);
	});
});

describe('Create or Update', () => {
	const run = async (json: unknown, options = {}) =>
		await account().json(upsert, { newFlowName: 'support', ...asJson(json), options });

	test('creates, then changes, then finds nothing to change', async () => {
		const other = { ...definition, description: 'Other words' };
		expect(await run(definition)).toMatchObject([{ created: true }]);
		expect(await run(other)).toMatchObject([{ created: false, changed: true }]);
		expect(await run(other)).toMatchObject([{ created: false, changed: false }]);
		expect(changes().map(({ operation }) => operation)).toEqual(['CreateFlow', 'UpdateFlow']);
	});

	test('leaves a description alone that nobody gave', async () => {
		await run(definition);
		const { description: _description, ...rest } = definition;
		expect(await run(rest)).toMatchObject([{ changed: false }]);
		expect(await exported('support')).toMatchObject({ description: 'Tickets of the help desk' });
	});

	test('adds tags to a flow that is there', async () => {
		await run({ ...definition, tags: { team: 'a' } });
		const options = { tags: { entries: [{ name: 'cost', value: 'x' }] } };
		expect(await run(definition, options)).toMatchObject([{ changed: true }]);
		expect(await exported('support')).toMatchObject({ tags: { team: 'a', cost: 'x' } });
		expect(await run(definition, options)).toMatchObject([{ changed: false }]);
	});

	test('of several items with one name in one run, one creates and the others change', async () => {
		const json = await account().json(
			upsert,
			{ newFlowName: 'support', ...asJson('={{ $json }}') },
			{ items: ['One', 'Two', 'Three'].map((description) => ({ ...definition, description })) },
		);
		expect(json.filter((one) => one.created)).toHaveLength(1);
		expect(json.filter((one) => one.changed)).toHaveLength(2);
	});
});

describe('Update', () => {
	const flowName = byName('support');

	test('changes what is given and keeps the rest', async () => {
		await created('support', scheduled);
		const json = await account().json(update, {
			flowName,
			...asJson({ triggerConfig: { triggerType: 'OnDemand' } }),
		});
		expect(json).toMatchObject([{ flowName: 'support', flowStatus: 'Active', changed: true }]);
		expect(account().sent('UpdateFlow')).toEqual([
			{ ...definition, flowName: 'support', triggerConfig: { triggerType: 'OnDemand' } },
		]);
	});

	test('changes the description, and removes it', async () => {
		await created('support');
		await account().json(update, { flowName, options: { description: 'New words' } });
		expect(await exported('support')).toMatchObject({ description: 'New words' });
		await account().json(update, { flowName, options: { description: '' } });
		expect(await exported('support')).not.toHaveProperty('description');
	});

	test('of one flow by several items keeps what each of them changes', async () => {
		await created('support');
		const triggerConfig = scheduled.triggerConfig;
		const items = [{ description: 'New words' }, { triggerConfig }, { tasks: definition.tasks }];
		const json = await account().json(
			update,
			{ flowName, ...asJson('={{ $json }}') },
			{ items: items as IDataObject[] },
		);
		expect(json.map(({ changed }) => changed)).toEqual([true, true, false]);
		expect(await exported('support')).toMatchObject({ description: 'New words', triggerConfig });
	});

	test('sends nothing when nothing changes', async () => {
		await created('support');
		account().control.clearRequests();
		expect(await account().json(update, { flowName })).toEqual([
			{
				flowName: 'support',
				flowArn: expect.any(String),
				flowStatus: 'Active',
				changed: false,
			},
		]);
		expect(account().calls()).toEqual(['DescribeFlow']);
	});

	test('of tasks in another order sends nothing', async () => {
		const { tasks } = await exported('salesforce-accounts-to-s3');
		account().control.clearRequests();
		const json = await account().json(update, {
			flowName: byName('salesforce-accounts-to-s3'),
			...asJson({ tasks: [...(tasks as unknown[])].reverse() }),
		});
		expect(json).toMatchObject([{ changed: false }]);
		expect(changes()).toEqual([]);
	});

	describe('of what AWS cannot change', () => {
		const at = (bucketName: string, bucketPrefix: string) => [
			{
				connectorType: 'S3',
				destinationConnectorProperties: { S3: { bucketName, bucketPrefix } },
			},
		];
		const elsewhere = at('other-bucket', 'slack');
		const move = { flowName, ...asJson({ destinationFlowConfigList: elsewhere }) };
		const options = { replaceIfNeeded: true };

		test('explains it and sends nothing', async () => {
			await created('support');
			account().control.clearRequests();
			const { message, description } = await account().failure(update, move);
			expect(message).toBe(
				"'Destination Object' is my-bucket in the flow 'support': AWS cannot change it to other-bucket [item 0]",
			);
			expect(description).toContain("Turn on 'Replace If Needed'");
			expect(description).toContain('run history');
			expect(changes()).toEqual([]);
		});

		test('replaces the flow if allowed to, with its tags, and says what was lost', async () => {
			await created('support', { ...scheduled, tags: { team: 'a' } });
			await account().json('flow.activate', { flowName });
			const { json, hints } = await account().run(update, { ...move, options });
			expect(json).toMatchObject([{ changed: true, replaced: true, flowStatus: 'Active' }]);
			expect(hints).toMatchObject([{ message: expect.stringContaining('run history is gone') }]);
			expect(await exported('support')).toEqual({
				...scheduled,
				flowName: 'support',
				destinationFlowConfigList: elsewhere,
				tags: { team: 'a' },
			});
		});

		test('lets AWS say what else it cannot change, and explains that', async () => {
			await created('support');
			const parameters = {
				flowName,
				...asJson({ destinationFlowConfigList: at('my-bucket', 'elsewhere') }),
			};
			const { message, description } = await account().failure(update, parameters);
			expect(message).toBe('AppFlow did not accept the request [item 0]');
			expect(description).toContain('can not be updated');
			expect(description).toContain("Turn on 'Replace If Needed'");
			expect(await account().json(update, { ...parameters, options })).toMatchObject([
				{ changed: true, replaced: true },
			]);
		});

		test('does not replace a flow while it runs', async () => {
			await created('stuck');
			account().control.perform('appflow', 'addRuns', { flowName: 'stuck', status: 'InProgress' });
			account().control.clearRequests();
			const { message } = await account().failure(update, {
				...move,
				flowName: byName('stuck'),
				options,
			});
			expect(message).toContain('cannot be replaced while a run is in progress');
			expect(changes()).toEqual([]);
		});

		test('makes the old flow again when the new one cannot be made', async () => {
			await created('support', scheduled);
			await account().json('flow.activate', { flowName });
			account().control.failNext({ operation: 'CreateFlow', status: 402 });
			const { message, description } = await account().failure(update, { ...move, options });
			expect(message).toBe("The flow 'support' could not be replaced [item 0]");
			expect(description).toContain('quota');
			expect(description).toContain('was made again as it was');
			expect(await exported('support')).toEqual({ ...scheduled, flowName: 'support' });
			const [json] = await account().json('flow.get', { flowName });
			expect(json).toMatchObject({ flowStatus: 'Active' });
		});

		test('gives the whole flow in the error when not even that works', async () => {
			await created('support');
			account().control.failNext({ operation: 'CreateFlow', status: 402, times: 2 });
			const { message, description } = await account().failure(update, { ...move, options });
			expect(message).toContain('was deleted, and could not be created anew');
			const line = description.split('\n').find((text) => text.startsWith('{')) ?? '';
			await created('support', line);
			expect(await exported('support')).toEqual({ ...definition, flowName: 'support' });
		});
	});
});

describe('What AWS says is explained', () => {
	test.each<[string, number, string, string, string]>([
		[
			'a bucket that AppFlow may not use',
			400,
			'AppFlow does not have permission to write to the bucket my-bucket',
			'AppFlow did not accept the request',
			'The bucket needs a policy that lets appflow.amazonaws.com use it',
		],
		[
			'a start that has passed',
			400,
			'Schedule start time cannot be in the past',
			'AppFlow did not accept the request',
			'Choose a start time in the future',
		],
		['too many flows', 402, 'Limit', 'An AppFlow quota is used up', 'Delete flows'],
		[
			'a profile that is not there',
			404,
			'Connector profile x does not exist',
			'The flow uses something that does not exist',
			'Check the connector profiles',
		],
	])('%s', async (_what, status, said, expected, fix) => {
		account().control.failNext({ operation: 'CreateFlow', status, message: said });
		const { message, description } = await account().failure(create, {
			newFlowName: 'support',
			...asJson(definition),
		});
		expect(message).toBe(`${expected} [item 0]`);
		expect(description).toContain(`AWS says: ${said}`);
		expect(description).toContain(fix);
	});

	test.each([
		['flow.update', 'UpdateFlow', 409, 'The flow cannot be changed at the moment'],
		['flow.start', 'StartFlow', 409, 'The flow cannot be started at the moment'],
		['flow.start', 'StartFlow', 402, 'An AppFlow quota is used up'],
		['flowRun.cancel', 'CancelFlowExecutions', 404, 'There is no such flow, or no such run of it'],
	])('%s, where %s is answered with %s', async (operation, request, status, expected) => {
		await created('support');
		account().control.failNext({ operation: request, status });
		const { message } = await account().failure(operation, {
			flowName: byName('support'),
			...asJson({ description: 'Other' }),
		});
		expect(message).toBe(`${expected} [item 0]`);
	});
});
