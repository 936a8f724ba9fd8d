// What a test needs to see a node or a credential at work inside n8n's own engine.
export { CredentialStore } from './credential-store';
export { requestWithCredential, legacyRequestWithCredential, testCredential } from './credentials';
export type { CredentialTestOptions, LegacyRequestOptions, RequestOptions } from './credentials';
export { callListSearch, callLoadOptions, callResourceMapping } from './editor';
export type { MethodOptions } from './editor';
export { NODE_NAME } from './n8n';
export { ActiveTrigger } from './trigger';
export type { Delivery, DeliveryResult, TriggerOptions } from './trigger';
export { runAsTool, runWorkflow } from './workflow';
export type { Round, ToolOptions, WorkflowOptions, WorkflowResult } from './workflow';
