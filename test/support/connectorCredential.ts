import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { profileConnector } from '../../nodes/AwsAppFlow/connectors';

/**
 * The data of an `awsAppFlowConnectorApi` credential as n8n holds it: the way to authenticate under
 * the connector's own name, as `authenticationSalesforce`.
 */
export function connectorCredential(
	data: Readonly<Record<string, unknown>>,
): ICredentialDataDecryptedObject {
	const { authentication, ...rest } = data;
	const key = profileConnector(rest.connectorType)?.profile.key;
	const named = authentication === undefined ? {} : { [`authentication${key}`]: authentication };
	return { ...rest, ...named } as ICredentialDataDecryptedObject;
}
