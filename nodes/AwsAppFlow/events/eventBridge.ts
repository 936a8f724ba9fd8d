import type { IDataObject } from 'n8n-workflow';

import { isDataObject, isObject } from '../../../engine/json';
import { connectors } from '../connectors';
import { withRaw } from './flows';
import type { Watch } from './form';
import { runKind } from './kinds';
import { deactivationJson, profileEventJson, reportJson, runJson } from './output';
import type { FlowFacts, RunFacts } from './output';

/** An event as EventBridge posts it. */
interface PushedEvent {
	/** The same when EventBridge delivers an event twice. */
	readonly id: string;
	/** Such as `AppFlow End Flow Run Report`. */
	readonly detailType: string;
	readonly detail: Readonly<Record<string, unknown>>;
	/** All of it. */
	readonly raw: IDataObject;
}

/** The events in the body of a request: one, or several as a pipe sends them; `undefined` if it has none. */
export function readEvents(body: unknown): readonly PushedEvent[] | undefined {
	const given: unknown[] = Array.isArray(body) ? body : [body];
	const events = given.map(readEvent).filter((event) => event !== undefined);
	return events.length > 0 && events.length === given.length ? events : undefined;
}

function readEvent(value: unknown): PushedEvent | undefined {
	if (!isDataObject(value)) return undefined;
	const { id, detail } = value;
	const detailType = value['detail-type'];
	if (typeof id !== 'string' || typeof detailType !== 'string' || !isObject(detail)) {
		return undefined;
	}
	return { id, detailType, detail, raw: value };
}

type Report = (event: PushedEvent, watch: Watch) => IDataObject | undefined;

/** How each of AppFlow's events becomes output, by its detail type. */
const REPORTS: Readonly<Record<string, Report>> = {
	'AppFlow End Flow Run Report': runEnded,
	'AppFlow Event Flow Deactivated': flowDeactivated,
	'AppFlow Scheduled Flow Deactivated': flowDeactivated,
	'AppFlow Start Flow Run Report': other('runStarted'),
	'AppFlow Event Flow Report': other('eventFlowReport'),
	'AppFlow Automatic Field Import Report': other('fieldImportReport'),
	'AWS API Call via CloudTrail': apiCalled,
};

/** The output for an event, or `undefined` if it is not one that is watched. */
export function pushedJson(event: PushedEvent, watch: Watch): IDataObject | undefined {
	const report = REPORTS[event.detailType] ?? unknownReport(event.detailType);
	const json = report?.(event, watch);
	return json && withRaw(json, event.raw, watch.includeRaw);
}

/** AppFlow may learn to send more; what is not AppFlow's is ignored. */
function unknownReport(detailType: string): Report | undefined {
	return detailType.startsWith('AppFlow ') ? other('otherReport') : undefined;
}

function runEnded({ detail }: PushedEvent, watch: Watch): IDataObject | undefined {
	const flow = flowFacts(detail);
	if (!watch.isWatchedFlow(flow)) return undefined;
	const run = runFacts(detail);
	const kind = runKind(watch.kinds, {
		executionStatus: run.executionStatus,
		zeroRecords: run.recordsProcessed === 0,
	});
	return kind === undefined ? undefined : runJson(kind, flow, run);
}

function flowDeactivated({ detail }: PushedEvent, watch: Watch): IDataObject | undefined {
	const flow = flowFacts(detail);
	if (!watch.kinds.has('flowDeactivated') || !watch.isWatchedFlow(flow)) return undefined;
	return deactivationJson(flow, {
		flowStatus: 'Suspended',
		flowStatusMessage: textOf(detail['deactivation-reason']),
		deactivatedAt: dateOf(detail['deactivation-time']),
	});
}

function other(event: string): Report {
	return ({ detail }, watch) => {
		const flow = flowFacts(detail);
		if (!watch.kinds.has('otherReport') || !watch.isWatchedFlow(flow)) return undefined;
		const rest = Object.entries(detail).filter(([name]) => !FLOW_MEMBERS.has(name));
		const details = Object.fromEntries(rest.map(([name, value]) => [camelCase(name), value]));
		return reportJson(event, flow, isDataObject(details) ? details : {});
	};
}

/** A call of AppFlow's API that CloudTrail recorded. One that failed changed nothing. */
function apiCalled({ detail }: PushedEvent, watch: Watch): IDataObject | undefined {
	const { eventSource, eventName, errorCode, requestParameters } = detail;
	if (eventSource !== 'appflow.amazonaws.com' || errorCode) return undefined;
	if (!isObject(requestParameters)) return undefined;
	const at = dateOf(detail.eventTime);
	switch (eventName) {
		case 'StopFlow': {
			const flow = { flowName: textOf(requestParameters.flowName) };
			if (!watch.kinds.has('flowDeactivated') || !watch.isWatchedFlow(flow)) return undefined;
			return deactivationJson(flow, { flowStatus: 'Suspended', deactivatedAt: at });
		}
		case 'CreateConnectorProfile':
		case 'UpdateConnectorProfile':
			return profileCalled(
				eventName === 'CreateConnectorProfile',
				detail,
				requestParameters,
				watch,
			);
		default:
			return undefined;
	}
}

