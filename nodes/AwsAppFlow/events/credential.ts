import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import { asText, checkText } from '../../../engine/fields';

/** A checked `awsAppFlowEventsApi` credential: what proves that a request is EventBridge's. */
export interface EventsCredential {
	readonly headerName: string;
	readonly secret: string;
}

/** Shorter ones can be guessed; longer ones EventBridge does not take. */
const SECRET_RULES = {
	min: 16,
	max: 512,
	pattern: /^[!-~]+$/,
	patternHint: 'consist of letters, digits, and punctuation, without spaces',
};

const HEADER_RULES = {
	max: 512,
	pattern: /^[!#$%&'*+.^`|~\w-]+$/,
	patternHint: 'be the name of an HTTP header, such as X-Api-Key',
};

/** @throws {InputError} naming the credential's field */
export function readEventsCredential(data: ICredentialDataDecryptedObject): EventsCredential {
	const needed = (label: string, name: string) => {
		const value = asText(label, data[name]).trim();
		if (value !== '') return value;
		throw new InputError(label, 'is empty in the AWS AppFlow Events API credential');
	};
	return {
		headerName: checkText('Header Name', needed('Header Name', 'headerName'), HEADER_RULES),
		secret: checkText('Secret', needed('Secret', 'secret'), SECRET_RULES),
	};
}
