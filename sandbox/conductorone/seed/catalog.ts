import { ids } from './ids';

/** Constraints in the form of the API's `StringRules`; lengths are int64, so strings. */
export interface StringRules {
	minLen?: string;
	maxLen?: string;
	pattern?: string;
	in?: string[];
	ignoreEmpty?: boolean;
}

/** What a field holds: exactly one member, named as the API names it. */
type FieldKind =
	| { str: { secret: boolean; valueValidator: StringRules | null } }
	| { text: { secret: boolean; valueValidator: StringRules | null } }
	| { select: { items: Array<{ displayName: string; value: string }> } }
	| { checkbox: { checked: boolean } }
	| { secret: Record<string, never> }
	| { random: { length: number } }
	| { strList: { valueValidator: StringRules | null } }
	| { stringMap: { optional: boolean } }
	| { keyValue: { secret: boolean; supportsFileUpload: boolean } }
	| { oauth2: Record<string, never> }
	| { options: Record<string, never> }
	| { import: { secret: boolean; allowedExtensions: string[]; valueValidator: StringRules | null } }
	| { readOnly: Record<string, never> };

export interface CatalogField {
	name: string;
	displayName: string;
	placeholder: string;
	additionalPlaceholder: string;
	helpUrl: string;
	dependsOnFields: string[];
	postCreate: boolean;
	kind: FieldKind;
}

interface FieldGroup {
	name: string;
	displayName: string;
	helpText: string;
	default: boolean;
	fieldNames: string[];
}

/** One type of connector and what has to be filled in to set it up. */
export interface CatalogEntry {
	id: string;
	displayName: string;
	helpUrl: string;
	isOauth2: boolean;
	requiresExternalConnector: boolean;
	supportsExternalResources: boolean;
	fields: CatalogField[];
	fieldGroups: FieldGroup[];
}

const required: StringRules = { minLen: '1' };

function field(
	name: string,
	displayName: string,
	kind: FieldKind,
	more: Partial<CatalogField> = {},
): CatalogField {
	return {
		name,
		displayName,
		placeholder: '',
		additionalPlaceholder: '',
		helpUrl: '',
		dependsOnFields: [],
		postCreate: false,
		...more,
		kind,
	};
}

const str = (valueValidator: StringRules | null = null) => ({
	str: { secret: false, valueValidator },
});
const password = () => ({ str: { secret: true, valueValidator: required } });
const checkbox = (checked = false) => ({ checkbox: { checked } });

function entry(
	id: string,
	displayName: string,
	fields: CatalogField[],
	more: Partial<CatalogEntry> = {},
): CatalogEntry {
	return {
		id,
		displayName,
		helpUrl: `https://docs.example.com/connectors/${displayName.toLowerCase().replace(/\W+/g, '-')}`,
		isOauth2: false,
		requiresExternalConnector: false,
		supportsExternalResources: false,
		fieldGroups: [],
		...more,
		fields,
	};
}

const oktaV2 = entry(ids.catalog.oktaV2, 'Okta v2', [
	field('okta_v2_domain', 'Okta domain', str({ minLen: '1', pattern: '^[a-z0-9.-]+$' }), {
		placeholder: 'acme.okta.com',
	}),
	field('okta_v2_api_token', 'API token', password()),
	field('okta_sync_custom_roles', 'Sync custom roles', checkbox()),
	field('okta_skip_secondary_emails', 'Skip secondary emails', checkbox()),
	field('okta_sync_secrets', 'Sync secrets', checkbox()),
	field('okta_filter_email_domains', 'Filter email domains', { strList: { valueValidator: null } }),
]);

const baton = entry(ids.catalog.baton, 'Baton', [], {
	requiresExternalConnector: true,
	supportsExternalResources: true,
});

const gitHubV2 = entry(ids.catalog.gitHubV2, 'GitHub v2', [
	field('github_access_token', 'Personal access token', password()),
	field('github_org_list', 'Organizations', { strList: { valueValidator: null } }),
]);

