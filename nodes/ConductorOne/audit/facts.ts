import type { Subject } from '../../../engine/audit/finding';
import type { Rule } from '../../../engine/audit/rules';
import type { Thresholds } from './thresholds';

/** Facts that take requests of their own. */
export type Need =
	/** Every connector: a request per app. */
	| 'connectors'
	/** Whether each has an owner: a request or two per connector. */
	| 'connectorOwners'
	/** Credentials of service principals, and the connectors' that were named. */
	| 'credentials'
	/** Accounts without an owner. */
	| 'unownedAccounts'
	/** Enabled accounts and when each was used last: all accounts of each app. */
	| 'usage'
	/** Entitlements that somebody has, and whether each has an owner: a request or two for each. */
	| 'entitlementOwners'
	/** Grants that end: requests for each entitlement that has any. */
	| 'endingGrants';

/** An app, as the rules see it. */
export interface App {
	readonly id: string;
	/** No other app has the same. */
	readonly name: string;
	/** How many people have anything in it; absent where ConductorOne does not tell. */
	readonly users: number | undefined;
}

/** A connector of an app, and how its last sync went. */
export interface Connector {
	readonly id: string;
	readonly app: App;
	readonly name: string;
	readonly isConfigured: boolean;
	/** Without the prefix that all have, such as `DONE`. */
	readonly status: string;
	readonly lastError: string;
	readonly createdAt: Date | undefined;
	readonly startedAt: Date | undefined;
	readonly completedAt: Date | undefined;
	readonly disabledAt: Date | undefined;
	readonly disabledReason: string;
	readonly disabledCategory: string;
}

/** A secret with which somebody or something gets into ConductorOne or an app. */
export interface Credential {
	readonly id: string;
	readonly type: 'Connector Credential' | 'Service Principal Credential';
	readonly name: string;
	/** The app whose connector it belongs to. */
	readonly app: App | undefined;
	readonly createdAt: Date | undefined;
	readonly expiresAt: Date | undefined;
	readonly lastUsedAt: Date | undefined;
}

/** An account in an app (app user). */
export interface Account {
	readonly id: string;
	readonly app: App;
	readonly name: string;
	/** Such as "service account". */
	readonly kind: string;
	readonly isEnabled: boolean;
	/** Absent where the application does not tell. */
	readonly lastUsedAt: Date | undefined;
}

/** Something that people can have in an app. */
export interface Entitlement {
	readonly id: string;
	readonly app: App;
	readonly name: string;
	readonly grants: number;
}

/** Access that ends. */
export interface Grant {
	readonly entitlement: Entitlement;
	readonly accountId: string;
	readonly accountName: string;
	readonly endsAt: Date;
}

/** What the audit knows of the tenant, as far as the rules need it. */
export interface Facts {
	readonly now: Date;
	readonly apps: readonly App[];
	readonly connectors: readonly Connector[];
	/** IDs of the connectors that nobody owns; those of which it is not known are not among them. */
	readonly unownedConnectors: ReadonlySet<string>;
	readonly credentials: readonly Credential[];
	readonly unownedAccounts: readonly Account[];
	readonly usedAccounts: readonly Account[];
	/** How many entitlements somebody has. */
	readonly entitlements: number;
	readonly unownedEntitlements: readonly Entitlement[];
	readonly endingGrants: readonly Grant[];
}

/** A check of the audit of connectors and access. */
export type ConductorOneRule = Rule<Facts, Thresholds, Need>;

/** An app as what a finding is about. */
export function appSubject({ id, name }: App): Subject {
	return { type: 'App', name, id };
}

/** Things of an app bear its name, as one connector, entitlement, or account is called like another. */
function inApp(name: string, app: App): string {
	return name === app.name ? name : `${name} (${app.name})`;
}

/** What a finding about a connector has in common with every other. */
export function ofConnector({ id, name, app }: Connector) {
	return {
		subject: { type: 'Connector', name: inApp(name, app), id } satisfies Subject,
		affects: [app.name],
	};
}

/** As {@link ofConnector}, for an account. */
export function ofAccount({ id, name, app }: Account) {
	return {
		subject: { type: 'Account', name: inApp(name, app), id: `${app.id}/${id}` } satisfies Subject,
		affects: [app.name],
	};
}

/** As {@link ofConnector}, for an entitlement. */
export function ofEntitlement({ id, name, app }: Entitlement) {
	return {
		subject: {
			type: 'Entitlement',
			name: inApp(name, app),
			id: `${app.id}/${id}`,
		} satisfies Subject,
		affects: [app.name],
	};
}

/** As {@link ofConnector}, for a grant. */
export function ofGrant({ entitlement, accountId, accountName }: Grant) {
	const { id, name, app } = entitlement;
	return {
		subject: {
			type: 'Grant',
			name: inApp(`${accountName} has ${name}`, app),
			id: `${app.id}/${id}/${accountId}`,
		} satisfies Subject,
		affects: [app.name],
	};
}

/** As {@link ofConnector}, for a credential. */
export function ofCredential({ id, type, name, app }: Credential) {
	return {
		subject: { type, name, id } satisfies Subject,
		affects: app ? [app.name] : [],
	};
}
