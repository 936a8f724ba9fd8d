import type { IDataObject } from 'n8n-workflow';

/** Updates the named profiles, so many at a time, and gives AWS's answers. */
export type Update = (
	names: readonly string[],
	concurrency: number,
) => Promise<readonly IDataObject[]>;

export const PROFILE_COUNT = 10_000;

/** Where the Slack connection of every profile leads after an update. */
export const INSTANCE_URL = 'https://acme.slack.com';

/** The profiles that the sandbox is filled with. */
export function profileNames(): string[] {
	return Array.from({ length: PROFILE_COUNT }, (_, index) => `bench-${index}`);
}

/** Lists so many of the profiles, and gives them all. */
export type List = (limit: number) => Promise<readonly unknown[]>;
