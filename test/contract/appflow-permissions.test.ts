import { readFileSync } from 'fs';
import { join } from 'path';

import { appFlowApi } from '../../docs/generate/appFlowApi';
import { appFlowSchemas } from '../../docs/generate/schemas/appFlow';
import { Account } from '../appflow/support';

/** The operations of the node that a policy in `docs/iam` is for; `*` stands for all of a resource. */
const FOR: Readonly<Record<string, readonly string[]>> = {
	audit: ['connectorProfile.audit'],
	'list-profiles': ['connectorProfile.get', 'connectorProfile.getMany'],
	'manage-connectors': [
		'connector.register',
		'connector.unregister',
		'connector.updateRegistration',
	],
	'manage-flows': ['flow.*', 'flowRun.*'],
	'manage-profiles': [
		'connectorProfile.create',
		'connectorProfile.createOrUpdate',
		'connectorProfile.delete',
		'connectorProfile.rotateCredentials',
		'connectorProfile.update',
	],
	'manage-tags': ['tag.*'],
	'poll-trigger': ['trigger'],
	'read-connectors': ['connector.get', 'connector.getMany'],
	'read-entities': ['connectorEntity.*'],
	'read-flows': [
		'flow.export',
		'flow.get',
		'flow.getMany',
		'flowRun.get',
		'flowRun.getMany',
		'flowRun.wait',
	],
	'rotate-credentials': ['connectorProfile.rotateCredentials'],
	'run-flows': [
		'flow.activate',
		'flow.deactivate',
		'flow.start',
		'flow.stop',
		'flowRun.cancel',
		'flowRun.get',
		'flowRun.getMany',
		'flowRun.wait',
	],
};

interface Policy {
	readonly Statement: ReadonlyArray<{ readonly Action: string | readonly string[] }>;
}

/** The actions that a policy allows, in lower case: AWS does not tell them apart by that. */
function allowedBy(policy: string): Set<string> {
	const path = join(__dirname, '..', '..', 'docs', 'iam', `${policy}.json`);
	const { Statement } = JSON.parse(readFileSync(path, 'utf8')) as Policy;
	const actions = Statement.flatMap(({ Action }) => Action);
	return new Set(actions.map((action) => action.toLowerCase()));
}

function isFor(policy: string, operation: string): boolean {
	const [resource] = operation.split('.');
	return (FOR[policy] ?? []).some((each) => each === operation || each === `${resource}.*`);
}

describe('the permissions in AWS', () => {
	/** What each operation of the node asked of AppFlow. */
	const asked = new Map<string, Set<string>>();

	beforeAll(async () => {
		const account = await Account.start();
		const note = (operation: string) => {
			const calls = asked.get(operation) ?? new Set<string>();
			asked.set(operation, calls);
			for (const call of account.calls()) calls.add(call);
			account.control.clearRequests();
		};
		const run = account.run.bind(account);
		account.run = async (operation, ...rest) => {
			account.control.clearRequests();
			const result = await run(operation, ...rest);
			note(operation);
			return result;
		};
		for (const [operation, samples] of Object.entries(appFlowSchemas.samples)) {
			if (typeof samples === 'function') await samples(account);
			else for (const parameters of samples) await account.json(operation, { ...parameters });
			account.reset();
		}
		await appFlowSchemas.trigger?.(account);
		note('trigger');
		await account.close();
	}, 60_000);

	it('follow from what the operations are documented to use', () => {
		const unused = Object.entries(appFlowApi).flatMap(([call, { by }]) =>
			by.filter((operation) => !asked.get(operation)?.has(call)).map((each) => [call, each]),
		);
		expect(unused).toEqual([]);
	});

	it('are there for every operation', () => {
		const policies = Object.keys(FOR);
		const without = [...asked.keys()].filter(
			(operation) => !policies.some((policy) => isFor(policy, operation)),
		);
		expect(without).toEqual([]);
	});

	it.each(Object.keys(FOR))('of the policy %s are enough for its operations', (policy) => {
		const allowed = allowedBy(policy);
		const denied = [...asked]
			.filter(([operation]) => isFor(policy, operation))
			.flatMap(([operation, calls]) =>
				[...calls]
					.filter((call) => !allowed.has(`appflow:${call.toLowerCase()}`))
					.map((call) => `${operation} needs ${call}`),
			);
		expect(denied).toEqual([]);
	});
});
