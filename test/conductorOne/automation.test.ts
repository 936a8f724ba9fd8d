import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { incomingWebhook } from '../../sandbox/conductorone/seed/automations';
import { CredentialStore } from '../support/harness';
import { SmallTenant } from './smallTenant';
import { TYPE, Tenant, byId, ids } from './support';

const ID = '2kG3aTftCcAvWtHZt2Ywry0dPn7';
const EXECUTION = '1234567890123456789';
const started = { json: { executionId: EXECUTION } };

const execution = (state: string) => ({
	json: {
		automationExecution: {
			id: EXECUTION,
			automationTemplateId: ID,
			state: `AUTOMATION_EXECUTION_STATE_${state}`,
			context: { context: { ticket: 42 } },
		},
	},
});

let tenant: SmallTenant;
beforeAll(async () => {
	tenant = await SmallTenant.start();
});
afterAll(async () => await tenant.close());

const calls = () => tenant.requests.map(({ call }) => call);

describe('Execute', () => {
	const execute = async (options = {}, parameters = {}) =>
		await tenant.run('automation.execute', {
			automationId: byId(ID),
			context: '{"ticket": 42}',
			...parameters,
			options,
		});

	test('starts the automation with its context, and does not wait', async () => {
		tenant.begin(started);
		const { json } = await execute();
		expect(json).toEqual([{ executionId: EXECUTION }]);
		expect(calls()).toEqual([`POST /api/v1/automations/${ID}/execute`]);
		expect(JSON.parse(tenant.requests[0]?.text ?? '')).toEqual({
			context: { context: { ticket: 42 } },
		});
	});

	test('waits until it is done, when asked to', async () => {
		tenant.begin(started, execution('PROCESS_STEP'), execution('DONE'));
		const { json } = await execute({ waitForEnd: true });
		expect(json).toEqual([
			{
				executionId: EXECUTION,
				id: EXECUTION,
				automationId: ID,
				state: 'AUTOMATION_EXECUTION_STATE_DONE',
				context: { ticket: 42 },
			},
		]);
		expect(calls().slice(1)).toEqual([
			`GET /api/v1/automation_executions/${EXECUTION}`,
			`GET /api/v1/automation_executions/${EXECUTION}`,
		]);
	});

	test.each([
		['ERROR', 'The automation failed'],
		['TERMINATE', 'The automation was terminated before its end'],
		['PAUSED_BY_CIRCUIT_BREAKER', 'The automation is paused because it ran too often'],
	])('fails when it ends as %s', async (state, expected) => {
		tenant.begin(started, execution(state));
		const { message, description } = await execute({ waitForEnd: true });
		expect(message).toContain(expected);
		expect(description).toContain(`Execution: ${EXECUTION}`);
	});
});

describe('Execute with Retry On Fail', () => {
	const tried = async (...answers: object[]) => {
		tenant.begin(started, ...answers.map((json) => json as { json: object }));
		return await tenant.run(
			'automation.execute',
			{ automationId: byId(ID), options: { waitForEnd: true } },
			{ maxTries: 2 },
		);
	};
	const starts = () => calls().filter((call) => call.startsWith('POST')).length;

	test('goes on waiting for the run that the first try started', async () => {
		const lost = { status: 403, json: { code: 7, message: 'not now' } };
		const { json, tries } = await tried(lost, execution('DONE'));
		expect(tries).toBe(2);
		expect(json).toMatchObject([{ executionId: EXECUTION }]);
		expect(starts()).toBe(1);
	});

	test('runs the automation again when it has failed', async () => {
		const { json, tries } = await tried(execution('ERROR'), started, execution('DONE'));
		expect(tries).toBe(2);
		expect(json).toMatchObject([{ executionId: EXECUTION }]);
		expect(starts()).toBe(2);
	});

	test('does not run it again because another item failed', async () => {
		tenant.begin(started, { status: 403, json: { code: 7, message: 'no' } }, started);
		const { json } = await tenant.run(
			'automation.execute',
			{ automationId: byId('={{ $json.id }}'), options: { concurrency: 1 } },
			{ maxTries: 2, items: [{ id: ID }, { id: ids.automations.offboarding }] },
		);
		expect(json).toHaveLength(2);
		expect(calls()).toEqual([
			`POST /api/v1/automations/${ID}/execute`,
			`POST /api/v1/automations/${ids.automations.offboarding}/execute`,
			`POST /api/v1/automations/${ids.automations.offboarding}/execute`,
		]);
	});
});

