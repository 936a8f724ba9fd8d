import type { ConductorOneRule } from '../facts';
import { accessRules } from './access';
import { connectorRules } from './connector';
import { credentialRules } from './credentials';
import { syncRules } from './sync';

/** What the audit of connectors and access can look for. */
export const rules: readonly ConductorOneRule[] = [
	...syncRules,
	...connectorRules,
	...credentialRules,
	...accessRules,
];
