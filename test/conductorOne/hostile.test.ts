import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { testCredential } from '../support/harness';
import { Hostile } from './hostile.support';
import type { Asked, Said } from './hostile.support';
import { TYPE, Tenant, byId, ids, okta } from './support';
import type { RunOptions } from './support';

let tenant: Tenant;
beforeAll(async () => {
	tenant = await Tenant.start();
});
afterAll(async () => await tenant.close());

interface Place {
	readonly hostile: Hostile;
	/** The node's credential: a bearer token for that server. */
	readonly bearer: RunOptions;
	/** The same with a client ID and secret. */
	readonly client: RunOptions;
}

/** Lets the node work with a tenant that answers like this. */
async function against(
	say: (asked: Asked, before: number) => Said,
	test: (place: Place) => Promise<void>,
): Promise<void> {
	const hostile = await Hostile.start(say);
	const tenantUrl = hostile.url;
	try {
		await test({
			hostile,
			bearer: { credentials: tenant.store(tenant.bearerData({ tenantUrl })) },
			client: { credentials: tenant.store(tenant.clientData({ tenantUrl })) },
		});
	} finally {
		await hostile.close();
	}
}

const id = '2kG3aTftCcAvWtHZt2Ywry0dPn7';
const taskId = byId(id);
const task = (more: object = {}) => ({
	taskView: {
		task: {
			id,
			state: 'TASK_STATE_OPEN',
			actions: ['TASK_ACTION_TYPE_APPROVE', 'TASK_ACTION_TYPE_COMMENT'],
			policy: { current: { id: 'step-1', approval: {} } },
			...more,
		},
	},
});

const busy = { status: 503, headers: { 'retry-after': '0' } };
const notFound = { status: 404, body: { code: 5, message: 'not found' } };

describe('a tenant that accepts no token', () => {
	test('is asked for one more, not for one with each item', async () => {
		let minted = 0;
		await against(
			({ url }) => {
				if (url !== '/auth/v1/token') return { status: 401, body: { code: 16, message: 'no' } };
				minted += 1;
				const token = { access_token: `dummy-${minted}`, token_type: 'Bearer', expires_in: 3600 };
				return { body: token };
			},
			async ({ hostile, client }) => {
				const continued = { ...client, items: 30, onError: 'continueRegularOutput' } as const;
				const { json } = await tenant.run('connector.get', okta, continued);
				expect(json).toHaveLength(30);
				expect(minted).toBe(2);
				expect(hostile.calls.length).toBeLessThanOrEqual(35);
			},
		);
	});
});

