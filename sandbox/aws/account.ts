/** The AWS account that the sandbox plays, in one region. */
export interface Account {
	accountId: string;
	region: string;
	/** `aws`, `aws-cn` or `aws-us-gov`, from the region. */
	partition: string;
	/** The role that AssumeRole gives, and the external ID that it asks for. */
	roleArn: string;
	externalId: string;
	/** Keys that may do everything. */
	accessKeyId: string;
	secretAccessKey: string;
	/** Keys that are genuine but may do nothing except ask who they are. */
	limitedAccessKeyId: string;
	limitedSecretAccessKey: string;
}

/** The seeded account. None of its secrets opens anything anywhere. */
export function createAccount(region: string): Account {
	const accountId = '123456789012';
	const partition = partitionOf(region);
	return {
		accountId,
		region,
		partition,
		roleArn: `arn:${partition}:iam::${accountId}:role/n8n-appflow`,
		externalId: 'dummy-external-id',
		accessKeyId: 'AKIDSANDBOXEXAMPLE',
		secretAccessKey: 'dummy-secret-access-key',
		limitedAccessKeyId: 'AKIDLIMITEDEXAMPLE',
		limitedSecretAccessKey: 'dummy-limited-secret-access-key',
	};
}

/** The ARN of a resource of this account in this region. */
export function arnOf(account: Account, service: string, resource: string): string {
	return `arn:${account.partition}:${service}:${account.region}:${account.accountId}:${resource}`;
}

function partitionOf(region: string): string {
	if (region.startsWith('cn-')) return 'aws-cn';
	return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
