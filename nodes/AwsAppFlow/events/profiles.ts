import type { ConnectorProfile } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/json';
import { pagesOf } from '../../../engine/paging';
import { PAGE_SIZE } from '../transport/client';
import type { AppFlow } from '../transport/client';
import { withRaw } from './flows';
import type { Watch } from './form';
import { profileEventJson } from './output';

type NamedProfile = ConnectorProfile & { readonly connectorProfileName: string };

/** What is remembered of a connector profile. */
interface ProfileMemory {
	/** Milliseconds, like the next. */
	readonly createdAt: number;
	readonly lastUpdatedAt: number;
	/** Whether AWS could not set up its private connection. */
	readonly failed: boolean;
}

/** What is remembered of all watched profiles, by name. */
type ProfileMemories = Readonly<Record<string, ProfileMemory>>;

/** The watched profiles (DescribeConnectorProfiles, 100 at a time). */
export async function listProfiles(
	service: AppFlow,
	{ isWatchedProfile }: Watch,
	signal: AbortSignal | undefined,
): Promise<NamedProfile[]> {
	const pages = pagesOf<ConnectorProfile>(async (nextToken) => {
		const page = await service.send(
			'DescribeConnectorProfiles',
			{ maxResults: PAGE_SIZE, nextToken },
			signal,
		);
		return { items: page.connectorProfileDetails ?? [], next: page.nextToken };
	});
	const profiles = new Map<string, NamedProfile>();
	for await (const page of pages) {
		for (const profile of page.filter(isNamed)) {
			if (!isWatchedProfile(profile.connectorProfileName)) continue;
			profiles.set(profile.connectorProfileName, profile);
		}
	}
	return [...profiles.values()];
}

function isNamed(profile: ConnectorProfile): profile is NamedProfile {
	return profile.connectorProfileName !== undefined;
}

/** What to remember of profiles as they are now. */
export function memoriesOf(profiles: readonly NamedProfile[]): ProfileMemories {
	return Object.fromEntries(
		profiles.map((profile) => [
			profile.connectorProfileName,
			{
				createdAt: profile.createdAt?.getTime() ?? 0,
				lastUpdatedAt: profile.lastUpdatedAt?.getTime() ?? 0,
				failed: hasFailed(profile),
			},
		]),
	);
}

/**
 * What happened to profiles since they were remembered, oldest change first.
 *
 * @param since Milliseconds: a profile that is not remembered is news if it was created after that
 */
export function profileEvents(
	profiles: readonly NamedProfile[],
	memories: ProfileMemories,
	since: number,
	{ kinds, includeRaw }: Watch,
): IDataObject[] {
	return [...profiles].sort(byChange).flatMap((profile) => {
		const before = memories[profile.connectorProfileName];
		const events = [
			...(kinds.has('profileChanged') ? changeOf(profile, before, since) : []),
			...(kinds.has('privateConnectionFailed') ? failureOf(profile, before, since) : []),
		];
		return events.map((event) => withRaw(profileEventJson(event, profile), profile, includeRaw));
	});
}

function changeOf(
	profile: NamedProfile,
	before: ProfileMemory | undefined,
	since: number,
): string[] {
	const createdAt = profile.createdAt?.getTime() ?? 0;
	// One that was deleted and made again keeps its name, and is new all the same.
	if (!before || createdAt > before.createdAt) return createdAt > since ? ['profileCreated'] : [];
	return (profile.lastUpdatedAt?.getTime() ?? 0) === before.lastUpdatedAt ? [] : ['profileChanged'];
}

function failureOf(
	profile: NamedProfile,
	before: ProfileMemory | undefined,
	since: number,
): string[] {
	if (!hasFailed(profile)) return [];
	const changedAt = (profile.lastUpdatedAt ?? profile.createdAt)?.getTime() ?? 0;
	if (!before) return changedAt > since ? ['privateConnectionFailed'] : [];
	const again = before.failed && changedAt === before.lastUpdatedAt;
	return again ? [] : ['privateConnectionFailed'];
}

/** Whether AWS could not set up the private connection of a profile. */
export function hasFailed({
	privateConnectionProvisioningState: state,
}: ConnectorProfile): boolean {
	return state?.status === 'FAILED';
}

/** The order of the latest changes, oldest first. */
export function byChange(a: ConnectorProfile, b: ConnectorProfile): number {
	return (a.lastUpdatedAt?.getTime() ?? 0) - (b.lastUpdatedAt?.getTime() ?? 0);
}

/** Memories as they come back from n8n's database; `undefined` if there are none. */
export function readProfileMemories(saved: unknown): ProfileMemories | undefined {
	if (!isObject(saved)) return undefined;
	return Object.fromEntries(
		Object.entries(saved).flatMap(([name, memory]) => {
			if (!isObject(memory)) return [];
			const { createdAt, lastUpdatedAt, failed } = memory;
			if (typeof createdAt !== 'number' || typeof lastUpdatedAt !== 'number') return [];
			return [[name, { createdAt, lastUpdatedAt, failed: failed === true }] as const];
		}),
	);
}
