import { byArn, byName, useAccount } from './support';

const getMany = 'tag.getMany';
const add = 'tag.add';
const remove = 'tag.remove';

const arnOf = (what: string, { region = 'eu-west-1' } = {}) =>
	`arn:aws:appflow:${region}:123456789012:${what}`;

const FLOW = 'salesforce-accounts-to-s3';
const flow = { flowName: byName(FLOW) };
const connector = { tagsOf: 'connector', connectorLabel: byName('AcmeTickets') };
const flowByArn = { tagsOf: 'arn', resourceArn: arnOf(`flow/${FLOW}`) };

const tagsOf = (tags: Record<string, string>) => ({
	tags: { entries: Object.entries(tags).map(([name, value]) => ({ name, value })) },
});

describe('tags', () => {
	const account = useAccount();

	const present = async (what: Record<string, unknown>) =>
		Object.fromEntries(
			(await account().json(getMany, what)).map(({ key, value }) => [key, value]),
		) as Record<string, unknown>;

	test.each([
		['a flow by its name', flow, arnOf(`flow/${FLOW}`)],
		['a flow by its ARN', { flowName: byArn(arnOf(`flow/${FLOW}`)) }, arnOf(`flow/${FLOW}`)],
		['a registered connector', connector, arnOf('connector/AcmeTickets')],
		['anything by its ARN', flowByArn, arnOf(`flow/${FLOW}`)],
	])('are added to %s, listed, and removed', async (_what, what, resourceArn) => {
		const before = await present(what);
		const tags = { team: 'data', 'cost-center': 'A 1' };
		expect(await account().json(add, { ...what, ...tagsOf(tags) })).toEqual([
			{ added: true, resourceArn, tags },
		]);
		expect(await present(what)).toEqual({ ...before, ...tags });
		expect(await account().json(remove, { ...what, tagKeys: 'cost-center, team' })).toEqual([
			{ removed: true, resourceArn, tagKeys: ['cost-center', 'team'] },
		]);
		expect(await present(what)).toEqual(before);
	});

	test('say whose they are, one item each', async () => {
		await account().json(add, { ...connector, ...tagsOf({ team: 'data' }) });
		expect(await account().json(getMany, connector)).toContainEqual({
			key: 'team',
			value: 'data',
			resourceArn: arnOf('connector/AcmeTickets'),
		});
	});

	test('get a new value where the key is there', async () => {
		await account().json(add, { ...flow, ...tagsOf({ team: 'data' }) });
		await account().json(add, { ...flow, ...tagsOf({ team: 'sales' }) });
		expect(await present(flow)).toMatchObject({ team: 'sales' });
	});

	test('that are not there can be removed', async () => {
		expect(await account().json(remove, { ...flow, tagKeys: 'nothing' })).toHaveLength(1);
	});

	test.each([
		[
			'a connector profile',
			arnOf('connectorprofile/salesforce-production'),
			'is the ARN of a connector profile, and AWS has no tags for those',
		],
		['a bucket', 'arn:aws:s3:::orders', 'is neither the ARN of a flow nor'],
		['nothing at all', 'orders', 'is neither the ARN of a flow nor'],
		['a flow of another region', arnOf('flow/x', { region: 'us-east-1' }), 'in region us-east-1'],
	])('for %s are refused before anything is sent', async (_what, resourceArn, problem) => {
		for (const operation of [getMany, add, remove]) {
			const { message } = await account().failure(operation, {
				tagsOf: 'arn',
				resourceArn,
				...tagsOf({ team: 'data' }),
				tagKeys: 'team',
			});
			expect(message).toContain(problem);
		}
		expect(account().requests()).toEqual([]);
	});

	test('for a connector profile are refused where a flow is asked for', async () => {
		const flowName = byArn(arnOf('connectorprofile/salesforce-production'));
		const { message } = await account().failure(getMany, { flowName });
		expect(message).toContain("'Flow' is not the ARN of a flow");
		expect(account().requests()).toEqual([]);
	});

	test('for a connector of AWS are refused: it has no ARN', async () => {
		const { message } = await account().failure(getMany, {
			tagsOf: 'connector',
			connectorLabel: byName('GitHub'),
		});
		expect(message).toContain("AWS gives no ARN for the connector 'GitHub'");
	});

	test('for a missing flow are a clear not-found', async () => {
		const { message } = await account().failure(getMany, { flowName: byName('nowhere') });
		expect(message).toContain("There is no flow named 'nowhere'");
	});

	const long = (length: number) => 'x'.repeat(length);
	const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']));

	test.each([
		['no tag', {}, 'is empty'],
		['51 tags', many, 'has 51 tags: AWS allows 50'],
		["a key of AWS's", { 'aws:team': 'x' }, "keys with 'aws:' belong to AWS"],
		['a key that is too long', { [long(129)]: 'x' }, 'is too long: 129 of at most 128'],
		['a value that is too long', { team: long(257) }, 'is too long: 257 of at most 256'],
		['a key with a space', { 'my team': 'x' }, 'has characters that are not allowed here'],
		['a value with a comma', { team: 'a;b|c' }, 'has characters that are not allowed here'],
	])('refuses %s before anything is sent', async (_what, tags, problem) => {
		const { message } = await account().failure(add, { ...flow, ...tagsOf(tags) });
		expect(message).toContain(`'Tags' ${problem.startsWith('keys') ? 'has the key' : problem}`);
		expect(message).toContain(problem);
		expect(account().requests()).toEqual([]);
	});

	test.each([
		['no key', ' , ', "'Tag Keys' is empty"],
		['51 keys', Object.keys(many).join(','), "'Tag Keys' has 51 entries: at most 50 are allowed"],
		["a key of AWS's", 'team,aws:x', "keys with 'aws:' belong to AWS"],
	])('refuses to remove %s before anything is sent', async (_what, tagKeys, problem) => {
		const { message } = await account().failure(remove, {
			...flow,
			tagKeys: `={{ '${tagKeys}' }}`,
		});
		expect(message).toContain(problem);
		expect(account().requests()).toEqual([]);
	});
});
