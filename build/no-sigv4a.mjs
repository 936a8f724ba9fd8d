/**
 * Stands in for the signer of requests that are valid in several regions, which STS and AppFlow do
 * not need: it answers as the SDK does where that signer is not installed.
 */
export class SignatureV4MultiRegion {
	static sigv4aDependency() {
		return 'none';
	}
}
