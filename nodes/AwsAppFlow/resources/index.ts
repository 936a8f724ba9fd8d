import type { Resource } from '../../../engine/operation';
import type { AppFlow } from '../transport/client';
import { connector } from './connector';

export const resources: ReadonlyArray<Resource<AppFlow>> = [connector];
