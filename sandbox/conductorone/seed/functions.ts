import { ids, idOf } from './ids';

type Json = Record<string, unknown>;

/** Code that runs inside the tenant; here it is told what it makes of its input. */
interface FunctionSeed {
	readonly id: string;
	readonly displayName: string;
	readonly description: string;
	/** @throws what the function fails with */
	readonly run: (input: Json) => Json;
}

const seeds: FunctionSeed[] = [
	{
		id: ids.functions.greet,
		displayName: 'Greet',
		description: 'Says hello to the name that it gets',
		run: ({ name }) => ({ greeting: `Hello, ${typeof name === 'string' ? name : 'you'}` }),
	},
	{
		id: ids.functions.failing,
		displayName: 'Look Up Badge',
		description: 'Always fails',
		run({ badge }) {
			throw new Error(`There is no badge ${typeof badge === 'string' ? badge : ''}`.trim());
		},
	},
];

export type TenantFunction = ReturnType<typeof seedFunctions>[number];

/** The functions, every member of the official `Function` and `FunctionCommit` written out. */
export function seedFunctions(now: Date) {
	const createdAt = now.toISOString();
	return seeds.map(({ id, displayName, description, run }) => {
		const commitId = idOf(`commit/${displayName}`);
		return {
			run,
			invocations: [] as Invocation[],
			commits: [
				{
					id: commitId,
					functionId: id,
					author: ids.users.admin,
					message: `Write ${displayName}`,
					createdAt,
				},
			],
			function: {
				id,
				displayName,
				description,
				functionType: 'FUNCTION_TYPE_ANY',
				head: commitId,
				publishedCommitId: commitId,
				hookRefs: [],
				isDraft: false,
				outboundNetworkAllowlist: [],
				provisionedConcurrency: 0,
				scopedRoleIds: [],
				secret: {},
				useSpn: false,
				workflowTemplateRefs: [],
				createdAt,
				updatedAt: createdAt,
				deletedAt: null,
			},
		};
	});
}

/** A run of a function. It ends when the clock says so. */
export interface Invocation {
	id: string;
	commitId: string;
	input: Json;
	/** Milliseconds since the epoch. */
	startedAt: number;
	endsAt: number;
}
