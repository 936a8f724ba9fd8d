import { InputError } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { collection, integer, textList } from '../../../engine/fields';
import { checkId } from '../fields/ids';

/** A credential of a connector, which ConductorOne gives only to who knows its ID. */
export interface CredentialRef {
	readonly connectorId: string;
	readonly credentialId: string;
}

/** From when on something is a finding. */
export interface Thresholds {
	readonly syncHours: number;
	/** Days until a credential expires. */
	readonly expiryDays: number;
	/** Days without use of a credential. */
	readonly idleCredentialDays: number;
	/** Days without use of an account. */
	readonly idleAccountDays: number;
	/** Days until access ends. */
	readonly endingDays: number;
	readonly connectorCredentials: readonly CredentialRef[];
}

const DEFAULTS = {
	syncHours: 24,
	expiryDays: 30,
	idleCredentialDays: 30,
	idleAccountDays: 90,
	endingDays: 14,
};

const CREDENTIALS = 'Connector Credentials';

function most<const Name extends keyof typeof DEFAULTS>(
	name: Name,
	displayName: string,
	description: string,
) {
	return integer({
		displayName,
		name,
		description,
		default: DEFAULTS[name],
		minimum: 1,
		maximum: 10_000,
	});
}

const given = collection({
	displayName: 'Thresholds',
	name: 'thresholds',
	placeholder: 'Add threshold',
	fields: [
		most('endingDays', 'Access Ends in (Days)', 'How soon a grant has to end. For Grant Ending.'),
		most(
			'idleAccountDays',
			'Account Unused for (Days)',
			'How long an account may go without use. For Access Unused.',
		),
		textList({
			displayName: CREDENTIALS,
			name: 'connectorCredentials',
			description:
				"Comma-separated IDs of connectors and of their credentials that are to be checked, as in connector/credential: ConductorOne does not list them. 'Rotate Credential' has shown the ID.",
			placeholder: 'e.g. 2kG3aTftCcAvWtHZt2Ywry0dPn7/2HErg7BRmNdHgX8sTCWVq4E1fyh',
		}),
		most(
			'expiryDays',
			'Credential Expires in (Days)',
			'How soon a credential has to expire. For Credential Expiring.',
		),
		most(
			'idleCredentialDays',
			'Credential Unused for (Days)',
			'How long a credential may go without use. For Credential Unused.',
		),
		most('syncHours', 'Not Synced for (Hours)', 'How old the last sync may be. For Sync Overdue.'),
	],
});

/** The thresholds, with the defaults for those that the user did not add. */
export const thresholds: Field<'thresholds', Thresholds> = {
	name: given.name,
	properties: given.properties,
	read(reader) {
		const { connectorCredentials, ...numbers } = given.read(reader);
		return {
			...DEFAULTS,
			...numbers,
			connectorCredentials: (connectorCredentials ?? []).map(credentialRef),
		};
	},
};

function credentialRef(text: string): CredentialRef {
	const [connectorId = '', credentialId = '', ...more] = text.split('/');
	if (connectorId === '' || credentialId === '' || more.length > 0) {
		throw new InputError(
			CREDENTIALS,
			'holds something else than two IDs with a slash in between',
			"Give the connector's ID, a slash, and the ID of its credential",
		);
	}
	return {
		connectorId: checkId(CREDENTIALS, connectorId),
		credentialId: checkId(CREDENTIALS, credentialId),
	};
}
