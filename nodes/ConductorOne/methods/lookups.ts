import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';

import { findingTypeOf } from '../findingType';
import type { ApiRequest } from '../transport/client';
import { besideId, onlyId, parameterId } from './parameters';

type Row = Record<string, unknown>;

/** What a picker lists: a row of this table is one of the editor's look-ups. */
export interface Lookup {
	/**
	 * The list, given what the user typed. May read what is chosen elsewhere in the form.
	 *
	 * @throws {NodeOperationError} when that is not chosen yet
	 */
	request(context: ILoadOptionsFunctions, query: { query?: string }): ApiRequest;
	/** Where rows are views: their member that is the object. */
	readonly entity?: string;
	/** Whether the API cannot search here, so that what the user typed is compared with the names. */
	readonly filtered?: boolean;
	/** Where objects are not simply `id` and `displayName`. */
	show?(row: Row): INodeListSearchItems;
}

/** A POST that searches. */
const searching = (path: string, more: Readonly<Record<string, unknown>> = {}): Lookup => ({
	request: (_context, query) => ({ method: 'POST', path, body: { ...query, ...more } }),
});

/** A POST that searches within the chosen app. */
const searchingInApp = (
	path: string,
	entity?: string,
	app: readonly [name: string, displayName: string] = ['appId', 'App'],
): Lookup => ({
	request: (context, query) => ({
		method: 'POST',
		path,
		body: { ...query, appIds: [parameterId(context, ...app)] },
	}),
	...(entity && { entity }),
});

/** A POST that searches within the app that is chosen beside it, in the same row. */
const searchingInRow = (path: string, entity?: string): Lookup => ({
	request: (context, query) => ({
		method: 'POST',
		path,
		body: { ...query, appIds: [besideId(context, 'appId', 'App')] },
	}),
	...(entity && { entity }),
});

/** A GET that lists everything. */
const listing = (path: string, entity?: string): Lookup => ({
	request: () => ({ method: 'GET', path }),
	filtered: true,
	...(entity && { entity }),
});

const inPath = (context: ILoadOptionsFunctions, name: string, displayName: string) =>
	encodeURIComponent(parameterId(context, name, displayName));

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Something called by its display name, or by its ID if it has none. */
export function byDisplayName({ id, displayName }: Row): INodeListSearchItems {
	return { name: String(displayName || id), value: String(id) };
}

/** Attribute values have no name but their value. */
function byValue({ id, value }: Row): INodeListSearchItems {
	return { name: String(value || id), value: String(id) };
}

/** A name with something that tells it from others of the same name. */
function withDetail(row: Row, detail: string): INodeListSearchItems {
	const item = byDisplayName(row);
	return detail === '' ? item : { ...item, name: `${item.name} (${detail})` };
}

const byAlias = (row: Row) => withDetail(row, textOf(row.alias));

