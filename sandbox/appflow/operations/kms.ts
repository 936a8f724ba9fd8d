import { validation } from '../errors';
import type { AppFlowState } from '../state';

/**
 * Checks that a key is one that this region's AppFlow can use.
 *
 * @throws AppFlowError `ValidationException`
 */
export function checkKmsArn(kmsArn: string | undefined, { account }: AppFlowState): void {
	if (kmsArn && !kmsArn.startsWith(`arn:${account.partition}:kms:${account.region}:`)) {
		throw validation(`The KMS key ${kmsArn} is not in region ${account.region}`);
	}
}
