import { SignatureV4 } from '@smithy/signature-v4';

/**
 * Stands in for the signer that can also sign requests for several regions at once, which STS and
 * AppFlow do not need. It signs for one region, and tells the SDK that it can do no more.
 */
export class SignatureV4MultiRegion extends SignatureV4 {
	static sigv4aDependency() {
		return 'none';
	}
}
