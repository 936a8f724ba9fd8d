import type { ConnectorProfile } from '@aws-sdk/client-appflow';
import type { IDataObject } from 'n8n-workflow';

import { OutcomeError } from '../../engine/errors';
import { InputError } from '../../engine/field';
import type { Field } from '../../engine/field';
import { checkText } from '../../engine/fields';
import { toItemJson } from '../../engine/json';
import { requiredLocator } from '../../engine/locator';
import type { AppFlow } from './transport/client';

/** What the API model says of ConnectorProfileName. */
export const PROFILE_NAME_RULES = {
	min: 1,
	max: 256,
	pattern: /^[\w/!@#+=.-]+$/,
	patternHint: 'consist of letters, digits, and _/!@#+=.-, without spaces',
};

/** A profile as the user named it; with its ARN if that is what was given. */
export interface ProfileReference {
	readonly name: string;
	readonly arn?: string;
	/** Region that the ARN names. */
	readonly region?: string;
}

const LABEL = 'Connector Profile';
const ARN_PATTERN = /^arn:[\w-]+:appflow:([\w-]+):(\d{12}):connectorprofile\/(.+)$/;

const profileLocator = requiredLocator({
	displayName: LABEL,
	name: 'connectorProfileName',
	searchListMethod: 'searchConnectorProfiles',
	listPlaceholder: 'Select a connector profile...',
	modes: [
		{ name: 'name', displayName: 'By Name', placeholder: 'e.g. salesforce-production' },
		{
			name: 'arn',
			displayName: 'By ARN',
			placeholder: 'e.g. arn:aws:appflow:eu-west-1:123456789012:connectorprofile/salesforce',
		},
	],
});

/** An existing connector profile: from the list, by name, or by ARN. */
export const profileField: Field<'connectorProfileName', ProfileReference> = {
	name: profileLocator.name,
	properties: profileLocator.properties,
	read(reader) {
		const { mode, value } = profileLocator.read(reader);
		if (mode !== 'arn' && !value.startsWith('arn:')) {
			return { name: checkText(LABEL, value, PROFILE_NAME_RULES) };
		}
		const [, region, , name] = ARN_PATTERN.exec(value) ?? [];
		if (region === undefined || name === undefined) {
			throw new InputError(
				LABEL,
				'is not the ARN of a connector profile',
				'It looks like arn:aws:appflow:eu-west-1:123456789012:connectorprofile/name',
			);
		}
		return { name: checkText(LABEL, name, PROFILE_NAME_RULES), arn: value, region };
	},
};

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
	const { name, arn, region } = reference;
	if (region !== undefined && region !== service.region) {
		throw new InputError(
			LABEL,
			`is in region ${region}, but the credential works in ${service.region}`,
			'Use a credential of that region, or a profile of this one',
		);
	}
	const answer = await service.send(
		'DescribeConnectorProfiles',
		{ connectorProfileNames: [name], maxResults: 1 },
		signal,
	);
	const profile = answer.connectorProfileDetails?.find(
		(candidate) => candidate.connectorProfileName === name,
	);
	if (arn !== undefined && profile?.connectorProfileArn && profile.connectorProfileArn !== arn) {
		throw new InputError(
			LABEL,
			"is an ARN of another account than the credential's",
			`Here, the profile is ${profile.connectorProfileArn}`,
		);
	}
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
