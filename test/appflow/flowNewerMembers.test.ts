import { byName, useAccount } from './support';
import { asJson, definition, flowsOf } from './flow.support';

const account = useAccount();
const { created, exported, changes } = flowsOf(account);

/** What a flow may have one day: at its top, in a structure, in a union, and in a list. */
const newer = {
	retryPolicy: { attempts: 3 },
	sourceFlowConfig: {
		readAhead: true,
		sourceConnectorProperties: { Slack: { threads: 'all' } },
	},
};
const name = 'slack-to-s3';
const flowName = byName(name);

async function extended(): Promise<void> {
	await created(name);
	account().control.perform('appflow', 'extendFlow', { flowName: name, members: newer });
	account().control.clearRequests();
}

test('an update sends back what only AWS knows of a flow', async () => {
	await extended();
	const update = { flowName, ...asJson({ description: 'Other words' }) };
	expect(await account().json('flow.update', update)).toMatchObject([{ changed: true }]);
	expect(account().sent('UpdateFlow')).toEqual([
		expect.objectContaining({ ...definition, ...changed(), description: 'Other words' }),
	]);
});

test('a run with a filter keeps it', async () => {
	await extended();
	await account().json('flow.start', {
		flowName,
		runWithFilter: true,
		recordFilters: { entries: [{ field: 'type', operator: 'EQUAL_TO', value: 'message' }] },
		options: { settleSeconds: 0 },
	});
	// The local AppFlow forgets what its model does not have, so only the first one can show it.
	expect(account().sent('UpdateFlow')[0]).toMatchObject(changed());
});

test('Get, Export, and Duplicate have it', async () => {
	await extended();
	const [whole] = await account().json('flow.get', { flowName, simplify: false });
	expect(whole).toMatchObject(newer);
	expect(await exported(name)).toMatchObject(newer);
	await account().json('flow.duplicate', { flowName, newFlowName: 'copy' });
	expect(account().sent('CreateFlow')).toEqual([expect.objectContaining(changed())]);
});

test('it is no reason to change a flow that is as described', async () => {
	await extended();
	const upsert = async (json: unknown) =>
		await account().json('flow.createOrUpdate', { newFlowName: name, ...asJson(json) });
	expect(await upsert(definition)).toMatchObject([{ changed: false }]);
	expect(await upsert(await exported(name))).toMatchObject([{ changed: false }]);
	expect(changes()).toEqual([]);
});

test('a connector that AWS has made since is its own to check', async () => {
	const { message, description } = await account().failure('flow.create', {
		newFlowName: name,
		...asJson({
			...definition,
			sourceFlowConfig: {
				connectorType: 'Faxmachine',
				connectorProfileName: 'slack-support',
				sourceConnectorProperties: { Faxmachine: { object: 'pages' } },
			},
		}),
	});
	expect(message).toContain('AppFlow did not accept the request');
	expect(description).toContain('sourceFlowConfig.connectorType');
	expect(account().sent('CreateFlow')).toHaveLength(1);
});

/** The parts of the request that have something newer in them. */
function changed() {
	const { sourceFlowConfig } = definition;
	const { Slack } = sourceFlowConfig.sourceConnectorProperties;
	return {
		retryPolicy: { attempts: 3 },
		sourceFlowConfig: {
			...sourceFlowConfig,
			readAhead: true,
			sourceConnectorProperties: { Slack: { ...Slack, threads: 'all' } },
		},
	};
}