const snowflake = entry(ids.catalog.snowflake, 'Snowflake', [
	field('snowflake_account', 'Account', str(required), { placeholder: 'xy12345.eu-west-1' }),
	field('snowflake_username', 'User', str(required)),
	field('snowflake_password', 'Password', password()),
	field('snowflake_user_role', 'Role', str()),
]);

const salesforceV2 = entry(
	ids.catalog.salesforceV2,
	'Salesforce v2',
	[
		field('salesforce_oauth', 'Log in with Salesforce', { oauth2: {} }),
		field('salesforce_username', 'User name', str()),
		field('salesforce_password', 'Password', { str: { secret: true, valueValidator: null } }),
		field('salesforce_security_token', 'Security token', {
			str: { secret: true, valueValidator: null },
		}),
		field(
			'salesforce_instance_url',
			'Instance URL',
			str({ pattern: '^https://', ignoreEmpty: true }),
		),
		field('salesforce_username_for_email', 'Use user name as email', checkbox()),
		field('salesforce_sync_connected_apps', 'Sync connected apps', checkbox(true)),
	],
	{
		isOauth2: true,
		fieldGroups: [
			{
				name: 'salesforce_group_oauth',
				displayName: 'OAuth',
				helpText: 'Log in as an integration user',
				default: true,
				fieldNames: [
					'salesforce_oauth',
					'salesforce_instance_url',
					'salesforce_username_for_email',
					'salesforce_sync_connected_apps',
				],
			},
			{
				name: 'salesforce_group_access_token',
				displayName: 'Security token',
				helpText: 'Use a password and a security token',
				default: false,
				fieldNames: [
					'salesforce_username',
					'salesforce_password',
					'salesforce_security_token',
					'salesforce_instance_url',
					'salesforce_username_for_email',
					'salesforce_sync_connected_apps',
				],
			},
		],
	},
);

const everyField = entry(ids.catalog.everyField, 'Workday', [
	field('workday_tenant', 'Tenant', str(required), {
		placeholder: 'acme_prod',
		helpUrl: 'https://docs.example.com/workday/tenant',
	}),
	field('workday_private_key', 'Private key', { text: { secret: true, valueValidator: required } }),
	field('workday_notes', 'Notes', { text: { secret: false, valueValidator: null } }),
	field('workday_environment', 'Environment', {
		select: {
			items: [
				{ displayName: 'Production', value: 'production' },
				{ displayName: 'Implementation', value: 'implementation' },
			],
		},
	}),
	field('workday_sync_contractors', 'Sync contractors', checkbox(true)),
	field('workday_contractor_supplier', 'Contractor supplier', str(), {
		dependsOnFields: ['workday_sync_contractors'],
		additionalPlaceholder: 'Leave empty for all suppliers',
	}),
	field('workday_client_secret', 'Client secret', { secret: {} }),
	field('workday_webhook_secret', 'Webhook secret', { random: { length: 32 } }),
	field('workday_business_units', 'Business units', {
		strList: { valueValidator: { pattern: '^[A-Za-z ]+$' } },
	}),
	field('workday_attribute_map', 'Attribute map', { stringMap: { optional: true } }),
	field('workday_headers', 'Extra headers', {
		keyValue: { secret: false, supportsFileUpload: false },
	}),
	field('workday_login', 'Log in with Workday', { oauth2: {} }, { postCreate: true }),
	field('workday_report', 'Report', { options: {} }),
	field('workday_org_chart', 'Organization chart', {
		import: { secret: false, allowedExtensions: ['.csv'], valueValidator: null },
	}),
	field('workday_callback_url', 'Callback URL', { readOnly: {} }),
]);

/** The connector types that the sandbox knows. */
export const catalog: ReadonlyMap<string, CatalogEntry> = new Map(
	[oktaV2, baton, gitHubV2, snowflake, salesforceV2, everyField].map((each) => [each.id, each]),
);
