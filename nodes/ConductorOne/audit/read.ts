import { isObject } from '../../../engine/json';
import type { Account, App, Connector, Credential, Entitlement, Grant } from './facts';

type Row = Readonly<Record<string, unknown>>;

/** What rows of the API say, as the rules want it. Members that are missing or odd are as if empty. */

export function appOf(row: Row): App {
	const id = textOf(row.id);
	return { id, name: textOf(row.displayName) || id, users: numberOf(row.userCount) };
}

/** The apps with names that tell them apart: those that share one get their IDs added. */
export function distinctApps(apps: readonly App[]): App[] {
	const times = new Map<string, number>();
	for (const { name } of apps) times.set(name, (times.get(name) ?? 0) + 1);
	return apps.map((app) =>
		times.get(app.name) === 1 ? app : { ...app, name: `${app.name} ${app.id}` },
	);
}

/** A connector from a row of the API. */
export function connectorOf(row: Row, app: App): Connector {
	const status = isObject(row.status) ? row.status : {};
	const id = textOf(row.id);
	return {
		id,
		app,
		name: textOf(row.displayName) || id,
		isConfigured: isObject(row.config),
		status: textOf(status.status).replace(/^SYNC_STATUS_/, ''),
		lastError: textOf(status.lastError),
		createdAt: timeOf(row.createdAt),
		startedAt: timeOf(status.startedAt),
		completedAt: timeOf(status.completedAt),
		disabledAt: timeOf(row.syncDisabledAt),
		disabledReason: textOf(row.syncDisabledReason),
		disabledCategory: textOf(row.syncDisabledCategory),
	};
}

/** A credential from a row of the API: a connector's, or a service principal's. */
export function credentialOf(row: Row, of: Pick<Credential, 'type' | 'name' | 'app'>): Credential {
	return {
		...of,
		id: textOf(row.id),
		createdAt: timeOf(row.createdAt),
		// The two kinds of credentials name it differently.
		expiresAt: timeOf(row.expiresAt) ?? timeOf(row.expiresTime),
		lastUsedAt: timeOf(row.lastUsedAt),
	};
}

/** An account from a row of the API. */
export function accountOf(row: Row, app: App): Account {
	const id = textOf(row.id);
	const status = isObject(row.status) ? textOf(row.status.status) : '';
	return {
		id,
		app,
		name: nameOfAccount(row),
		kind: kindOf(textOf(row.appUserType)),
		isEnabled: status !== 'STATUS_DISABLED',
		lastUsedAt: timeOf(row.lastUsage),
	};
}

/** Whether it is there no more, although lists have it until it has been cleaned up. */
export function isDeletedAccount(row: Row): boolean {
	return isObject(row.status) && row.status.status === 'STATUS_DELETED';
}

function nameOfAccount(row: Row): string {
	return textOf(row.username) || textOf(row.displayName) || textOf(row.email) || textOf(row.id);
}

function kindOf(type: string): string {
	if (type === 'APP_USER_TYPE_SERVICE_ACCOUNT') return 'service account';
	if (type === 'APP_USER_TYPE_SYSTEM_ACCOUNT') return 'system account';
	return 'account';
}

/** An entitlement from a row of the API. */
export function entitlementOf(row: Row, app: App): Entitlement {
	const id = textOf(row.id);
	return {
		id,
		app,
		name: textOf(row.displayName) || id,
		grants: numberOf(row.grantCount) ?? 0,
	};
}

/** A grant that ends; `undefined` for one that does not. */
export function grantOf(row: Row, entitlement: Entitlement): Grant | undefined {
	const binding = isObject(row.appEntitlementUserBinding) ? row.appEntitlementUserBinding : {};
	const endsAt = timeOf(binding.appEntitlementUserBindingDeprovisionAt);
	if (!endsAt) return undefined;
	const view = isObject(binding.appUser) ? binding.appUser : {};
	const accountId = textOf(binding.appUserId);
	const accountName = isObject(view.appUser) ? nameOfAccount(view.appUser) : accountId;
	return { entitlement, accountId, accountName, endsAt };
}

/** Text, or an empty one for anything else. */
export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Whole numbers come as text, so that none gets too large. */
function numberOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function timeOf(value: unknown): Date | undefined {
	const date = typeof value === 'string' ? new Date(value) : undefined;
	return date && !Number.isNaN(date.getTime()) ? date : undefined;
}
