import type { Connector } from './types';

export const upsolver = { type: 'Upsolver', label: 'Upsolver' } satisfies Connector;
