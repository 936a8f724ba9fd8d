import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';

import { AwsAppFlowTrigger } from '../../nodes/AwsAppFlow/AwsAppFlowTrigger.node';

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
	expect(labels).toEqual(['Receive Events By', 'Poll Times', 'Trigger On', 'Flows', 'Options']);
	expect(credentials).toEqual(['awsAppFlowApi']);
	expect(options).toEqual(['includeRaw']);
});

test('one that is pushed to has no poll times, and another credential', () => {
	const { labels, credentials, offered } = form({ receiveBy: 'push' });
	expect(labels).toEqual(['Receive Events By', 'Trigger On', 'Flows', 'Options']);
	expect(credentials).toEqual(['awsAppFlowEventsApi']);
	expect(offered('flows')).toEqual(['All', 'By Name Pattern']);
	expect(offered('triggerOn')).not.toContain('Private Connection Failed');
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

test('what polling and pushing both report has the same value', () => {
	const values = (receiveBy: string) => {
		const { properties } = description;
		const field = properties.find(
			({ name, displayOptions }) =>
				name === 'triggerOn' && displayOptions?.show?.receiveBy?.includes(receiveBy),
		);
		return new Map(
			field?.options?.map((option) => [option.name, 'value' in option && option.value]),
		);
	};
	const pushed = values('push');
	for (const [name, value] of values('polling')) {
		expect([name, pushed.get(name) ?? value]).toEqual([name, value]);
	}
});
