/** What often stands behind a failed run: saved in people's conditions. */
type FailureCause = 'bucketAccess' | 'kmsKey' | 'login' | 'serviceLimit';

interface Failure {
	readonly cause: FailureCause;
	readonly pattern: RegExp;
	/** What to do about it. */
	readonly advice: string;
}

const SECRET = '(?:access|api.?key|credentials?|grant|log[ -]?in|password|secret|session|token)';

/** In this order: the first one that fits counts. AppFlow gives no codes, only messages. */
const FAILURES: readonly Failure[] = [
	{
		cause: 'bucketAccess',
		pattern:
			/(s3|bucket).*(denied|permission|forbidden)|(denied|permission|forbidden).*(s3|bucket)/is,
		advice:
			'The bucket needs a policy that lets appflow.amazonaws.com read it (a source) or write to it (a destination, staging, or error bucket): AppFlow adds none itself',
	},
	{
		cause: 'login',
		pattern: new RegExp(
			[
				`${SECRET}\\b.{0,60}\\b(?:expired|revoked|refused|rejected)`,
				`\\b(?:expired|revoked)\\b.{0,20}${SECRET}`,
				'invalid[_ ]?(?:api.?key|client|grant|log[ -]?in|session|token)',
				'unauthori[sz]ed|authenticat|credentials|password|\\blog[ -]?in\\b',
			].join('|'),
			'is',
		),
		advice:
			'The login at the connector was refused: renew the secrets of its connector profile with Rotate Credentials',
	},
	{
		cause: 'kmsKey',
		pattern: /kms/i,
		advice: 'The policy of the KMS key has to let appflow.amazonaws.com use the key',
	},
	{
		cause: 'serviceLimit',
		pattern: /rate.?limit|throttl|too many requests|limit exceeded/i,
		advice:
			"The connector's service has limits on its API, which were reached: run the flow later, less often, or with a filter",
	},
];

/** What probably made a run fail, and what to do about it; `undefined` if its message is no help. */
export function failureOf(message: string | undefined): Failure | undefined {
	if (message === undefined) return undefined;
	return FAILURES.find(({ pattern }) => pattern.test(message));
}
