const mockLoaded: string[] = [];
jest.mock('axios', () => {
	mockLoaded.push('axios');
	return jest.requireActual<object>('axios');
});

import type { INodeProperties } from 'n8n-workflow';

import { ConductorOneTrigger } from '../../nodes/ConductorOne/ConductorOneTrigger.node';
import { EVENT_SORTS } from '../../nodes/ConductorOne/webhook/events';
import { polledKinds } from '../../nodes/ConductorOne/events/kinds';
import { sources } from '../../nodes/ConductorOne/events/sources';

const { properties } = new ConductorOneTrigger().description;
const named = (name: string) => properties.filter((property) => property.name === name);
const valuesOf = ({ options = [] }: INodeProperties) =>
	options.flatMap((option) => ('value' in option ? [option.value] : []));

test('the trigger loads without axios', () => {
	expect(properties.length).toBeGreaterThan(10);
	expect(mockLoaded).toEqual([]);
});

// These are in people's workflows: add to them, but never take one out or rename it.
test('what workflows have saved stays', () => {
	expect(valuesOf(named('receiveBy')[0]!)).toEqual(['polling', 'push']);
	expect(valuesOf(named('events')[0]!)).toEqual([
		'approval',
		'automation',
		'finding',
		'postAction',
		'provisioning',
		'test',
	]);
	expect(valuesOf(named('triggerOn')[0]!)).toEqual([
		'accessGranted',
		'accessRemoved',
		'automationFailed',
		'syncFailed',
		'syncRecovered',
		'findingOpened',
		'userCreated',
		'requestClosed',
		'requestCreated',
		'requestWaiting',
		'systemLogEvent',
	]);
	expect(valuesOf(named('respond')[0]!)).toEqual(['later', 'immediately', 'lastNode']);
	expect(valuesOf(named('webhook')[0]!)).toEqual(['own', 'existing']);
	expect(properties.map(({ name }) => name)).toEqual([
		'receiveBy',
		'pollTimes',
		'pollTimes',
		'triggerOn',
		'approvers',
		'outcomes',
		'severities',
		'eventTypes',
		'options',
		'webhookNotice',
		'events',
		'webhook',
		'webhookId',
		'respond',
		'approvalAnswer',
		'provisioningAnswer',
		'comment',
		'webhookOptions',
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

test('every field belongs to one way of receiving', () => {
	const ways = properties
		.filter(({ name }) => name !== 'receiveBy')
		.map(({ displayOptions }) => displayOptions?.show?.receiveBy);
	expect(ways.every((way) => way?.length === 1)).toBe(true);
});
