import type { JsonObject } from '../core/json';
import { seedReviews, seedTemplates, type Reviewable } from './accessReviews/review';
import type { Configuration } from './config';
import { seedAccounts, type Account } from './seed/access';
import type { Finding } from './findings/finding';
import type { Owned } from './ownership';
import { seedApps, type App } from './seed/apps';
import { seedAttributes, seedRoles, type AttributeValue, type Role } from './seed/attributes';
import { seedAutomations, type Automation } from './seed/automations';
import { seedConnectors } from './seed/connectors';
import { seedEntitlements, type Entitlement } from './seed/entitlements';
import { seedPolicies, type Policy } from './seed/policies';
import { seedFunctions, type TenantFunction } from './seed/functions';
import { seedGrants, type Grant } from './seed/grants';
import { idOf, ids } from './seed/ids';
import { seedRequestCatalogs, type RequestCatalog } from './seed/requestCatalogs';
import {
	seedResources,
	seedResourceTypes,
	type Resource,
	type ResourceType,
} from './seed/resources';
import { seedServicePrincipals, type ServicePrincipal } from './seed/servicePrincipals';
import { seedUsers, type User } from './seed/users';
import type { PlannedSync } from './sync';
import type { Task } from './tasks/task';
import type { Delivery } from './webhooks/deliveries';

/** Times in entities are RFC 3339, null while there is none. */
type Time = string | null;

export interface SyncStatus {
	status:
		| 'SYNC_STATUS_UNSPECIFIED'
		| 'SYNC_STATUS_RUNNING'
		| 'SYNC_STATUS_DONE'
		| 'SYNC_STATUS_ERROR'
		| 'SYNC_STATUS_DISABLED';
	lastError: string;
	startedAt: Time;
	completedAt: Time;
	updatedAt: Time;
}

export interface ConnectorCredential {
	id: string;
	appId: string;
	connectorId: string;
	clientId: string;
	displayName: string;
	createdAt: string;
	updatedAt: string;
	deletedAt: Time;
	expiresTime: Time;
	lastUsedAt: Time;
}

export interface Connector extends Owned {
	id: string;
	appId: string;
	catalogId: string;
	displayName: string;
	description: string;
	/** Absent while the connector is pending a configuration. */
	configuration: Configuration | undefined;
	configUpdatedAt: Time;
	profileAllowList: string[];
	profileIgnoreList: string[];
	disableCheckBadSync: boolean;
	parallelSyncWorkerCount: number | null;
	canResumeSync: boolean;
	syncResourceTypeIds: string[] | undefined;
	schedule: { cronSpec: string; timezone: string; start: Time } | null;
	syncDisabledAt: Time;
	syncDisabledReason: string;
	syncDisabledCategory: string;
	createdAt: string;
	updatedAt: string;
	deletedAt: Time;
	status: SyncStatus;
	planned: PlannedSync | undefined;
	/** Completed syncs, oldest first. */
	syncIds: string[];
	/** The sync that stopped because data had dropped, until it is confirmed. */
	droppedSyncId: string | undefined;
	credentials: ConnectorCredential[];
}

/** Where a tenant sends events to. */
export interface Webhook {
	id: string;
	displayName: string;
	description: string;
	url: string;
	/** Such as `691200s`. */
	callbackTimeout: string;
	createdAt: string;
	updatedAt: string;
	deletedAt: Time;
}

/** Whose tasks go to whom, for a time or for good. */
interface Delegation {
	userId: string;
	delegatedUserId: string;
	startAt: Time;
	expirationAt: Time;
	createdAt: string;
	updatedAt: string;
	deletedAt: Time;
}

/** What happened in the tenant, oldest first: none of it is brought about by a request. */
interface Happenings {
	/** `AppEntitlementUserBindingFeed` */
	grants: JsonObject[];
	/** `AutomationExecution` */
	executions: JsonObject[];
	/** Events of the system log, in OCSF. */
	events: JsonObject[];
}

/** Everything a tenant holds. */
export interface State {
	apps: App[];
	users: User[];
	connectors: Connector[];
	tasks: Task[];
	automations: Automation[];
	/** IDs of the events that incoming webhooks have taken. */
	incomingEvents: string[];
	webhooks: Webhook[];
	deliveries: Delivery[];
	delegations: Delegation[];
	accounts: Account[];
	entitlements: Entitlement[];
	grants: Grant[];
	servicePrincipals: ServicePrincipal[];
	/** Owners of apps, accounts, and resources, by ID. */
	owned: Map<string, Owned>;
	resources: Resource[];
	resourceTypes: ResourceType[];
	requestCatalogs: RequestCatalog[];
	accessReviews: Reviewable[];
	accessReviewTemplates: Reviewable[];
	policies: Policy[];
	attributes: AttributeValue[];
	roles: Role[];
	functions: TenantFunction[];
	findings: Finding[];
	happenings: Happenings;
	/** Names the next created thing, so that runs after a reset make the same IDs. */
	created: number;
}

export function seedState(now: Date, host: string): State {
	const users = seedUsers();
	const entitlements = seedEntitlements();
	return {
		apps: seedApps(),
		users,
		connectors: seedConnectors(now, host),
		tasks: [],
		automations: seedAutomations(now),
		incomingEvents: [],
		webhooks: seedWebhooks(now),
		deliveries: [],
		delegations: [],
		accounts: seedAccounts(now, users),
		entitlements,
		grants: seedGrants(now),
		servicePrincipals: seedServicePrincipals(now, host),
		owned: new Map(),
		resources: seedResources(entitlements),
		resourceTypes: seedResourceTypes(),
		requestCatalogs: seedRequestCatalogs(),
		accessReviews: seedReviews(now),
		accessReviewTemplates: seedTemplates(now),
		policies: seedPolicies(now),
		attributes: seedAttributes(now),
		roles: seedRoles(now),
		functions: seedFunctions(now),
		findings: [],
		happenings: { grants: [], executions: [], events: [] },
		created: 0,
	};
}

/** A webhook that policies refer to, though nobody has set up its receiver yet. */
function seedWebhooks(now: Date): Webhook[] {
	const createdAt = now.toISOString();
	return [
		{
			id: ids.webhooks.n8n,
			displayName: 'n8n',
			description: 'Approvals and provisioning by n8n',
			url: 'https://n8n.example.com/webhook/conductorone',
			callbackTimeout: '691200s',
			createdAt,
			updatedAt: createdAt,
			deletedAt: null,
		},
	];
}

export function nextId(state: State, kind: string): string {
	state.created += 1;
	return idOf(`${kind}/created/${state.created}`);
}

export const tenantId = ids.tenant;
