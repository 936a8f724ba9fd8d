import type { Resource } from '../../../../engine/operation';
import type { ConductorOne } from '../../transport/client';
import { findings } from './findings';
import { stateOperations } from './states';

/** Risks that ConductorOne found, or that people report. */
export const finding: Resource<ConductorOne> = {
	value: 'finding',
	name: 'Finding',
	defaultOperation: 'search',
	operations: [...stateOperations, ...findings],
};
