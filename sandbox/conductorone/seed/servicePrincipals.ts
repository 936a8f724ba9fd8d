import { idOf } from './ids';

const DAY = 24 * 60 * 60 * 1000;

interface Seed {
	readonly name: string;
	readonly ageDays: number;
	readonly expiresInDays?: number;
	readonly usedDaysAgo?: number;
}

const seeds: Seed[] = [
	{ name: 'n8n', ageDays: 80, expiresInDays: 9, usedDaysAgo: 0 },
	{ name: 'Terraform', ageDays: 400 },
	{ name: 'Nightly Export', ageDays: 183, expiresInDays: -3, usedDaysAgo: 4 },
	{ name: 'Chat Bot', ageDays: 20, expiresInDays: 160, usedDaysAgo: 1 },
];

/** Programs with one credential each; its times are told relative to `now`. */
export function seedServicePrincipals(now: Date, host: string) {
	const inDays = (days: number) => new Date(now.getTime() + days * DAY + DAY / 24).toISOString();
	return seeds.map(({ name, ageDays, expiresInDays, usedDaysAgo }) => {
		const id = idOf(`servicePrincipal/${name}`);
		const createdAt = inDays(-ageDays - 1);
		const localPart = name.toLowerCase().replaceAll(' ', '-');
		return {
			principal: {
				id,
				displayName: name,
				createdAt,
				updatedAt: createdAt,
				objectPermissions: null,
				user: null,
			},
			credentials: [
				{
					id: idOf(`servicePrincipalCredential/${name}`),
					servicePrincipalId: id,
					displayName: `${name} credential`,
					clientId: `dummy-${localPart}-11111@${host}/spc`,
					allowSourceCidrs: [],
					scopedRoleIds: [],
					requireDpop: false,
					createdAt,
					expiresAt: expiresInDays === undefined ? null : inDays(expiresInDays),
					lastUsedAt: usedDaysAgo === undefined ? null : inDays(-usedDaysAgo - 1),
				},
			],
		};
	});
}

export type ServicePrincipal = ReturnType<typeof seedServicePrincipals>[number];
