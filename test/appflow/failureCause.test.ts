import { byName, useAccount } from './support';

const account = useAccount();

const flowName = 'zendesk-tickets-to-redshift';

/** What the last run of the flow says, after one that failed with this message. */
async function causeOf(message: string): Promise<unknown> {
	const input = { flowName, status: 'Error', message };
	const { executionIds } = account().control.perform('appflow', 'addRuns', input) as {
		executionIds: string[];
	};
	const [run] = await account().json('flowRun.get', {
		flowName: byName(flowName),
		executionId: executionIds.at(-1) ?? '',
	});
	expect(run).toMatchObject({ errorMessage: message });
	return run?.errorCause;
}

describe('a run that failed', () => {
	test.each([
		'The token has expired',
		'The password of the user has expired.',
		'Expired access token',
		'INVALID_SESSION_ID: Session expired or invalid',
		'INVALID_LOGIN: the user is locked out',
		'invalid_grant: expired authorization code',
		'The refresh token was revoked by the user',
		'401 Unauthorized',
		'Authentication failed at Zendesk',
		'The credentials of the connector profile were refused',
		'The user cannot log in any more',
	])('because of its login, says so: %s', async (message) => {
		expect(await causeOf(message)).toBe('login');
	});

	test.each([
		['Access Denied: s3://acme-lake', 'bucketAccess'],
		['The bucket acme-lake gives no permission to log in to', 'bucketAccess'],
		['KMS.DisabledException', 'kmsKey'],
		['REQUEST_LIMIT_EXCEEDED: Rate limit reached', 'serviceLimit'],
		['Table is locked', undefined],
		['The cursor of the query has expired', undefined],
		['The object Blogin is not there any more', undefined],
	])('for another reason, does not speak of the login: %s', async (message, cause) => {
		expect(await causeOf(message)).toBe(cause);
	});
});
