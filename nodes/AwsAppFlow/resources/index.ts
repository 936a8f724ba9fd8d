import type { Resource } from '../../../engine/operation';
import type { AppFlow } from '../transport/client';
import { connector } from './connector';
import { connectorEntity } from './connectorEntity';
import { connectorProfile } from './connectorProfile';
import { flow } from './flow';
import { flowRun } from './flowRun';
import { tag } from './tag';

/** What the node can work on; a new node begins with the first. */
export const resources: ReadonlyArray<Resource<AppFlow>> = [
	connectorProfile,
	connector,
	connectorEntity,
	flow,
	flowRun,
	tag,
];