describe('Create', () => {
	test('returns what the tenant tells only once', async () => {
		tenant.begin({
			json: { automation: { id: ID }, webhookHmacSecret: 'once', webhookCapabilityUrl: '' },
		});
		const { json } = await tenant.run('automation.create', {
			displayName: 'From n8n',
			automationSteps: '[{"stepName":"a","waitForDuration":{"duration":"60s"}}]',
			additionalFields: { triggers: '[{"webhook":{"hmac":{}}}]' },
		});
		expect(json).toEqual([{ id: ID, webhookHmacSecret: 'once' }]);
		const { sensitiveOutputFields } = new ConductorOne().description;
		expect(sensitiveOutputFields).toEqual(expect.arrayContaining(['webhookHmacSecret']));
	});
});

describe('Enable and Disable', () => {
	test.each([
		['enable', true],
		['disable', false],
	])('%s changes nothing else', async (operation, enabled) => {
		tenant.begin({ json: { automation: { id: ID, enabled } } });
		await tenant.run(`automation.${operation}`, { automationId: byId(ID) });
		expect(JSON.parse(tenant.requests[0]?.text ?? '')).toEqual({
			automation: { enabled },
			updateMask: 'enabled',
		});
	});
});

describe('against the local ConductorOne', () => {
	let local: Tenant;
	beforeAll(async () => {
		local = await Tenant.start();
	});
	afterEach(() => local.reset());
	afterAll(async () => await local.close());

	const send = async (webhookSecret: string = incomingWebhook.secret) =>
		await local.run(
			'automation.sendToIncomingWebhook',
			{ eventData: '{"employee": "12345"}' },
			{
				executionId: '4711',
				credentials: new CredentialStore({
					[TYPE]: local.bearerData(),
					conductorOneIncomingWebhookApi: {
						authentication: 'hmac',
						webhookUrl: incomingWebhook.listenerId,
						webhookSecret,
					},
				}),
			},
		);

	const runs = async () => await local.json('automation.searchExecutions', { simplify: true });

	test('an event starts the automation, once however often it is sent', async () => {
		const { json } = await send();
		expect(json).toMatchObject([{ delivered: true, duplicate: false }]);
		expect((await send()).json).toMatchObject([{ delivered: true, duplicate: true }]);
		expect(await runs()).toMatchObject([
			{ automationId: ids.automations.byWebhook, context: { trigger: { employee: '12345' } } },
		]);
	});

	test('another secret starts nothing', async () => {
		const { thrown } = await send('another-dummy-secret');
		expect(String(thrown[0])).toContain('The webhook does not accept the signature');
		expect(await runs()).toEqual([]);
	});

	test('what runs can be stopped', async () => {
		local.control.configure('conductorOne', { automationSeconds: 600 });
		const automationId = byId(ids.automations.offboarding);
		const [run] = await local.json('automation.execute', { automationId });
		const executionId = String(run?.executionId);
		await local.json('automation.terminateExecution', { executionId });
		expect(await local.json('automation.getExecution', { executionId })).toMatchObject([
			{ state: 'AUTOMATION_EXECUTION_STATE_TERMINATE' },
		]);
	});

	test('one that fails, fails the node that waits for it', async () => {
		const { thrown } = await local.run('automation.execute', {
			automationId: byId(ids.automations.failing),
			options: { waitForEnd: true },
		});
		expect(String(thrown[0])).toContain('The automation failed');
	});
});
