import type { Connector } from './types';

export const s3 = { type: 'S3', label: 'Amazon S3' } satisfies Connector;
