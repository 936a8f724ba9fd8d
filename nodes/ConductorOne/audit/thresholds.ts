import { countsFrom, thresholdField } from '../../../engine/audit/thresholds';
import { InputError } from '../../../engine/field';
import { textList } from '../../../engine/fields';
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

const count = countsFrom(DEFAULTS);

/** The thresholds, with the defaults for those that the user did not add. */
export const thresholds = thresholdField(
	[
		count('endingDays', 'Access Ends in (Days)', 'How soon a grant has to end. For Grant Ending.'),
		count(
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
		count(
			'expiryDays',
			'Credential Expires in (Days)',
			'How soon a credential has to expire. For Credential Expiring.',
		),
		count(
			'idleCredentialDays',
			'Credential Unused for (Days)',
			'How long a credential may go without use. For Credential Unused.',
		),
		count('syncHours', 'Not Synced for (Hours)', 'How old the last sync may be. For Sync Overdue.'),
	],
	({ connectorCredentials, ...counts }): Thresholds => ({
		...DEFAULTS,
		...counts,
		connectorCredentials: (connectorCredentials ?? []).map(credentialRef),
	}),
);

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
		credentialId: checkId(CREDENTIALS, credentialId, 'any'),
	};
}
