import type { Resource } from '../../../engine/operation';
import type { ConductorOne } from '../transport/client';
import { app } from './app';
import { connector } from './connector';

export const resources: ReadonlyArray<Resource<ConductorOne>> = [connector, app];
