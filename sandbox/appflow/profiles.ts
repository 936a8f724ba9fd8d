import type { JsonObject } from '../core/json';
import type { Sequenced } from './paging';

/** How a private connection is getting on. */
export interface Provisioning {
	/** Milliseconds since the epoch, in sandbox time; Infinity for one that stays pending. */
	readyAt: number;
	failure?: { failureMessage: string; failureCause: string };
}

/** A connector profile. Its credentials are not kept: nobody can ask for them. */
export interface Profile extends Sequenced {
	name: string;
	arn: string;
	credentialsArn: string;
	type: string;
	label?: string;
	kmsArn?: string;
	mode: string;
	properties: JsonObject;
	/** Only for private connections. */
	provisioning?: Provisioning;
	/** Whether the application refuses its credentials by now: flow runs fail with that. */
	broken: boolean;
	createdAt: Date;
	lastUpdatedAt: Date;
}
