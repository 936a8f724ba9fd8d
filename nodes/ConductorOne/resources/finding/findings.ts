import { dateTime, flag, keyValues, requiredText, text, textList } from '../../../../engine/fields';
import { isObject } from '../../../../engine/json';
import { endpoint } from '../../endpoint';
import { enumChoice, enumChoices, enumOptions } from '../../fields/enums';
import { findingTarget } from '../../fields/findingTarget';
import { idList, idPicks, optionalIdLocator, refList } from '../../fields/ids';
import { queryText } from '../../fields/naming';
import { userList } from '../../fields/users';
import { entity, list, whole } from '../../reply';
import { pick } from '../../simplify';
import { findingId, severities, simplifyFinding } from './finding';

/**
 * The request with a key, which the API demands: a further report of the same type about the same
 * thing is then the same finding.
 */
function withKey(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const { dedupKeyParts } = members;
	if (Array.isArray(dedupKeyParts) && dedupKeyParts.length > 0) return members;
	const [[name, target] = ['tenantTarget', {}]] = Object.entries(members).filter(([member]) =>
		member.endsWith('Target'),
	);
	const ids = isObject(target) ? Object.values(target) : [];
	return { ...members, dedupKeyParts: [name, ...ids] };
}

export const findings = [
	endpoint({
		value: 'createTask',
		name: 'Create Task',
		action: 'Create task for finding',
		description: 'Create a task in which somebody takes care of a finding',
		method: 'POST',
		path: '/api/v1/findings/{findingId}/task',
		fields: [findingId],
		optional: [
			optionalIdLocator({
				displayName: 'Policy',
				name: 'policyId',
				description: "Policy that the task follows, instead of the tenant's own",
				searchListMethod: 'searchPolicies',
			}),
		],
		reply: whole,
	}),
	endpoint({
		value: 'get',
		name: 'Get',
		action: 'Get finding',
		description: 'Retrieve a finding by ID',
		method: 'GET',
		path: '/api/v1/findings/{findingId}',
		fields: [findingId],
		reply: entity('finding'),
		simplify: simplifyFinding,
	}),
	endpoint({
		value: 'getHistory',
		name: 'Get History',
		action: 'Get history of finding',
		description: 'Retrieve what happened to a finding, and who did it',
		method: 'POST',
		path: '/api/v1/search/finding_audits',
		fields: [findingId],
		reply: list(),
		optional: [
			dateTime({
				displayName: 'Since',
				name: 'since',
				description: 'Earliest time of the events; UTC if it has no time zone',
			}),
			dateTime({
				displayName: 'Until',
				name: 'until',
				description: 'Latest time of the events; UTC if it has no time zone',
			}),
		],
		simplify: (event) =>
			pick(event, {
				eventId: 'eventId',
				eventType: 'eventType',
				createdAt: 'createdAt',
				findingId: 'findingId',
				actorSubject: 'actorSubject',
				actorPrincipalId: 'actorPrincipalId',
				severityAtEvent: 'severityAtEvent',
				stateAtEvent: 'stateAtEvent',
				ticketId: 'ticketId',
			}),
	}),
	endpoint({
		value: 'search',
		name: 'Search',
		action: 'Search findings',
		description: 'Find findings by severity, state, type, app, or owner',
		method: 'POST',
		path: '/api/v1/findings/search',
		fields: [],
		reply: list({ pageSize: 10 }),
		simplify: simplifyFinding,
		readsOnly: true,
		optional: [
			queryText,
			enumChoices({ displayName: 'Severities', name: 'severities', options: severities }),
			enumChoices({
				displayName: 'States',
				name: 'states',
				options: enumOptions(
					'FINDING_STATE_',
					'OPEN',
					'IN_PROGRESS',
					'RESOLVED',
					'SNOOZED',
					'RISK_ACCEPTED',
					'SUPPRESSED',
				),
			}),
			enumChoices({
				displayName: 'Types',
				name: 'findingTypes',
				options: enumOptions(
					'FINDING_TYPE_',
					'SIMILAR_USERNAME_MATCH',
					'SERVICE_ACCOUNT_MISCLASSIFICATION',
					'NHI_UNOWNED',
					'SERVICE_ACCOUNT_UNOWNED',
					'DECOY_CREDENTIAL_USED',
					'CUSTOM',
					'CONNECTOR_ANOMALY_DETECTION_DISABLED',
					'DEACTIVATED_OWNER',
					'UNUSED_SECRET',
					'CREDENTIAL_PUBLICLY_EXPOSED',
					'DECOY_PUBLICLY_EXPOSED',
					'CREDENTIAL_EXPIRING',
				),
			}),
			idPicks({
				displayName: 'App Names or IDs',
				name: 'appIds',
				description: 'Apps, any of which the finding is about',
				loadOptionsMethod: 'searchApps',
			}),
			idList({
				displayName: 'Connector IDs',
				name: 'connectorIds',
				description: 'Comma-separated IDs of connectors, any of which the finding is about',
			}),
			idList({
				displayName: 'Account IDs',
				name: 'appUserIds',
				description: 'Comma-separated IDs of accounts, any of which the finding is about',
			}),
			userList({
				displayName: 'Owner Users',
				name: 'ownerIdentityUserIds',
				description: 'Owners of whom the finding has any: IDs or e-mail addresses',
			}),
			flag({
				displayName: 'Include Unassigned',
				name: 'includeUnassigned',
				description:
					'Whether to return findings without an owner beside those of Owner Users, or only them if that is empty',
				default: true,
			}),
			refList({
				displayName: 'Finding IDs',
				name: 'refs',
				description: 'Comma-separated IDs of findings to search among',
			}),
		],
	}),
	endpoint({
		value: 'create',
		name: 'Create',
		action: 'Create finding',
		description: 'Report a finding of your own about an account, connector, resource, or user',
		method: 'POST',
		path: '/api/v1/findings',
		fields: [
			enumChoice({
				displayName: 'Severity',
				name: 'severity',
				options: severities,
				default: 'FINDING_SEVERITY_MEDIUM',
			}),
			requiredText({
				displayName: 'Finding Type',
				name: 'customSubType',
				description: 'Your own name for findings of this kind',
				placeholder: 'e.g. appflow-login-failed',
			}),
			findingTarget,
		],
		body: ({ target, ...others }) => ({ ...others, ...target }),
		wrap: withKey,
		optional: [
			text({
				displayName: 'Description',
				name: 'description',
				description: 'What was found',
			}),
			text({
				displayName: 'Remediation',
				name: 'remediationDescription',
				description: 'What to do about it',
			}),
			textList({
				displayName: 'Deduplication Key',
				name: 'dedupKeyParts',
				description:
					'Comma-separated parts that say which findings of this type are the same one; what it is about if empty',
			}),
			keyValues({
				displayName: 'Annotations',
				name: 'annotations',
				description: 'Names and values to keep with the finding',
			}),
		],
		reply: entity('finding'),
	}),
];
