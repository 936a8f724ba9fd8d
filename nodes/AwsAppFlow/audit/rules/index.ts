import type { AppFlowRule } from '../facts';
import { connectionRules } from './connection';
import { connectorRules } from './connector';
import { credentialRules } from './credentials';
import { quotaRules } from './quota';
import { useRules } from './use';

/** What the audit of connector profiles can look for. */
export const rules: readonly AppFlowRule[] = [
	...credentialRules,
	...connectionRules,
	...useRules,
	...connectorRules,
	...quotaRules,
];
