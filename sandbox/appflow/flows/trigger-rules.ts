import { object, text } from '../../core/json';
import { builtInConnector } from '../connectors/built-in';
import { SHORTEST_INTERVAL_MS } from '../connectors/describe';
import { validation } from '../errors';
import type { AppFlowState } from '../state';
import { sourceOf, triggerOf } from './ends';
import type { FlowDefinition } from './flow';
import { milliseconds, scheduledOf } from './running';
import { readSchedule } from './schedule';

/**
 * Checks how a flow is to start: whether its source can do that, and its schedule.
 *
 * @throws AppFlowError `ValidationException`
 */
export function checkTrigger(
	definition: FlowDefinition,
	state: AppFlowState,
	before?: FlowDefinition,
): void {
	const trigger = triggerOf(definition);
	const { type } = sourceOf(definition);
	const connector = builtInConnector(type);
	if (trigger === 'Event' && !connector?.events) {
		throw validation(`Trigger type Event is not supported by connector: ${type}`);
	}
	const given = object(object(definition.triggerConfig, 'triggerProperties') ?? {}, 'Scheduled');
	if (trigger !== 'Scheduled') {
		if (!given) return;
		throw validation(`TriggerProperties are only for the trigger type Scheduled, not ${trigger}`);
	}
	if (!given) throw validation('TriggerProps is required for Scheduled Trigger Type.');
	const expression = text(given, 'scheduleExpression') ?? '';
	const schedule = readSchedule(expression);
	if (!schedule) throw validation(`Schedule expression ${expression} is not valid`);
	if (connector && schedule.interval < SHORTEST_INTERVAL_MS[connector.frequency]) {
		throw validation(`Connector ${type} cannot run as often as ${expression}`);
	}
	const daily = SHORTEST_INTERVAL_MS.days;
	if (
		type === 'SAPOData' &&
		text(given, 'dataPullMode') === 'Complete' &&
		schedule.interval < daily
	) {
		throw validation('A complete transfer from SAPOData cannot run more often than once a day');
	}
	const start = milliseconds(given, 'scheduleStartTime');
	const end = milliseconds(given, 'scheduleEndTime');
	const unchanged = before && milliseconds(scheduledOf(before), 'scheduleStartTime') === start;
	if (start !== undefined && !unchanged && start < state.clock.now().getTime() - GRACE_MS) {
		throw validation('Schedule start time cannot be in the past');
	}
	if (end !== undefined && end <= (start ?? state.clock.now().getTime())) {
		throw validation('Schedule end time must be after the start time');
	}
}

/** A request takes a moment from "now" until it arrives. */
const GRACE_MS = 60_000;
