import type { ConnectorProfile } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { toItemJson } from '../../../engine/json';
import { failureOf } from '../flow/failure';

/** Members of the output about a flow, in their order, named as in AWS's API where that has them. */
const FLOW_MEMBERS = [
	'flowName',
	'flowArn',
	'triggerType',
	'sourceConnectorType',
	'sourceConnectorProfileName',
	'sourceObject',
	'destinationConnectorType',
	'destinationConnectorProfileName',
	'destinationObject',
] as const;

const RUN_MEMBERS = [
	'executionId',
	'executionStatus',
	'startedAt',
	'lastUpdatedAt',
	'durationSeconds',
	'recordsProcessed',
	'recordsFailed',
	'bytesProcessed',
	'zeroRecords',
	'errorMessage',
	'errorCause',
] as const;

const DEACTIVATION_MEMBERS = ['flowStatus', 'flowStatusMessage', 'deactivatedAt'] as const;

const PROFILE_MEMBERS = [
	'connectorProfileName',
	'connectorProfileArn',
	'connectorType',
	'connectorLabel',
	'connectionMode',
	'createdAt',
	'lastUpdatedAt',
	'privateConnectionStatus',
	'errorMessage',
] as const;

/** What is known of a flow. */
export type FlowFacts = {
	readonly [Name in (typeof FLOW_MEMBERS)[number]]?: string | undefined;
};

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

/** What is known of a flow that runs no more. */
interface DeactivationFacts {
	/** As AWS's API has it, such as `Suspended`. */
	readonly flowStatus?: string | undefined;
	readonly flowStatusMessage?: string | undefined;
	readonly deactivatedAt?: Date | undefined;
}

/** All of the members; what is not known shows as `null`, so that items always look the same. */
function complete<Name extends string>(
	names: readonly Name[],
	facts: { readonly [Each in Name]?: unknown },
): IDataObject {
	const known = toItemJson({ ...facts });
	return Object.fromEntries(names.map((name) => [name, known[name] ?? null]));
}

/** The output for a run that has ended, the same whether it was polled or pushed. */
export function runJson(event: string, flow: FlowFacts, run: RunFacts): IDataObject {
	const { startedAt, lastUpdatedAt, recordsProcessed } = run;
	const durationSeconds =
		startedAt && lastUpdatedAt ? (lastUpdatedAt.getTime() - startedAt.getTime()) / 1000 : undefined;
	const facts = {
		...run,
		durationSeconds,
		zeroRecords: recordsProcessed === 0,
		errorCause: failureOf(run.errorMessage)?.cause,
	};
	return { event, ...complete(FLOW_MEMBERS, flow), ...complete(RUN_MEMBERS, facts) };
}

/** The output for a flow that runs no more, the same whether it was polled or pushed. */
export function deactivationJson(flow: FlowFacts, facts: DeactivationFacts): IDataObject {
	return {
		event: 'flowDeactivated',
		...complete(FLOW_MEMBERS, flow),
		...complete(DEACTIVATION_MEMBERS, facts),
	};
}

/** The output for something else that AppFlow reports about a flow. */
export function reportJson(event: string, flow: FlowFacts, details: IDataObject): IDataObject {
	return { ...details, event, ...complete(FLOW_MEMBERS, flow) };
}

/** The output for a connector profile, the same whether it was polled or pushed. */
export function profileEventJson(event: string, profile: ConnectorProfile): IDataObject {
	const { status, failureMessage, failureCause } = profile.privateConnectionProvisioningState ?? {};
	const facts = {
		...profile,
		privateConnectionStatus: status,
		errorMessage: failureMessage ?? failureCause,
	};
	return { event, ...complete(PROFILE_MEMBERS, facts) };
}