describe('an action on a task', () => {
	/** Acting works; afterwards the task cannot be read for a while. */
	const unreadable = (failures: number) => {
		let acted = false;
		let failed = 0;
		return ({ method }: Asked): Said => {
			if (method === 'POST') {
				acted = true;
				return { body: task() };
			}
			if (!acted) return { body: task() };
			failed += 1;
			// The same may be approved at the next step, too.
			const next = { policy: { current: { id: 'step-2', approval: {} } } };
			return failed > failures ? { body: task(next) } : busy;
		};
	};
	const acts = (hostile: Hostile) => hostile.calls.filter((call) => call.startsWith('POST'));

	test('that was done is not told as one that failed', async () => {
		await against(unreadable(Infinity), async ({ hostile, bearer }) => {
			const failure = await tenant.failure('task.approve', { taskId }, bearer);
			expect(failure.message).toContain("'Approve' was done, but the task could not be read");
			expect(failure.description).toContain('Do not do it again');
			expect(acts(hostile)).toHaveLength(1);
		});
	});

	test('is not done on the next step by Retry On Fail', async () => {
		await against(unreadable(5), async ({ hostile, bearer }) => {
			const { json, tries } = await tenant.run(
				'task.approve',
				{ taskId },
				{ ...bearer, maxTries: 2, executionId: '4711' },
			);
			expect(tries).toBe(2);
			expect(json).toEqual([expect.objectContaining({ id, currentStep: 'approval' })]);
			expect(acts(hostile)).toHaveLength(1);
		});
	});

	test('is not done twice because another item failed', async () => {
		await against(
			({ url }) => (url.includes('zz') ? notFound : { body: task() }),
			async ({ hostile, bearer }) => {
				const missing = '0000000000000000000000000zz';
				const { status } = await tenant.run(
					'task.comment',
					{ taskId: byId('={{ $json.id }}'), comment: 'Once' },
					{ ...bearer, items: [{ id }, { id: missing }], maxTries: 2, executionId: '4711' },
				);
				expect(status).toBe('error');
				expect(acts(hostile)).toHaveLength(1);
			},
		);
	});

	test('of which no answer came says that it may have been done', async () => {
		await against(
			({ method }) => (method === 'POST' ? { hangUp: true } : { body: task() }),
			async ({ hostile, bearer }) => {
				const { description } = await tenant.failure('task.approve', { taskId }, bearer);
				expect(description).toContain('It may have been done all the same');
				expect(acts(hostile)).toHaveLength(1);
			},
		);
	});

	test('of which no answer came is not done on the next step by Retry On Fail', async () => {
		let step = 1;
		await against(
			({ method }) => {
				if (method === 'POST') step += 1;
				const policy = { current: { id: `step-${step}`, approval: {} } };
				return method === 'POST' ? { hangUp: true } : { body: task({ policy }) };
			},
			async ({ hostile, bearer }) => {
				const { error } = await tenant.run(
					'task.approve',
					{ taskId },
					{ ...bearer, maxTries: 2, executionId: '4711' },
				);
				expect(error?.message).toContain('moved on to another step');
				expect(acts(hostile)).toHaveLength(1);
			},
		);
	});

	test.each([408, 499, 502, 504])('that ended with %i may have been done, too', async (status) => {
		await against(
			({ method }) => (method === 'POST' ? { status } : { body: task() }),
			async ({ hostile, bearer }) => {
				const { description } = await tenant.failure('task.approve', { taskId }, bearer);
				expect(description).toContain('It may have been done all the same');
				expect(acts(hostile)).toHaveLength(1);
			},
		);
	});

	test('that the tenant refuses does not', async () => {
		await against(
			({ method }) => (method === 'POST' ? { status: 403 } : { body: task() }),
			async ({ bearer }) => {
				const { description } = await tenant.failure('task.approve', { taskId }, bearer);
				expect(description).not.toContain('may have been done');
			},
		);
	});

	test('is about the task that was named, whatever the answer calls it', async () => {
		await against(
			({ method }) => (method === 'POST' ? { body: {} } : { body: { taskView: { task: {} } } }),
			async ({ hostile, bearer }) => {
				await tenant.json('task.comment', { taskId, comment: 'Here' }, bearer);
				expect(acts(hostile)).toEqual([`POST /api/v1/tasks/${id}/action/comment`]);
			},
		);
	});
});

describe('a request that is a duplicate', () => {
	const request = {
		appId: byId(ids.apps.okta),
		entitlementId: byId(ids.entitlements.ordinary),
		userId: byId(ids.users.member),
	};
	const duplicate = (details: object): Said => ({
		status: 409,
		body: { code: 6, message: 'duplicate ticket found', details: [details] },
	});

	test.each([
		['nobody knows', notFound],
		[
			'is about other access',
			{ body: task({ type: { grant: { appEntitlementId: ids.entitlements.stepUp } } }) },
		],
	])('of a task that %s fails as such', async (_what, answer) => {
		await against(
			({ method }) => (method === 'POST' ? duplicate({ taskId: id }) : answer),
			async ({ bearer }) => {
				const failure = await tenant.failure('task.createGrantRequest', request, bearer);
				expect(failure.message).toContain('There is an open request for this access already');
			},
		);
	});

	test('of a task that is about the same is that task', async () => {
		const grant = { appEntitlementId: ids.entitlements.ordinary };
		await against(
			({ method }) =>
				method === 'POST' ? duplicate({ taskId: id }) : { body: task({ type: { grant } }) },
			async ({ bearer }) => {
				const [item] = await tenant.json('task.createGrantRequest', request, bearer);
				expect(item).toMatchObject({ id, existing: true });
			},
		);
	});
});

