import type { ConnectorDetail, ConnectorProfile, FlowDefinition } from '@aws-sdk/client-appflow';

import type { Subject } from '../../../engine/audit/finding';
import type { Rule } from '../../../engine/audit/rules';
import type { Thresholds } from './thresholds';

/** Facts that take requests of their own. */
export type Need =
	/** Every flow as ListFlows has it. */
	| 'flows'
	/** Which profiles each flow uses: a request per flow. */
	| 'uses'
	/** How many runs failed in a row: requests for each flow whose last run failed. */
	| 'failures'
	/** The connectors that exist. */
	| 'connectors'
	/** Which custom connectors can be private: a request for each that has public profiles. */
	| 'privateConnectors';

/** A connector profile; the SDK's type leaves the name open. */
export type NamedProfile = ConnectorProfile & { readonly connectorProfileName: string };

/** A flow; the SDK's type leaves the name open. */
export type NamedFlow = FlowDefinition & { readonly flowName: string };

/** What the audit knows of the account, as far as the rules need it. */
export interface Facts {
	readonly now: Date;
	readonly region: string;
	/** The account in its region. */
	readonly account: Subject;
	readonly profiles: readonly NamedProfile[];
	readonly flows: readonly NamedFlow[];
	/** Names of the profiles that each flow uses, by the flow's name; only flows that were read. */
	readonly profilesOf: ReadonlyMap<string, readonly string[]>;
	/** Flows of which it is not known what they use. */
	readonly unread: readonly NamedFlow[];
	/** How many runs failed last, one after the other, by the flow's name. */
	readonly failures: ReadonlyMap<string, number>;
	/** The custom connectors that exist, by label. */
	readonly customConnectors: ReadonlyMap<string, ConnectorDetail>;
	/** Labels of custom connectors whose connections can be private. */
	readonly privateLabels: ReadonlySet<string>;
}

/** A check of the audit of connector profiles. */
export type AppFlowRule = Rule<Facts, Thresholds, Need>;

/** A profile as what a finding is about. */
export function profileSubject(profile: NamedProfile): Subject {
	const { connectorProfileName, connectorProfileArn } = profile;
	return {
		type: 'Connector Profile',
		name: connectorProfileName,
		id: connectorProfileArn ?? connectorProfileName,
	};
}

/** A flow as what a finding is about. */
export function flowSubject({ flowName, flowArn }: NamedFlow): Subject {
	return { type: 'Flow', name: flowName, id: flowArn ?? flowName };
}

/** The flows that use a profile. */
export function flowsUsing(facts: Facts, { connectorProfileName }: NamedProfile): NamedFlow[] {
	return facts.flows.filter(({ flowName }) =>
		facts.profilesOf.get(flowName)?.includes(connectorProfileName),
	);
}

/** The flows that may use a profile too: what they use is not known, and the connector fits. */
export function flowsPerhapsUsing(facts: Facts, profile: NamedProfile): NamedFlow[] {
	const { connectorType, connectorLabel } = profile;
	return facts.unread.filter(
		(flow) =>
			(flow.sourceConnectorType === connectorType &&
				(flow.sourceConnectorLabel ?? connectorLabel) === connectorLabel) ||
			(flow.destinationConnectorType === connectorType &&
				(flow.destinationConnectorLabel ?? connectorLabel) === connectorLabel),
	);
}
