import type { ConnectorProfile } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../engine/errors';
import { toItemJson } from '../../engine/json';
import { checkAccount, checkRegion, referenceField } from './reference';
import type { Kind, Reference } from './reference';
import type { AppFlow } from './transport/client';
import { wholeOf } from './transport/restore';

/** What the API model says of ConnectorProfileName. */
export const PROFILE_NAME_RULES = {
	min: 1,
	max: 256,
	pattern: /^[\w/!@#+=.-]+$/,
	patternHint: 'consist of letters, digits, and _/!@#+=.-, without spaces',
};

/** A profile as the user named it; with its ARN if that is what was given. */
export type ProfileReference = Reference;

const PROFILE: Kind<'connectorProfileName'> = {
	displayName: 'Connector Profile',
	name: 'connectorProfileName',
	inArn: 'connectorprofile',
	rules: PROFILE_NAME_RULES,
	searchListMethod: 'searchConnectorProfiles',
	example: 'salesforce-production',
};

/** An existing connector profile: from the list, by name, or by ARN. */
export const profileField = referenceField(PROFILE);

/**
 * The profile of that name (DescribeConnectorProfiles), or `undefined`: AWS answers a missing name
 * with an empty list.
 *
 * @throws {InputError} when the ARN given is one of another account or region
 */
export async function findProfile(
	service: AppFlow,
	reference: ProfileReference,
	signal: AbortSignal | undefined,
): Promise<ConnectorProfile | undefined> {
	const { name } = reference;
	checkRegion(PROFILE, reference, service);
	const answer = await service.send(
		'DescribeConnectorProfiles',
		{ connectorProfileNames: [name], maxResults: 1 },
		signal,
	);
	const profile = wholeOf(answer).connectorProfileDetails?.find(
		(candidate) => candidate.connectorProfileName === name,
	);
	checkAccount(PROFILE, reference, profile?.connectorProfileArn);
	return profile;
}

/**
 * As {@link findProfile}, for a profile that has to exist.
 *
 * @throws {OutcomeError} when there is none of that name
 */
export async function getProfile(
	service: AppFlow,
	reference: ProfileReference,
	signal: AbortSignal | undefined,
): Promise<ConnectorProfile> {
	const profile = await findProfile(service, reference, signal);
	if (profile) return profile;
	throw new OutcomeError(
		`There is no connector profile named '${reference.name}'`,
		`Check the spelling, and that it lives in region ${service.region} of the credential's account`,
	);
}

/** A described profile as items show it. AWS never returns its secrets. */
export function profileJson(profile: ConnectorProfile): IDataObject {
	return toItemJson(profile);
}
