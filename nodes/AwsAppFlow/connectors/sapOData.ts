import { object, objectSource, writingDestination } from './flowMembers';
import {
	anyText,
	basicCredentials,
	bucketName,
	flag,
	inside,
	oAuthCode,
	oAuthTokens,
	onlyFor,
	privateLinkServiceName,
	required,
	solid,
	tokenUrl,
	webAddress,
	word,
} from './members';
import { comparisons } from './operators';
import type { Connector, ListMember, Member, NumberMember, Property, TextMember } from './types';

const OAUTH = ['tokens', 'authorizationCode'];

const portNumber: NumberMember = {
	kind: 'number',
	name: 'portNumber',
	path: ['portNumber'],
	label: 'Port Number',
	minimum: 1,
	maximum: 65535,
	default: 443,
};

const clientNumber: TextMember = {
	kind: 'text',
	name: 'clientNumber',
	path: ['clientNumber'],
	label: 'Client Number',
	placeholder: 'e.g. 100',
	min: 3,
	max: 3,
	pattern: /^\d{3}$/,
	patternHint: 'be three digits',
};

const logonLanguage: TextMember = {
	kind: 'text',
	name: 'logonLanguage',
	path: ['logonLanguage'],
	label: 'Logon Language',
	placeholder: 'e.g. EN',
	max: 2,
	pattern: /^[a-zA-Z0-9_]*$/,
	patternHint: 'be a language code of two characters',
};

const oAuthScopes: ListMember = {
	kind: 'list',
	name: 'oAuthScopes',
	path: ['oAuthScopes'],
	label: 'OAuth Scopes',
	description: 'Comma-separated list of scopes',
	placeholder: 'e.g. /IWFND/SG_MED_CATALOG_0002',
	...solid(128),
};

const oAuthProperties: Property[] = inside<TextMember | ListMember>('oAuthProperties', [
	required(tokenUrl),
	required(
		webAddress('authCodeUrl', 'Authorization Code URL', {
			description: 'Address of the login that gives authorization codes',
			placeholder: 'e.g. https://sap.example.com/sap/bc/sec/oauth2/authorize',
		}),
	),
	required(oAuthScopes),
]).map((member) => onlyFor(OAUTH, member));

const objectPath: TextMember = {
	...object,
	name: 'objectPath',
	path: ['objectPath'],
	label: 'Object Path',
};

const maxParallelism: NumberMember = {
	kind: 'number',
	name: 'maxParallelism',
	path: ['parallelismConfig', 'maxParallelism'],
	label: 'Maximum Parallelism',
	description: 'How many processes read from SAP at the same time',
	minimum: 1,
	maximum: 10,
	default: 1,
};

const maxPageSize: NumberMember = {
	kind: 'number',
	name: 'maxPageSize',
	path: ['paginationConfig', 'maxPageSize'],
	label: 'Maximum Page Size',
	description:
		'How many records each process asks for at once: up to 3,000 for OData, up to 10,000 for ODP',
	minimum: 1,
	maximum: 10000,
	default: 1000,
};

const successResponse: readonly Member[] = inside<Member>('successResponseHandlingConfig', [
	{
		...bucketName,
		name: 'successBucketName',
		label: 'Success Bucket Name',
		description: 'S3 bucket for what SAP answers about records that it took',
		placeholder: 'e.g. my-response-bucket',
	},
	anyText('successBucketPrefix', 'Success Bucket Prefix', 512, {
		path: ['bucketPrefix'],
		description: 'Folder in the bucket for what SAP answers',
		placeholder: 'e.g. responses/orders',
	}),
]);

export const sapOData = {
	type: 'SAPOData',
	label: 'SAP OData',
	flow: {
		key: 'SAPOData',
		source: objectSource([...comparisons, 'CONTAINS'], {
			object: objectPath,
			members: [maxParallelism, maxPageSize],
		}),
		destination: writingDestination(['INSERT', 'UPDATE', 'UPSERT'], {
			object: objectPath,
			members: [...successResponse],
		}),
	},
	profile: {
		key: 'SAPOData',
		privateMode: true,
		properties: [
			required(
				webAddress('applicationHostUrl', 'Application Host URL', {
					placeholder: 'e.g. https://sap.example.com',
				}),
			),
			required(
				word('applicationServicePath', 'Application Service Path', 512, {
					description: 'Path of the catalog service',
					placeholder: 'e.g. /sap/opu/odata/iwfnd/catalogservice;v=2',
				}),
			),
			required(portNumber),
			required(clientNumber),
			{ ...required(privateLinkServiceName), mode: 'Private' },
			onlyFor(
				['basic'],
				required(
					flag(
						'disableSSO',
						'Disable SSO',
						'Whether to bypass single sign-on, which often keeps AppFlow from logging in with a password',
						{ default: true },
					),
				),
			),
			...oAuthProperties,
			logonLanguage,
		],
		ways: [
			{
				value: 'basic',
				label: 'Basic',
				secrets: inside('basicAuthCredentials', basicCredentials),
			},
			{
				value: 'tokens',
				label: 'OAuth 2.0 (Tokens)',
				description: 'For OData V2 only',
				secrets: inside('oAuthCredentials', oAuthTokens),
			},
			{
				value: 'authorizationCode',
				label: 'OAuth 2.0 (Authorization Code)',
				description:
					'For OData V2 only. In private mode the code has to stay valid for five minutes.',
				secrets: inside('oAuthCredentials', oAuthCode),
			},
		],
	},
} satisfies Connector;