describe('waiting for a task', () => {
	test('ends when the task is deleted', async () => {
		await against(
			(_asked, before) => ({ body: task(before > 0 ? { deletedAt: '2026-01-01T00:00:00Z' } : {}) }),
			async ({ bearer }) => {
				const failure = await tenant.failure('task.wait', { taskId }, bearer);
				expect(failure.message).toContain('The task was deleted');
			},
		);
	});

	test.each([408, 499])(
		'goes on when the service has cancelled a question (%i)',
		async (status) => {
			const cancelled = { status, headers: { 'retry-after': '0' }, body: { code: 1 } };
			await against(
				(_asked, before) => {
					// More often than one question is asked again.
					if (before > 0 && before < 8) return cancelled;
					return { body: task(before === 0 ? {} : { state: 'TASK_STATE_CLOSED' }) };
				},
				async ({ bearer }) => {
					expect(await tenant.json('task.wait', { taskId }, bearer)).toMatchObject([
						{ state: 'TASK_STATE_CLOSED' },
					]);
				},
			);
		},
	);

	test('ends when there is no such task any more', async () => {
		await against(
			(_asked, before) => (before > 0 ? notFound : { body: task() }),
			async ({ bearer }) => {
				const failure = await tenant.failure('task.wait', { taskId }, bearer);
				expect(failure.message).toContain('no such object');
			},
		);
	});

	test('goes on for the other items when one fails', async () => {
		const gone = '0000000000000000000000000zz';
		await against(
			({ url }) => (url.includes(gone) ? notFound : { body: task({ state: 'TASK_STATE_CLOSED' }) }),
			async ({ bearer }) => {
				const { json } = await tenant.run(
					'task.wait',
					{ taskId: byId('={{ $json.id }}') },
					{ ...bearer, items: [{ id: gone }, { id }], onError: 'continueRegularOutput' },
				);
				expect(json).toEqual([
					expect.objectContaining({ error: expect.anything() }),
					expect.objectContaining({ state: 'TASK_STATE_CLOSED' }),
				]);
			},
		);
	});
});

describe('an answer to a webhook', () => {
	const callbacks = (hostile: Hostile) =>
		hostile.calls.filter((call) => call.includes('/callback'));

	test('is not given twice because another item failed', async () => {
		await against(
			({ url }) => (url === '/callback/used' ? { status: 400 } : {}),
			async ({ hostile, bearer }) => {
				const items = ['ok', 'used'].map((name) => ({ url: `${hostile.url}/callback/${name}` }));
				await tenant.run(
					'webhookAnswer.approve',
					{ callbackUrl: '={{ $json.url }}' },
					{ ...bearer, items, maxTries: 2, executionId: '4711' },
				);
				expect(callbacks(hostile).filter((call) => call.endsWith('/ok'))).toHaveLength(1);
			},
		);
	});

	test('does not follow a redirect, to any host', async () => {
		await against(
			() => ({}),
			async (elsewhere) => {
				await against(
					() => ({ status: 307, headers: { location: `${elsewhere.hostile.url}/callback/x` } }),
					async ({ hostile, bearer }) => {
						const callbackUrl = `${hostile.url}/callback/x`;
						await tenant.failure('webhookAnswer.approve', { callbackUrl }, bearer);
						expect(callbacks(hostile)).toHaveLength(1);
						expect(elsewhere.hostile.asked).toEqual([]);
					},
				);
			},
		);
	});
});

describe('what was deleted, which can still be read by its ID', () => {
	const deletedAt = '2026-01-01T00:00:00Z';
	const webhookId = byId(id);
	test.each([
		['task.get', { taskId }, task({ deletedAt })],
		['webhook.get', { webhookId }, { webhook: { id, displayName: 'Old', deletedAt } }],
		['user.get', { userId: byId(id) }, { userView: { user: { id, email: 'a@b.c', deletedAt } } }],
	])('is told from what is there: %s', async (operation, parameters, body) => {
		await against(
			() => ({ body }),
			async ({ bearer }) => {
				const [item] = await tenant.json(operation, parameters, bearer);
				expect(item).toMatchObject({ id, deletedAt });
			},
		);
	});
});

