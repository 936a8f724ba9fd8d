import { text } from '../../../../engine/fields';

/** A customer managed key. The API model wants `arn:aws:` in every partition; this leaves the
 * partition open. */
export function kmsKey(description: string) {
	return text({
		displayName: 'KMS Key ARN',
		name: 'kmsArn',
		description,
		placeholder: 'e.g. arn:aws:kms:eu-west-1:123456789012:key/0ab1c2d3-...',
		min: 20,
		max: 2048,
		pattern: /^arn:[\w-]+:kms:\S+:\d+:\S+$/,
		patternHint: 'be the ARN of a KMS key',
	});
}

/** A customer managed key for a profile's secrets. */
export const kmsKeyOption = kmsKey(
	"Key of your own that encrypts the connection's secrets, in place of AWS's; it cannot be changed later",
);
