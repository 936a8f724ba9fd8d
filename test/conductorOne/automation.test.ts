import { byId } from './support';
import { SmallTenant } from './smallTenant';

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
