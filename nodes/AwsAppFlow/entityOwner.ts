import type { ConnectorType } from '@aws-sdk/client-appflow';

import type { Field } from '../../engine/field';
import { choice, showWhen } from '../../engine/fields';
import type { EntityOwner } from './connectorEntities';
import { profilelessConnectorOptions } from './connectorFields';
import { getProfile, profileField } from './profile';
import type { ProfileReference } from './profile';
import type { AppFlow } from './transport/client';

const entitiesOf = choice({
	displayName: 'Entities Of',
	name: 'entitiesOf',
	noDataExpression: true,
	description: 'Where AppFlow finds the entities',
	options: [
		{
			name: 'Connector Profile',
			value: 'profile',
			description: 'What the application behind a connector profile has',
		},
		{
			name: 'Connector Without Profile',
			value: 'connector',
			description: 'What a service of AWS has that needs no connector profile, such as Amazon S3',
		},
	],
	default: 'profile',
});

const connector = choice({
	displayName: 'Connector',
	name: 'connectorType',
	noDataExpression: true,
	options: profilelessConnectorOptions,
	default: 'S3',
});

type ChosenOwner =
	{ readonly profile: ProfileReference } | { readonly connectorType: ConnectorType };

/** Whose entities: those behind a profile, or those of a connector that needs none. */
export const ownerField: Field<'owner', ChosenOwner> = {
	name: 'owner',
	properties: [
		...entitiesOf.properties,
		...showWhen(profileField, { entitiesOf: ['profile'] }).properties,
		...showWhen(connector, { entitiesOf: ['connector'] }).properties,
	],
	read: (reader) =>
		entitiesOf.read(reader) === 'profile'
			? { profile: profileField.read(reader) }
			: { connectorType: connector.read(reader) },
};

/**
 * The owner as requests name it.
 *
 * @throws {InputError} for the ARN of a profile of another account or region
 */
export async function ownerOf(
	service: AppFlow,
	chosen: ChosenOwner,
	signal: AbortSignal | undefined,
): Promise<EntityOwner> {
	if ('connectorType' in chosen) return chosen;
	const { profile } = chosen;
	// An ARN may be one of another account, where the same name is another profile.
	if (profile.arn !== undefined) await getProfile(service, profile, signal);
	return { connectorProfileName: profile.name };
}
