// What a test needs to see a node or a credential at work inside n8n's own engine.
export { CredentialStore } from './credential-store';
export { requestWithCredential, legacyRequestWithCredential, testCredential } from './credentials';
export { callListSearch, callLoadOptions, callResourceMapping } from './editor';
export type { MethodOptions } from './editor';
export { ActiveTrigger } from './trigger';
export { runAsTool, runWorkflow } from './workflow';
export type { WorkflowOptions, WorkflowResult } from './workflow';
