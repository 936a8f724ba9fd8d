const mockLoaded: string[] = [];
jest.mock('axios', () => {
	mockLoaded.push('axios');
	return jest.requireActual<object>('axios');
});

import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { ConductorOneTrigger } from '../../nodes/ConductorOne/ConductorOneTrigger.node';
import { EVENT_SORTS } from '../../nodes/ConductorOne/webhook/events';
import { polledKinds } from '../../nodes/ConductorOne/events/kinds';
import { sources } from '../../nodes/ConductorOne/events/sources';

const { description } = new ConductorOneTrigger();
const { properties } = description;
const named = (name: string) => properties.filter((property) => property.name === name);
const valuesOf = ({ options = [] }: INodeProperties) =>
	options.flatMap((option) => ('value' in option ? [option.value] : []));

test('the trigger loads without axios', () => {
	expect(properties.length).toBeGreaterThan(10);
	expect(mockLoaded).toEqual([]);
});

// These are in people's workflows: add to them, but never take one out or rename it.
test('what workflows have saved stays', () => {
	expect(valuesOf(named('triggerOn')[0]!)).toEqual([
		'accessGranted',
		'accessRemoved',
		'approval',
		'automationFailed',
		'automation',
		'syncFailed',
		'syncRecovered',
		'findingOpened',
		'finding',
		'userCreated',
		'postAction',
		'provisioning',
		'requestClosed',
		'requestCreated',
		'requestWaiting',
		'systemLogEvent',
		'test',
	]);
	expect(valuesOf(named('respond')[0]!)).toEqual(['later', 'immediately', 'lastNode']);
	expect(valuesOf(named('webhook')[0]!)).toEqual(['own', 'existing']);
	expect(properties.map(({ name }) => name)).toEqual([
		'triggerOn',
		'pollTimes',
		'pollTimes',
		'approvers',
		'outcomes',
		'severities',
		'eventTypes',
		'webhook',
		'webhookId',
		'webhookNotice',
		'webhookNotice',
		'respond',
		'approvalAnswer',
		'provisioningAnswer',
		'comment',
		'options',
	]);
	expect(sources.map(({ name }) => name)).toEqual([
		'requestCreated',
		'requestWaiting',
		'requestClosed',
		'grants',
		'findingOpened',
		'automationFailed',
		'syncs',
		'userCreated',
		'systemLogEvent',
	]);
});

test('each kind that is offered has one source, and each source is offered', () => {
	const kinds = sources.flatMap((source) => source.kinds);
	expect([...kinds].sort()).toEqual(polledKinds.map(({ value }) => value).sort());
});

test('each event of the official document is known', () => {
	expect(EVENT_SORTS.map(({ type }) => type).sort()).toEqual([
		'PayloadFindingDispatch',
		'PayloadPolicyApprovalStep',
		'PayloadPolicyPostAction',
		'PayloadProvisionStep',
		'PayloadTest',
		'PayloadWorkflowStep',
	]);
});

/** What the editor shows for these answers. */
function form(answers: INodeParameters) {
	const values =
		NodeHelpers.getNodeParameters(properties, answers, true, false, null, description) ?? {};
	const shown = properties.filter(
		(property) =>
			property.type !== 'hidden' &&
			NodeHelpers.displayParameter(values, property, null, description),
	);
	const options = shown.find(({ name }) => name === 'options')?.options ?? [];
	return {
		fields: shown.map(({ name }) => name),
		options: options.flatMap((option) =>
			'type' in option && NodeHelpers.displayParameter({}, option, null, description, values)
				? [option.name]
				: [],
		),
		notices: shown.filter(({ type }) => type === 'notice').map(({ displayName }) => displayName),
	};
}

test('the form asks for what the chosen events need, and for nothing else', () => {
	expect(form({ triggerOn: ['userCreated'] })).toEqual({
		fields: ['triggerOn', 'pollTimes', 'options'],
		options: ['appIds'],
		notices: [],
	});
	expect(form({ triggerOn: ['approval'] })).toMatchObject({
		fields: ['triggerOn', 'webhook', 'webhookNotice', 'respond', 'options'],
		options: ['deleteOnDeactivate', 'publicUrl'],
	});
	expect(form({ triggerOn: ['test'], respond: 'immediately' }).fields).not.toContain('comment');
	const both = form({ triggerOn: ['approval', 'requestWaiting'], respond: 'immediately' });
	expect(both.fields).toEqual([
		'triggerOn',
		'pollTimes',
		'approvers',
		'webhook',
		'webhookNotice',
		'respond',
		'approvalAnswer',
		'comment',
		'options',
	]);
	expect(both.options).toEqual(['appIds', 'deleteOnDeactivate', 'publicUrl']);
});

test.each([
	['own', 'makes a webhook whose name begins with "n8n:", and whose ID stays the same'],
	['existing', 'points the chosen webhook here'],
])('the panel tells what to point at the ID of a webhook: %s', (webhook, publishing) => {
	const { notices } = form({ triggerOn: ['approval'], webhook });
	expect(notices).toEqual([expect.stringMatching(/policy .*step of an automation.*routing rule/)]);
	expect(notices[0]).toContain(publishing);
});

test('what the panel says beside the form is true however events arrive', () => {
	const { triggerPanel } = description;
	const hints = typeof triggerPanel === 'object' ? triggerPanel.activationHint : undefined;
	expect(JSON.stringify(hints)).toMatch(/runs for each new event/);
	expect(JSON.stringify(hints)).not.toMatch(/webhook/);
});
