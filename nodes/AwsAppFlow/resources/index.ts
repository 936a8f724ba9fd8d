import type { Resource } from '../../../engine/operation';
import type { AppFlow } from '../transport/client';
import { connector } from './connector';
import { connectorProfile } from './connectorProfile';
import { flow } from './flow';

export const resources: ReadonlyArray<Resource<AppFlow>> = [connectorProfile, connector, flow];
