import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';

import { AwsAppFlowTrigger } from '../../nodes/AwsAppFlow/AwsAppFlowTrigger.node';
import { triggerEntries } from '../support/nodeCreator';
import { eventsTrigger, pollingTrigger, useAccount } from './trigger.support';

const { description } = new AwsAppFlowTrigger();

/** What the editor shows when these answers are given. */
function form(answers: INodeParameters) {
	const { properties } = description;
	const values =
		NodeHelpers.getNodeParameters(properties, answers, true, false, null, description) ?? {};
	const shown = properties.filter(
		(property) =>
			property.type !== 'hidden' &&
			NodeHelpers.displayParameter(values, property, null, description),
	);
	const credentials = (description.credentials ?? []).filter((credential) =>
		NodeHelpers.displayParameter(values, credential, null, description),
	);
	const options = (shown.find(({ name }) => name === 'options')?.options ?? []).filter(
		(option) =>
			'type' in option && NodeHelpers.displayParameter({}, option, null, description, values),
	);
	const offered = (name: string) =>
		(shown.find((property) => property.name === name)?.options ?? []).map((option) => option.name);
	return {
		labels: shown.map(({ displayName }) => displayName),
		credentials: credentials.map(({ name }) => name),
		options: options.map(({ name }) => name),
		offered,
	};
}

test('a new trigger polls for failed runs of all flows', () => {
	const { labels, credentials, options } = form({});
	expect(labels).toEqual(['Trigger On', 'Receive Events By', 'Poll Times', 'Flows', 'Options']);
	expect(credentials).toEqual(['awsAppFlowApi']);
	expect(options).toEqual(['includeRaw']);
});

test('one that is pushed to has no poll times, and another credential', () => {
	const { labels, credentials, offered } = form({ receiveBy: 'push' });
	expect(labels).toEqual(['Trigger On', 'Receive Events By', 'Flows', 'Options']);
	expect(credentials).toEqual(['awsAppFlowEventsApi']);
	expect(offered('flows')).toEqual(['All', 'By Name Pattern']);
});

test.each([
	[
		['runFailed', 'otherReport', 'privateConnectionFailed'],
		['Polling', 'Push'],
	],
	[['privateConnectionFailed'], ['Polling']],
	[['otherReport'], ['Push']],
])('for %j events can be received by %j', (triggerOn, ways) => {
	expect(form({ triggerOn }).offered('receiveBy')).toEqual(ways);
});

test('credentials say what each is for', () => {
	expect(description.credentials).toMatchObject([
		{ name: 'awsAppFlowApi', displayName: 'Credential to Connect to AWS AppFlow' },
		{ name: 'awsAppFlowEventsApi', displayName: 'Credential to Authenticate EventBridge' },
	]);
});

// The editor looks through what is said of credentials for a choice of how to log in.
test('the editor does not take the way of receiving for a way to log in', () => {
	const shown = description.credentials?.map(({ displayOptions }) => displayOptions?.show);
	expect(shown).toEqual([undefined, undefined]);
});

describe("each entry of n8n's list of nodes gives a trigger that works", () => {
	const account = useAccount();
	const entries = triggerEntries(description);

	test('and there is one for each event', () => {
		expect(entries.map(({ name }) => name)).toEqual([
			'Connector Profile Created or Changed',
			'Flow Deactivated or Errored',
			'Other Report',
			'Private Connection Failed',
			'Run Failed',
			'Run Finished',
			'Run Succeeded',
			'Zero Records Moved',
		]);
	});

	test.each(entries)('$name', async ({ name, parameters }) => {
		const pushed = name === 'Other Report';
		const trigger = pushed ? eventsTrigger(parameters) : pollingTrigger(account(), parameters);
		expect(trigger.webhookMethods()).toEqual(pushed ? ['POST'] : []);
		expect(trigger.pollTimes()).toHaveLength(pushed ? 0 : 1);
		await trigger.activate();
		expect(await trigger.poll()).toEqual([]);
	});
});

test.each([
	['chosen', ['Flow Names or IDs']],
	['namePattern', ['Name Pattern']],
	['tag', ['Tag Key', 'Tag Value']],
])('flows that are %s are asked for', (flows, asked) => {
	const { labels } = form({ flows });
	expect(labels.slice(labels.indexOf('Flows') + 1, -1)).toEqual(asked);
});

test('flows are not asked for where only connector profiles count, and the other way round', () => {
	const profiles = form({ triggerOn: ['profileChanged'], flows: 'tag' });
	expect(profiles.labels).not.toContain('Flows');
	expect(profiles.labels).not.toContain('Tag Key');
	expect(profiles.options).toContain('connectorProfileNamePattern');
	expect(form({ triggerOn: ['runFailed'] }).options).not.toContain('connectorProfileNamePattern');
});
