import type { IDataObject } from 'n8n-workflow';

import type { AnyField } from '../../../../engine/field';
import { collection, flag, json, text } from '../../../../engine/fields';
import { toItemJson, withoutUndefined } from '../../../../engine/json';
import { simplifyField } from '../../../../engine/simplify';
import { duration } from '../../fields/duration';
import { idText } from '../../fields/ids';
import { appId, entitlementId } from '../../fields/pickers';
import type { RelatedPaths } from '../../fields/related';
import { userId } from '../../fields/users';
import { conductorOneOperation } from '../../operation';
import type { ConductorOne } from '../../transport/client';
import { membersWithUserIds } from '../../transport/users';
import { existingTask } from './duplicate';
import { subject } from './subject';
import { simplifyTask, taskIn, taskRelated } from './task';

const description = text({
	displayName: 'Description',
	name: 'description',
	description: 'Why the request is made; approvers see it',
	rows: 3,
});

const returnExisting = flag({
	displayName: 'Return Existing Request',
	name: 'returnExisting',
	description:
		'Whether to return the open request for the same access, if there is one, instead of failing',
	default: true,
});

const source = {
	externalUrl: text({
		displayName: 'Source External URL',
		name: 'externalUrl',
		description: 'Address of what the request comes from, such as a ticket',
		placeholder: 'e.g. https://example.com/tickets/42',
	}),
	requestId: text({
		displayName: 'Source Request ID',
		name: 'requestId',
		description: 'ID of the request in the system that it comes from',
	}),
	integrationId: text({
		displayName: 'Source Integration ID',
		name: 'integrationId',
		description: 'ID of the integration that the request comes from',
	}),
	conversationId: text({
		displayName: 'Source Conversation ID',
		name: 'conversationId',
		description: 'ID of the conversation that the request comes from',
	}),
	isExtension: flag({
		displayName: 'Extension',
		name: 'isExtension',
		description: 'Whether the request extends access that the user has already',
	}),
};

const options = [returnExisting, taskRelated] as const;

interface Chosen {
	readonly simplify: boolean;
	readonly options: { readonly returnExisting: boolean; readonly include: RelatedPaths };
}

/** Opens a task, or finds that it is open already. */
async function open(
	service: ConductorOne,
	kind: 'grant' | 'revoke' | 'offboarding' | 'action' | 'resource-action',
	members: Readonly<Record<string, unknown>>,
	{ simplify, options: { returnExisting: returns, include } }: Chosen,
): Promise<IDataObject> {
	const shape = simplify ? simplifyTask : toItemJson;
	const body = withoutUndefined(await membersWithUserIds(service, { ...members, ...include }));
	const request = { method: 'POST', path: `/api/v1/task/${kind}`, body } as const;
	return await service.request(request).then(
		(reply) => ({ ...shape(taskIn(reply)), existing: false }),
		async (error: unknown) => {
			const task = returns ? await existingTask(service, error, body, include) : undefined;
			if (!task) return await Promise.reject(error);
			return { ...shape(task), existing: true };
		},
	);
}

const additional = <const Fields extends readonly AnyField[]>(fields: Fields) =>
	collection({ displayName: 'Additional Fields', name: 'additionalFields', fields });

const formValues = json({
	displayName: 'Form Values',
	name: 'formValues',
	description: 'Answers to the questions of the form, by the name of the field',
});

export const creations = [
	conductorOneOperation({
		value: 'createGrantRequest',
		name: 'Create Grant Request',
		action: 'Create grant request',
		description:
			'Request access: ask for an entitlement of an app for a user or an account, for good or for a time',
		fields: [
			appId,
			entitlementId,
			subject,
			simplifyField,
			additional([
				description,
				duration({
					displayName: 'Duration',
					name: 'grantDuration',
					description: 'How long to have the access; as long as the policy allows if not set',
				}),
				flag({
					displayName: 'Emergency Access',
					name: 'emergencyAccess',
					description: 'Whether to use the policy for emergencies',
				}),
				json({
					displayName: 'Request Data',
					name: 'requestData',
					description: 'Answers to the request form of the entitlement, by the name of the field',
				}),
				...Object.values(source),
			]),
		],
		options,
		async execute({ service, params }) {
			const { externalUrl, requestId, integrationId, conversationId, isExtension, ...rest } =
				params.additionalFields;
			const from = { externalUrl, requestId, integrationId, conversationId, isExtension };
			return await open(
				service,
				'grant',
				{
					appId: params.appId,
					appEntitlementId: params.entitlementId,
					...params.subject,
					...rest,
					...(Object.values(from).some((value) => value !== undefined) && { source: from }),
				},
				params,
			);
		},
	}),
	conductorOneOperation({
		value: 'createRevokeRequest',
		name: 'Create Revoke Request',
		action: 'Create revoke request',
		description: 'Request that an entitlement is taken from a user or an account',
		fields: [appId, entitlementId, subject, simplifyField, additional([description])],
		options,
		execute: async ({ service, params }) =>
			await open(
				service,
				'revoke',
				{
					appId: params.appId,
					appEntitlementId: params.entitlementId,
					...params.subject,
					...params.additionalFields,
				},
				params,
			),
	}),
	conductorOneOperation({
		value: 'createOffboarding',
		name: 'Create Offboarding',
		action: 'Create offboarding of user',
		description: "Remove all of a user's access across apps, as when somebody leaves",
		fields: [userId, simplifyField, additional([description])],
		options,
		execute: async ({ service, params }) =>
			await open(
				service,
				'offboarding',
				{ subjectUserId: params.userId, ...params.additionalFields },
				params,
			),
	}),
	conductorOneOperation({
		value: 'createAction',
		name: 'Create Action',
		action: 'Create action request',
		description: 'Request an action: an automation that people can ask for',
		fields: [
			idText({
				displayName: 'Action ID',
				name: 'actionId',
				description: 'ID of the action that is requested',
				form: 'any',
			}),
			simplifyField,
			additional([description, formValues]),
		],
		options,
		execute: async ({ service, params }) =>
			await open(
				service,
				'action',
				{ actionId: params.actionId, ...params.additionalFields },
				params,
			),
	}),
	conductorOneOperation({
		value: 'createResourceAction',
		name: 'Create Resource Action',
		action: 'Create resource action request',
		description:
			'Request an action of a connector that creates a resource, such as a group from a template',
		fields: [
			idText({
				displayName: 'Action ID',
				name: 'actionId',
				description: 'ID of the action that creates the resource',
				form: 'any',
			}),
			simplifyField,
			additional([formValues]),
		],
		options,
		execute: async ({ service, params }) =>
			await open(
				service,
				'resource-action',
				{ actionId: params.actionId, ...params.additionalFields },
				params,
			),
	}),
];