export const lookups = {
	searchAccessReviews: listing('/api/v1/access_reviews', 'accessReview'),
	searchAccounts: {
		...searchingInApp('/api/v1/search/app_users', 'appUser'),
		show: (row) => withDetail(row, textOf(row.email) || textOf(row.username)),
	},
	searchApps: searching('/api/v1/search/apps'),
	searchAttributeTypes: {
		...listing('/api/v1/attributes/types'),
		show: ({ id, name }) => ({ name: String(name || id), value: String(id) }),
	},
	searchAttributes: { ...searching('/api/v1/search/attributes'), show: byValue, filtered: true },
	searchAutomations: searching('/api/v1/search/automations'),
	searchComplianceFrameworks: {
		...listing('/api/v1/attributes/compliance_frameworks'),
		show: byValue,
	},
	searchConnectors: {
		request: (context) => ({
			method: 'GET',
			path: `/api/v1/apps/${inPath(context, 'appId', 'App')}/connectors`,
		}),
		entity: 'connector',
		filtered: true,
	},
	searchDirectories: searching('/api/v1/search/apps', { onlyDirectories: true }),
	searchEntitlements: {
		...searchingInApp('/api/v1/search/entitlements', 'appEntitlement'),
		show: byAlias,
	},
	searchCommits: {
		request: (context) => ({
			method: 'GET',
			path: `/api/v1/functions/${inPath(context, 'functionId', 'Function')}/commits`,
		}),
		filtered: true,
		show: (row) => ({
			name: [textOf(row.message) || String(row.id), textOf(row.createdAt)].join(' ').trim(),
			value: String(row.id),
		}),
	},
	searchExecutions: {
		request: () => ({
			method: 'POST',
			path: '/api/v1/search/all_automation_executions',
			body: {},
		}),
		entity: 'automationExecution',
		filtered: true,
		show: (row) => ({
			name: `Started ${textOf(row.createdAt)}, ${stateOf(row)} (${String(row.id)})`,
			value: String(row.id),
		}),
	},
	searchFindings: {
		request: (_context, query) => ({
			method: 'POST',
			path: '/api/v1/findings/search',
			body: query,
			readsOnly: true,
		}),
		show: (row) => ({
			name:
				textOf(row.description) ||
				textOf(row.customSubType) ||
				textOf(findingTypeOf(row)) ||
				String(row.id),
			value: String(row.id),
		}),
	},
	searchFunctions: searching('/api/v1/search/functions'),
	searchInvocations: {
		request: (context) => ({
			method: 'POST',
			path: `/api/v1/functions/${inPath(context, 'functionId', 'Function')}/invocations/search`,
			body: {},
			readsOnly: true,
		}),
		filtered: true,
		show: ({ id, createdAt }) => ({
			name: `${textOf(createdAt)} ${String(id)}`.trim(),
			value: String(id),
		}),
	},
	searchOwnerEntitlements: {
		...searchingInApp('/api/v1/search/entitlements', 'appEntitlement', ['ownerAppId', 'Owner App']),
		show: byAlias,
	},
	searchPolicies: {
		...searching('/api/v1/search/policies'),
		show: (row) =>
			withDetail(row, textOf(row.policyType).replace('POLICY_TYPE_', '').toLowerCase()),
	},
	searchRequestCatalogs: listing('/api/v1/catalogs', 'requestCatalog'),
	searchResourceTypes: searchingInApp('/api/v1/search/app_resource_types'),
	searchResources: {
		request: (context, query) => ({
			method: 'POST',
			path: '/api/v1/search/app_resources',
			body: {
				...query,
				appId: parameterId(context, 'appId', 'App'),
				resourceTypeIds: [parameterId(context, 'resourceTypeId', 'Resource Type')],
			},
		}),
		entity: 'appResource',
	},
	searchParentResources: {
		request: (context, query) => ({
			method: 'POST',
			path: '/api/v1/search/app_resources',
			body: {
				...query,
				appId: parameterId(context, 'appId', 'App'),
				resourceTypeIds: [parameterId(context, 'parentAppResourceTypeId', 'Parent Resource Type')],
			},
		}),
		entity: 'appResource',
	},
	searchRiskLevels: { ...listing('/api/v1/attributes/risk_levels'), show: byValue },
	searchRoles: listing('/api/v1/iam/roles'),
	searchRowAccounts: {
		...searchingInRow('/api/v1/search/app_users', 'appUser'),
		show: (row) => withDetail(row, textOf(row.email) || textOf(row.username)),
	},
	searchRowEntitlements: {
		...searchingInRow('/api/v1/search/entitlements', 'appEntitlement'),
		show: byAlias,
	},
	searchRowResourceTypes: searchingInRow('/api/v1/search/app_resource_types'),
	searchServicePrincipalCredentials: {
		request: (context) => ({
			method: 'GET',
			path: `/api/v1/service_principals/${inPath(context, 'servicePrincipalId', 'Service Principal')}/credentials`,
		}),
		filtered: true,
	},
	searchServicePrincipals: listing('/api/v1/service_principals'),
	searchSourceConnectors: {
		request: (context) => ({
			method: 'GET',
			path: `/api/v1/apps/${encodeURIComponent(onlyId(context, 'filters.appIds', 'App Names or IDs'))}/connectors`,
		}),
		entity: 'connector',
		filtered: true,
	},
	searchTasks: {
		...searching('/api/v1/search/tasks', {
			taskStates: ['TASK_STATE_OPEN'],
			sortBy: 'TASK_SEARCH_SORT_BY_REVERSE_CREATED_AT',
		}),
		entity: 'task',
		show: (row) => withDetail(row, row.numericId ? `#${textOf(row.numericId)}` : ''),
	},
	searchUsers: {
		...searching('/api/v1/search/users'),
		entity: 'user',
		show: (row) => withDetail(row, textOf(row.email)),
	},
	searchWebhooks: {
		...searching('/api/v1/search/webhooks'),
		show: (row) => withDetail(row, hostOf(row.url)),
	},
} satisfies Record<string, Lookup>;

const stateOf = ({ state }: Row) =>
	textOf(state).replace('AUTOMATION_EXECUTION_STATE_', '').toLowerCase().replaceAll('_', ' ');

function hostOf(url: unknown): string {
	return typeof url === 'string' && URL.canParse(url) ? new URL(url).host : '';
}

/** Those that dropdowns list as a whole: of these, no tenant has very many. */
export const listed = [
	'searchAccessReviews',
	'searchApps',
	'searchAttributeTypes',
	'searchAutomations',
	'searchComplianceFrameworks',
	'searchDirectories',
	'searchPolicies',
	'searchRiskLevels',
	'searchRoles',
	'searchWebhooks',
] as const satisfies ReadonlyArray<keyof typeof lookups>;

/** Name of a look-up behind a dropdown. */
export type Listed = (typeof listed)[number];
