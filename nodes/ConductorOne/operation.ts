import { operationOf } from '../../engine/operation';
import type { ConductorOne } from './transport/client';

/** Makes an operation of the ConductorOne node that is more than one endpoint. */
export const conductorOneOperation = operationOf<ConductorOne>();
