import type { ConnectorProfile } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { toItemJson } from '../../../engine/json';
import { failureOf } from '../flow/failure';

/** What is known of a flow. Missing members show as `null`, so that items always look the same. */
export interface FlowFacts {
	readonly flowName?: string | undefined;
	readonly flowArn?: string | undefined;
	/** As AWS's API has it: `OnDemand`, `Scheduled`, or `Event`. */
	readonly triggerType?: string | undefined;
	readonly sourceConnectorType?: string | undefined;
	readonly sourceConnectorProfileName?: string | undefined;
	readonly sourceObject?: string | undefined;
	readonly destinationConnectorType?: string | undefined;
	readonly destinationConnectorProfileName?: string | undefined;
	readonly destinationObject?: string | undefined;
}

/** What is known of a run that has ended. */
export interface RunFacts {
	readonly executionId?: string | undefined;
	/** As AWS's API has it: `Successful`, `Error`, or `Canceled`. */
	readonly executionStatus?: string | undefined;
	readonly startedAt?: Date | undefined;
	readonly lastUpdatedAt?: Date | undefined;
	readonly recordsProcessed?: number | undefined;
	readonly recordsFailed?: number | undefined;
	readonly bytesProcessed?: number | undefined;
	readonly errorMessage?: string | undefined;
}

function flowMembers(flow: FlowFacts): IDataObject {
	return {
		flowName: flow.flowName ?? null,
		flowArn: flow.flowArn ?? null,
		triggerType: flow.triggerType ?? null,
		sourceConnectorType: flow.sourceConnectorType ?? null,
		sourceConnectorProfileName: flow.sourceConnectorProfileName ?? null,
		sourceObject: flow.sourceObject ?? null,
		destinationConnectorType: flow.destinationConnectorType ?? null,
		destinationConnectorProfileName: flow.destinationConnectorProfileName ?? null,
		destinationObject: flow.destinationObject ?? null,
	};
}

/** The output for a run that has ended, the same whether it was polled or pushed. */
export function runJson(event: string, flow: FlowFacts, run: RunFacts): IDataObject {
	const { startedAt, lastUpdatedAt, recordsProcessed } = run;
	const milliseconds =
		startedAt && lastUpdatedAt ? lastUpdatedAt.getTime() - startedAt.getTime() : undefined;
	return {
		event,
		...flowMembers(flow),
		executionId: run.executionId ?? null,
		executionStatus: run.executionStatus ?? null,
		startedAt: startedAt?.toISOString() ?? null,
		lastUpdatedAt: lastUpdatedAt?.toISOString() ?? null,
		durationSeconds: milliseconds === undefined ? null : milliseconds / 1000,
		recordsProcessed: recordsProcessed ?? null,
		recordsFailed: run.recordsFailed ?? null,
		bytesProcessed: run.bytesProcessed ?? null,
		zeroRecords: recordsProcessed === 0,
		errorMessage: run.errorMessage ?? null,
		errorCause: failureOf(run.errorMessage)?.cause ?? null,
	};
}

/** What is known of a flow that runs no more. */
interface DeactivationFacts {
	/** As AWS's API has it, such as `Suspended`. */
	readonly flowStatus?: string | undefined;
	readonly flowStatusMessage?: string | undefined;
	readonly deactivatedAt?: Date | undefined;
}

/** The output for a flow that runs no more, the same whether it was polled or pushed. */
export function deactivationJson(flow: FlowFacts, facts: DeactivationFacts): IDataObject {
	return {
		event: 'flowDeactivated',
		...flowMembers(flow),
		flowStatus: facts.flowStatus ?? null,
		flowStatusMessage: facts.flowStatusMessage ?? null,
		deactivatedAt: facts.deactivatedAt?.toISOString() ?? null,
	};
}

/** The output for something else that AppFlow reports about a flow. */
export function reportJson(event: string, flow: FlowFacts, details: IDataObject): IDataObject {
	return { ...details, event, ...flowMembers(flow) };
}

/** The output for a connector profile, the same whether it was polled or pushed. */
export function profileEventJson(event: string, profile: ConnectorProfile): IDataObject {
	const { status, failureMessage, failureCause } = profile.privateConnectionProvisioningState ?? {};
	const json = toItemJson({
		createdAt: profile.createdAt,
		lastUpdatedAt: profile.lastUpdatedAt,
	});
	return {
		event,
		connectorProfileName: profile.connectorProfileName ?? null,
		connectorProfileArn: profile.connectorProfileArn ?? null,
		connectorType: profile.connectorType ?? null,
		connectorLabel: profile.connectorLabel ?? null,
		connectionMode: profile.connectionMode ?? null,
		createdAt: json.createdAt ?? null,
		lastUpdatedAt: json.lastUpdatedAt ?? null,
		privateConnectionStatus: status ?? null,
		errorMessage: failureMessage ?? failureCause ?? null,
	};
}
