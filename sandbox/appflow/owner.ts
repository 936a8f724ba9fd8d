import type { Account } from '../aws/account';

/** Who made what the account holds. */
export function ownerArn({ account }: { account: Account }): string {
	const { partition, accountId } = account;
	return `arn:${partition}:iam::${accountId}:user/n8n`;
}