function profileCalled(
	created: boolean,
	{ eventTime, responseElements }: Readonly<Record<string, unknown>>,
	parameters: Readonly<Record<string, unknown>>,
	watch: Watch,
): IDataObject | undefined {
	const name = textOf(parameters.connectorProfileName);
	if (name === undefined || !watch.kinds.has('profileChanged')) return undefined;
	if (!watch.isWatchedProfile(name)) return undefined;
	const at = dateOf(eventTime);
	const type = Object.values(connectors).find(
		(each) => each.type === parameters.connectorType,
	)?.type;
	const mode = parameters.connectionMode;
	return profileEventJson(created ? 'profileCreated' : 'profileChanged', {
		connectorProfileName: name,
		connectorProfileArn: isObject(responseElements)
			? textOf(responseElements.connectorProfileArn)
			: undefined,
		connectorType: type,
		connectorLabel: textOf(parameters.connectorLabel),
		connectionMode: mode === 'Private' || mode === 'Public' ? mode : undefined,
		createdAt: created ? at : undefined,
		lastUpdatedAt: at,
	});
}

/** Details that make up {@link FlowFacts}. */
const FLOW_MEMBERS: ReadonlySet<string> = new Set([
	'flow-name',
	'flow-arn',
	'trigger-type',
	'source',
	'source-object',
	'destination',
	'destination-object',
]);

const TRIGGER_TYPES = ['Event', 'OnDemand', 'Scheduled'] as const;

function flowFacts(detail: PushedEvent['detail']): FlowFacts {
	const [sourceConnectorType, sourceConnectorProfileName] = endOf(detail.source);
	const [destinationConnectorType, destinationConnectorProfileName] = endOf(detail.destination);
	return {
		flowName: textOf(detail['flow-name']),
		flowArn: textOf(detail['flow-arn']),
		triggerType: inCaseOf(TRIGGER_TYPES, textOf(detail['trigger-type'])),
		sourceConnectorType,
		sourceConnectorProfileName,
		sourceObject: objectOf(detail['source-object']),
		destinationConnectorType,
		destinationConnectorProfileName,
		destinationObject: objectOf(detail['destination-object']),
	};
}

/** Connector and profile of one end of a flow, which events write as `SALESFORCE/profile-name`. */
function endOf(value: unknown): [string | undefined, string | undefined] {
	const [type, ...profile] = (textOf(value) ?? '').split('/');
	return [
		inCaseOf(Object.keys(connectors), type || undefined),
		profile.length > 0 ? profile.join('/') : undefined,
	];
}

/** A place in a bucket without the scheme, as flows name it. */
function objectOf(value: unknown): string | undefined {
	return textOf(value)?.replace(/^s3:\/\//, '');
}

/** A name as the API spells it: events have it in capitals. */
function inCaseOf(names: readonly string[], name: string | undefined): string | undefined {
	return names.find((known) => known.toLowerCase() === name?.toLowerCase()) ?? name;
}

function runFacts(detail: PushedEvent['detail']): RunFacts {
	const error = textOf(detail.error);
	return {
		executionId: textOf(detail['execution-id']),
		executionStatus: statusOf(textOf(detail.status), error),
		startedAt: dateOf(detail['start-time']),
		lastUpdatedAt: dateOf(detail['end-time']),
		recordsProcessed: numberOf(detail['num-of-records-processed']),
		recordsFailed: numberOf(detail['num-of-record-failures']),
		bytesProcessed: numberOf(detail['data-processed']),
		errorMessage: error,
	};
}

/** A status as the API has it; events say `Execution Successful`. */
function statusOf(status: string | undefined, error: string | undefined): string {
	if (status === undefined) return error === undefined ? 'Successful' : 'Error';
	if (/cancel/i.test(status)) return 'Canceled';
	return /\bsuccess/i.test(status) ? 'Successful' : 'Error';
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Events have numbers as text. */
function numberOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Events have times such as `2026-01-31T12:00:00.123Z[UTC]`. */
function dateOf(value: unknown): Date | undefined {
	const date = new Date((textOf(value) ?? '').replace(/\[.*\]$/, ''));
	return Number.isNaN(date.getTime()) ? undefined : date;
}

function camelCase(name: string): string {
	return name.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
