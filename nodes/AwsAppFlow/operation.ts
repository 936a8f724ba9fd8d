import { operationOf } from '../../engine/operation';
import type { AppFlow } from './transport/client';

/** Makes an operation of the AWS AppFlow node. */
export const appFlowOperation = operationOf<AppFlow>();
