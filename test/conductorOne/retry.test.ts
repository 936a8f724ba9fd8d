import type { INodeParameters } from 'n8n-workflow';

import { SmallTenant } from './smallTenant';
import { byId, ids, useTenant } from './support';

const twice = { maxTries: 2, executionId: '4711' };
/** Nothing has this ID, so an item with it fails. */
const MISSING = '0000000000000000000000000zz';

describe('Retry On Fail, because another item failed,', () => {
	const tenant = useTenant();

	/** How often something was asked for with the first item, and with the second one, which fails. */
	async function askedFor(operation: string, parameters: INodeParameters, good: string) {
		const items = [good, MISSING].map((id) => ({ id }));
		const { status, tries } = await tenant.run(operation, parameters, { ...twice, items });
		expect([status, tries]).toEqual(['error', 2]);
		const changes = tenant.requests().filter(({ method }) => method !== 'GET');
		return [good, MISSING].map(
			(id) => changes.filter((request) => JSON.stringify(request).includes(id)).length,
		);
	}

	test('leaves alone what the first try deleted', async () => {
		const parameters = { appId: byId(ids.apps.okta), connectorId: byId('={{ $json.id }}') };
		expect(await askedFor('connector.delete', parameters, ids.connectors.okta)).toEqual([1, 2]);
	});

	test('requests no offboarding again', async () => {
		const parameters = { userId: byId('={{ $json.id }}') };
		expect(await askedFor('task.createOffboarding', parameters, ids.users.member)).toEqual([1, 2]);
	});

	test('queues no sync again', async () => {
		const parameters = { appId: byId(ids.apps.okta), connectorId: byId('={{ $json.id }}') };
		expect(await askedFor('connector.syncNow', parameters, ids.connectors.okta)).toEqual([1, 2]);
	});

	test('sends nothing again that was given as method and path', async () => {
		const parameters = {
			apiOperation: byId(`=POST /api/v1/apps/${ids.apps.okta}/connectors/{{ $json.id }}/pause`),
			requestSource: 'json',
		};
		expect(await askedFor('api.call', parameters, ids.connectors.okta)).toEqual([1, 2]);
	});
});

describe('Retry On Fail, while something is waited for,', () => {
	const ID = '2kG3aTftCcAvWtHZt2Ywry0dPn7';
	const lost = { status: 403, json: { code: 7, message: 'not now' } };

	let tenant: SmallTenant;
	beforeAll(async () => {
		tenant = await SmallTenant.start();
	});
	afterAll(async () => await tenant.close());

	const posts = () => tenant.requests.filter(({ call }) => call.startsWith('POST')).length;

	test('waits for the same invocation of a function', async () => {
		const ended = { id: ID, status: 'FUNCTION_INVOCATION_STATUS_SUCCESS', output: { ok: true } };
		tenant.begin({ json: { invocationId: ID } }, lost, { json: { invocation: ended } });
		const { json, tries } = await tenant.run('function.invoke', { functionId: byId(ID) }, twice);
		expect([tries, posts()]).toEqual([2, 1]);
		expect(json).toEqual([{ invocationId: ID, finished: true, output: { ok: true } }]);
	});

	test('waits for the same report', async () => {
		const reports = (...list: object[]) => ({ json: { list, nextPageToken: '' } });
		const made = { id: 'new', state: 'REPORT_STATE_OK', downloadUrl: 'https://example.com/' };
		tenant.begin(reports({ id: 'old' }), { json: {} }, lost, reports(made, { id: 'old' }));
		const { json, tries } = await tenant.run(
			'accessReview.generateReport',
			{ accessReviewId: byId(ID) },
			twice,
		);
		expect([tries, posts()]).toEqual([2, 1]);
		expect(json).toMatchObject([{ id: 'new' }]);
	});
});
