import { text } from '../../../../engine/fields';

/** A customer managed key for the profile's secrets. The API model wants `arn:aws:` in every
 * partition; this leaves the partition open. */
export const kmsKeyOption = text({
	displayName: 'KMS Key ARN',
	name: 'kmsArn',
	description:
		"Key of your own that encrypts the connection's secrets, in place of AWS's; it cannot be changed later",
	placeholder: 'e.g. arn:aws:kms:eu-west-1:123456789012:key/0ab1c2d3-...',
	min: 20,
	max: 2048,
	pattern: /^arn:[\w-]+:kms:\S+:\d+:\S+$/,
	patternHint: 'be the ARN of a KMS key',
});