describe('a user who is named by e-mail address', () => {
	const person = (email: string, more: object = {}) => ({ user: { id, email, ...more } });
	const named = { userId: { ...byId('boss@example.com'), mode: 'email' } };
	const among = (...list: object[]) => {
		return ({ method }: Asked): Said =>
			method === 'POST' ? { body: { list } } : { body: { userView: person('boss@example.com') } };
	};

	test.each([
		['somebody whose address begins alike', [person('boss@example.com.evil.example')]],
		['somebody whose address ends alike', [person('not-the-boss@example.com')]],
		['the first of all users', [person('a@example.com'), person('b@example.com')]],
	])('is not %s, whatever the search finds', async (_who, list) => {
		await against(among(...list), async ({ hostile, bearer }) => {
			const failure = await tenant.failure('user.get', named, bearer);
			expect(failure.message).toContain('is no user');
			expect(hostile.calls).toHaveLength(1);
		});
	});

	test('is the one whose address it is, not one who has it besides', async () => {
		const other = { ...person('x@example.com', { id: 'other', emails: ['boss@example.com'] }) };
		await against(among(other, person('Boss@Example.com')), async ({ hostile, bearer }) => {
			await tenant.json('user.get', named, bearer);
			expect(hostile.calls.at(-1)).toBe(`GET /api/v1/users/${id}`);
		});
	});

	test('can be one who has the address besides', async () => {
		const besides = person('x@example.com', { emails: ['y@example.com', 'boss@example.com'] });
		await against(among(besides), async ({ hostile, bearer }) => {
			await tenant.json('user.get', named, bearer);
			expect(hostile.calls.at(-1)).toBe(`GET /api/v1/users/${id}`);
		});
	});

	test('has to be one only', async () => {
		const two = [person('boss@example.com'), person('boss@example.com', { id: 'other' })];
		await against(among(...two), async ({ bearer }) => {
			const failure = await tenant.failure('user.get', named, bearer);
			expect(failure.message).toContain('Several users');
		});
	});
});

describe('a tenant that echoes what it got', () => {
	const echo = ({ url, headers, body }: Asked): Said =>
		url === '/auth/v1/token'
			? { status: 400, body: { error: 'invalid_request', error_description: `You sent ${body}` } }
			: { status: 403, body: { code: 7, message: `You sent ${headers.authorization}` } };
	/** A signed assertion or a token that was minted here. */
	const PROOF = /eyJ[\w-]+\.[\w-]+\.|dummy-minted/;

	test('does not bring what proves the client into an error', async () => {
		await against(echo, async ({ client }) => {
			const { run, thrown } = await tenant.run('connector.get', okta, client);
			expect(String(thrown[0])).toContain('does not accept the client ID and secret');
			expect(JSON.stringify(run)).toContain('client_assertion=***');
			expect(JSON.stringify(run)).not.toMatch(PROOF);
		});
	});

	test('does not bring it, or the token, into the test of the credential', async () => {
		const press = async (tenantUrl: string) => {
			const data = tenant.clientData({ tenantUrl });
			return (await testCredential({ type: TYPE, data, node: new ConductorOne() })).message;
		};
		await against(echo, async ({ hostile }) => {
			expect(await press(hostile.url)).toContain('client_assertion=***');
			expect(await press(hostile.url)).not.toMatch(PROOF);
		});
		const token = { access_token: 'dummy-minted', token_type: 'Bearer', expires_in: 600 };
		await against(
			(asked) => (asked.url === '/auth/v1/token' ? { body: token } : echo(asked)),
			async ({ hostile }) => {
				expect(await press(hostile.url)).toContain('You sent Bearer ***');
			},
		);
	});
});

test('an account is the one that was asked for, whatever the search finds', async () => {
	const asked = { appId: ids.apps.okta, id };
	const list = [{ appUser: { ...asked, id: 'other' } }, { appUser: { ...asked, appId: 'other' } }];
	const parameters = { appId: byId(asked.appId), appUserId: byId(id) };
	await against(
		() => ({ body: { list } }),
		async ({ bearer }) => {
			const failure = await tenant.failure('account.get', parameters, bearer);
			expect(failure.message).toContain('There is no such account');
			list.push({ appUser: { ...asked } });
			expect(await tenant.json('account.get', parameters, bearer)).toMatchObject([asked]);
		},
	);
});

describe('a deletion', () => {
	const parameters = { webhookId: byId(id) };

	test.each<[string, Said]>([
		['was lost', { hangUp: true }],
		['was one of a gateway', { status: 502, headers: { 'retry-after': '0' } }],
	])('whose answer %s, and that then finds nothing, was done', async (_how, first) => {
		await against(
			(_asked, before) => (before === 0 ? first : notFound),
			async ({ hostile, bearer }) => {
				expect(await tenant.json('webhook.delete', parameters, bearer)).toEqual([
					{ deleted: true },
				]);
				expect(hostile.asked).toHaveLength(2);
			},
		);
	});

	test('that finds nothing at once fails', async () => {
		await against(
			(_asked, before) =>
				before === 0 ? { status: 429, headers: { 'retry-after': '0' } } : notFound,
			async ({ bearer }) => {
				const { message } = await tenant.failure('webhook.delete', parameters, bearer);
				expect(message).toContain('no such object');
			},
		);
	});
});
