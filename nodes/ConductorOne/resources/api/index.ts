import type { Resource } from '../../../../engine/operation';
import type { ConductorOne } from '../../transport/client';
import { call } from './call';

/** What no other resource of the node has. */
export const api: Resource<ConductorOne> = { value: 'api', name: 'API', operations: [call] };
