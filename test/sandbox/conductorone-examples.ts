import type { Client } from './conductorone-client';

/** A request that the sandbox answers with success. */
export interface Example {
	params?: Record<string, string>;
	query?: string;
	/** A function gets what `prepare` has made. */
	body?: object | ((params: Record<string, string>) => object);
	/** Makes what the operation needs; adds to the parameters. */
	prepare?: (c1: Client) => Promise<Record<string, string>>;
}

/** By operation, without `c1.api.` before its name. */
export type Examples = Readonly<Record<string, Example>>;

export const expandMask = { paths: ['*'] };
