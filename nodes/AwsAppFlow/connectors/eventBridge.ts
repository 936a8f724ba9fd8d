import type { Connector } from './types';

export const eventBridge = { type: 'EventBridge', label: 'Amazon EventBridge' } satisfies Connector;
