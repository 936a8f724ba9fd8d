import type { JsonObject } from '../../core/json';
import type { AppFlowState } from '../state';

/**
 * Does what an operation does.
 *
 * @param input held against the model already
 * @returns the output's JSON
 * @throws AppFlowError
 */
export type Handler = (input: JsonObject, state: AppFlowState) => JsonObject;
