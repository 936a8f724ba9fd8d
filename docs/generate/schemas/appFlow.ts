import type { IDataObject } from 'n8n-workflow';

import { POLLED_KINDS } from '../../../nodes/AwsAppFlow/events/kinds';
import { Account, amplitude, byName, salesforce } from '../../../test/appflow/support';
import { pollingTrigger } from '../../../test/appflow/trigger.support';
import type { Parameters, SchemaTable } from './table';

const profile = (name: string): Parameters => ({ connectorProfileName: byName(name) });
const flow = (name: string): Parameters => ({ flowName: byName(name) });
const tagged = { connectorLabel: byName('AcmeTickets'), tagsOf: 'connector' };
const tags = { tags: { entries: [{ name: 'team', value: 'data' }] } };
const orders = {
	newConnectorLabel: 'orders',
	lambdaArn: 'arn:aws:lambda:eu-west-1:123456789012:function:orders',
};

/** A flow with a schedule, one without, whose last run failed. */
const SCHEDULED = 'salesforce-accounts-to-s3';
const ON_DEMAND = 'zendesk-tickets-to-redshift';

const CHANGED = { options: { description: 'Changed' } };

/** The definition of a flow, as the form takes it. */
async function exported(account: Account): Promise<Parameters> {
	const [flowDefinition] = await account.json('flow.export', flow(SCHEDULED));
	return { defineWith: 'json', flowDefinition: JSON.stringify(flowDefinition) };
}

async function eachFlow(account: Account, operation: string): Promise<IDataObject[]> {
	const items: IDataObject[] = [];
	for (const { flowName } of await account.json('flow.getMany', { returnAll: true })) {
		items.push(...(await account.json(operation, flow(String(flowName)))));
	}
	return items;
}

/** The runs of flows, which have all ended. */
async function eachRun(
	account: Account,
	operation: string,
	...flowNames: readonly string[]
): Promise<IDataObject[]> {
	const items: IDataObject[] = [];
	for (const name of flowNames) {
		for (const { executionId } of await account.json('flowRun.getMany', flow(name))) {
			items.push(...(await account.json(operation, { ...flow(name), executionId })));
		}
	}
	return items;
}

/** Each profile of the sandbox, so that those of all kinds of connectors are there. */
async function eachProfile(account: Account, operation: string): Promise<IDataObject[]> {
	const all = await account.json('connectorProfile.getMany', { returnAll: true });
	const items: IDataObject[] = [];
	for (const { connectorProfileName } of all) {
		items.push(...(await account.json(operation, profile(String(connectorProfileName)))));
	}
	return items;
}

/** How each operation of the AWS AppFlow node is run for a sample of its output. */
export const appFlowSchemas: SchemaTable<Account> = {
	node: 'AwsAppFlow',
	start: async () => await Account.start(),
	samples: {
		'connectorProfile.create': [{ newConnectorProfileName: 'new', ...salesforce }],
		'connectorProfile.createOrUpdate': [
			{ newConnectorProfileName: 'new', ...salesforce },
			{ newConnectorProfileName: 'amplitude-events', ...amplitude },
		],
		'connectorProfile.rotateCredentials': [{ ...profile('amplitude-events'), ...amplitude }],
		'connectorProfile.update': [{ ...profile('amplitude-events'), ...amplitude }],
		'connectorProfile.delete': [profile('slack-support')],
		'connectorProfile.get': async (account) => await eachProfile(account, 'connectorProfile.get'),
		'connectorProfile.getMany': [{ returnAll: true }],
		'connectorProfile.audit': [{}],
		'connector.get': [
			{ connectorType: 'Salesforce' },
			{ connectorType: 'S3' },
			{ connectorType: 'CustomConnector', connectorLabel: byName('AcmeTickets') },
		],
		'connector.getMany': [{ returnAll: true }, { connectorScope: 'registered' }],
		'connector.register': [orders],
		'connector.updateRegistration': [{ connectorLabel: byName('AcmeTickets') }],
		'connector.unregister': [{ connectorLabel: byName('acme-inventory') }],
		'connectorEntity.getMany': [
			{ ...profile('sap-orders-private'), returnAll: true, options: { includeNested: true } },
		],
		'connectorEntity.getFields': [
			{ ...profile('salesforce-production'), connectorEntityName: byName('Account') },
		],
		'connectorEntity.resetMetadataCache': [
			profile('salesforce-production'),
			{ entitiesOf: 'connector', connectorType: 'S3' },
		],
		'flow.create': async (account) =>
			await account.json('flow.create', { newFlowName: 'new', ...(await exported(account)) }),
		'flow.createOrUpdate': async (account) => {
			const definition = await exported(account);
			return [
				...(await account.json('flow.createOrUpdate', { newFlowName: 'new', ...definition })),
				...(await account.json('flow.createOrUpdate', {
					newFlowName: SCHEDULED,
					...definition,
					...CHANGED,
				})),
			];
		},
		'flow.update': async (account) =>
			await account.json('flow.update', {
				...flow(SCHEDULED),
				...(await exported(account)),
				...CHANGED,
			}),
		'flow.duplicate': [{ ...flow(SCHEDULED), newFlowName: 'copy' }],
		'flow.export': async (account) => await eachFlow(account, 'flow.export'),
		'flow.delete': [flow('github-issues-to-snowflake')],
		'flow.get': async (account) => await eachFlow(account, 'flow.get'),
		'flow.getMany': [{ returnAll: true }],
		'flow.start': async (account) => {
			// A run that ends at once is not waited for.
			account.control.configure('appflow', { runMs: 0 });
			return [
				...(await account.json('flow.start', flow(ON_DEMAND))),
				...(await account.json('flow.start', { ...flow(ON_DEMAND), waitForCompletion: true })),
				...(await account.json('flow.start', flow('github-issues-to-snowflake'))),
			];
		},
		'flow.stop': [flow(SCHEDULED), { ...flow('zendesk-users-to-s3'), cancelRuns: true }],
		'flow.activate': [flow('github-issues-to-snowflake')],
		'flow.deactivate': [flow(SCHEDULED)],
		'flowRun.getMany': async (account) => [
			...(await account.json('flowRun.getMany', flow(SCHEDULED))),
			...(await account.json('flowRun.getMany', flow(ON_DEMAND))),
		],
		'flowRun.get': async (account) => await eachRun(account, 'flowRun.get', SCHEDULED, ON_DEMAND),
		'flowRun.wait': async (account) => await eachRun(account, 'flowRun.wait', SCHEDULED),
		'flowRun.cancel': [flow('zendesk-users-to-s3')],
		'tag.add': [{ ...tagged, ...tags }],
		'tag.getMany': async (account) => {
			await account.json('tag.add', { ...tagged, ...tags });
			return await account.json('tag.getMany', tagged);
		},
		'tag.remove': [{ ...tagged, tagKeys: 'team' }],
	},
	trigger: async (account) => {
		account.control.perform('appflow', 'setFlowStatus', {
			flowName: 'salesforce-leads-to-s3',
			status: 'Suspended',
			message: 'The flow failed three times in a row',
		});
		const items: IDataObject[] = [];
		for (const value of POLLED_KINDS) {
			items.push(...(await pollingTrigger(account, { triggerOn: [value] }).tryOut()));
		}
		return items;
	},
	open: new Set([
		'connectorSuppliedValues',
		'customProperties',
		'profileProperties',
		'tags',
		'tokenUrlCustomProperties',
	]),
};
