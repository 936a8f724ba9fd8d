import { labelled, useAccount } from './support';

const account = useAccount();

afterEach(() => jest.restoreAllMocks());

const chosen = { resource: 'connectorProfile', operation: 'create', ...labelled('AcmeTickets') };
const limited = () => {
	const { limitedAccessKeyId, limitedSecretAccessKey } = account().access;
	return account().keys({
		accessKeyId: limitedAccessKeyId,
		secretAccessKey: limitedSecretAccessKey,
	});
};

type Ask = (options: { aws?: Record<string, unknown>; parameters?: object }) => Promise<unknown>;
const lookups: Array<[string, Ask]> = [
	[
		'connector profiles',
		async ({ aws }) => await account().search('searchConnectorProfiles', { ...(aws && { aws }) }),
	],
	[
		'connector labels',
		async ({ aws }) => await account().search('searchConnectorLabels', { ...(aws && { aws }) }),
	],
	[
		'connection properties',
		async ({ aws, parameters = chosen }) =>
			await account().mapping('getCustomConnectorProperties', {
				parameters: { ...parameters },
				...(aws && { aws }),
			}),
	],
	[
		'authentication types',
		async ({ aws, parameters = chosen }) =>
			await account().options('getCustomAuthenticationTypes', {
				parameters: { ...parameters },
				...(aws && { aws }),
			}),
	],
	[
		'secrets of an authentication type',
		async ({ aws, parameters = chosen }) =>
			await account().options('getCustomAuthParameters', {
				parameters: { ...parameters },
				...(aws && { aws }),
			}),
	],
];

describe.each(lookups)('the look-up of %s', (_name, ask) => {
	test('shows why there is nothing: keys that may not', async () => {
		await expect(ask({ aws: limited() })).rejects.toMatchObject({
			message: 'AWS denied access',
			description: expect.stringMatching(/appflow:Describe\w+(.|\n)*Allow the action/),
		});
	});

	test('shows why there is nothing: nobody answers', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const aws = account().keys({ endpoint: 'http://127.0.0.1:1' });
		await expect(ask({ aws })).rejects.toMatchObject({
			message: '127.0.0.1:1 refused the connection',
		});
	});

	test('shows what the credential lacks, and asks nobody', async () => {
		await expect(ask({ aws: account().keys({ accessKeyId: ' ' }) })).rejects.toMatchObject({
			message: "'Access Key ID' is empty in the AWS AppFlow API credential",
		});
		expect(account().requests()).toEqual([]);
	});

	test('works with an assumed role', async () => {
		expect(await ask({ aws: account().role() })).toBeDefined();
	});
});

describe.each(lookups.slice(2))('the look-up of %s', (_name, ask) => {
	test.each(['', undefined])('asks for the label first (%p)', async (label) => {
		await expect(ask({ parameters: { ...chosen, ...labelled(label) } })).rejects.toMatchObject({
			message: "'Connector Label' is empty",
			description: 'Choose the custom connector first',
		});
		expect(account().requests()).toEqual([]);
	});

	test('says that the label does not exist', async () => {
		await expect(
			ask({ parameters: { ...chosen, ...labelled('NoSuchThing') } }),
		).rejects.toMatchObject({ description: expect.stringContaining('NoSuchThing') });
	});
});

test('a look-up tells no secrets', async () => {
	const aws = account().role({
		secretAccessKey: 'canary-secret-4711',
		externalId: 'canary-external-4711',
	});
	account().control.failNext({
		service: 'sts',
		status: 403,
		error: 'AccessDenied',
		message: 'you sent canary-secret-4711 and canary-external-4711',
	});
	const failure = await account()
		.search('searchConnectorProfiles', { aws })
		.catch((error: unknown) => error);
	expect(failure).toMatchObject({ description: expect.stringContaining('you sent *** and ***') });
	expect(JSON.stringify(failure)).not.toContain('4711');
});
