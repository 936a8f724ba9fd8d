import type { JsonObject } from '../../core/json';
import type { Sequenced } from '../paging';
import type { Run } from './run';

/** The part of a flow that UpdateFlow replaces as a whole. */
export interface FlowDefinition {
	description?: string;
	triggerConfig: JsonObject;
	sourceFlowConfig: JsonObject;
	/** Always exactly one. */
	destinationFlowConfigList: JsonObject[];
	tasks: JsonObject[];
	metadataCatalogConfig?: JsonObject;
}

export type FlowStatus = 'Active' | 'Deprecated' | 'Draft' | 'Errored' | 'Suspended';

export type TriggerType = 'Scheduled' | 'Event' | 'OnDemand';

/** A flow with everything that happened to it. */
export interface Flow extends Sequenced {
	name: string;
	arn: string;
	kmsArn?: string;
	definition: FlowDefinition;
	/** What runs still use after an update, until that time in milliseconds. */
	replaced?: { definition: FlowDefinition; until: number };
	status: FlowStatus;
	statusMessage?: string;
	createdAt: Date;
	createdBy: string;
	lastUpdatedAt: Date;
	lastUpdatedBy: string;
	schemaVersion: number;
	/** Oldest first. */
	runs: Run[];
	/** When an active scheduled flow runs next, in milliseconds. */
	nextRunAt?: number;
}
