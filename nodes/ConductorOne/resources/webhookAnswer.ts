import { readFields, required } from '../../../engine/field';
import type { AnyField, Values } from '../../../engine/field';
import { json, text } from '../../../engine/fields';
import type { Operation, Resource } from '../../../engine/operation';
import { jsonList } from '../fields/structures';
import { userList } from '../fields/users';
import type { ConductorOne } from '../transport/client';
import { membersWithUserIds } from '../transport/users';

const callbackUrl = required(
	text({
		displayName: 'Callback URL',
		name: 'callbackUrl',
		description:
			"URL that the delivery asks to be answered at, as 'callbackUrl' of the ConductorOne Trigger's output. It works once, and only with the credential of the same tenant.",
		default: '={{ $json.callbackUrl }}',
		hint: 'The answer is sent without the access token',
	}),
	"It is in the output of the ConductorOne Trigger. After other nodes, refer to the trigger by its name: {{ $('ConductorOne Trigger').item.json.callbackUrl }}",
);

const comment = text({
	displayName: 'Comment',
	name: 'comment',
	description: 'Why; it stays with the task',
	rows: 2,
	max: 1024,
});

interface Answer<Fields extends readonly AnyField[]> {
	readonly value: string;
	readonly name: string;
	readonly action: string;
	readonly description: string;
	readonly fields: Fields;
	/** The answer, without its version. */
	readonly document: (params: Values<Fields>) => Readonly<Record<string, unknown>>;
}

/** An operation that answers a delivery of a webhook. */
function answering<const Fields extends readonly AnyField[]>(
	answer: Answer<Fields>,
): Operation<ConductorOne> {
	return {
		value: answer.value,
		name: answer.name,
		action: answer.action,
		description: answer.description,
		fields: [callbackUrl, ...answer.fields],
		options: [],
		idempotent: false,
		once: false,
		async run({ service, unlessDone }, reader) {
			const url = callbackUrl.read(reader);
			const members = answer.document(readFields(answer.fields, reader));
			// Before an address is looked up: a URL of somebody else costs nothing.
			service.checkCallbackUrl(url);
			const document = await membersWithUserIds(service, { version: 'v1', ...members });
			await unlessDone([url, document], async () => await service.answerCallback(url, document));
			return { success: true, answer: answer.value };
		},
	};
}

/** Answers to what ConductorOne asked by webhook: n8n as the approver, or as the provisioner. */
export const webhookAnswer: Resource<ConductorOne> = {
	value: 'webhookAnswer',
	name: 'Webhook Answer',
	defaultOperation: 'approve',
	operations: [
		answering({
			value: 'acknowledge',
			name: 'Acknowledge',
			action: 'Acknowledge webhook delivery',
			description: 'Tell that a policy post action or a test was received and handled',
			fields: [],
			document: () => ({}),
		}),
		answering({
			value: 'approve',
			name: 'Approve',
			action: 'Approve the step that a webhook asks about',
			description: 'Approve the policy step that a webhook delivery asks about',
			fields: [comment],
			document: (params) => ({ approve: { comment: params.comment ?? '' } }),
		}),
		answering({
			value: 'completeProvisioning',
			name: 'Complete Provisioning',
			action: 'Complete the provisioning that a webhook asks for',
			description: 'Tell that the access which a webhook delivery asks for is there, or gone',
			fields: [comment],
			document: (params) => ({ complete: { comment: params.comment ?? '' } }),
		}),
		answering({
			value: 'deny',
			name: 'Deny',
			action: 'Deny the step that a webhook asks about',
			description: 'Deny the policy step that a webhook delivery asks about',
			fields: [comment],
			document: (params) => ({ deny: { comment: params.comment ?? '' } }),
		}),
		answering({
			value: 'failProvisioning',
			name: 'Fail Provisioning',
			action: 'Fail the provisioning that a webhook asks for',
			description: 'Tell that the access which a webhook delivery asks for could not be changed',
			fields: [comment],
			document: (params) => ({ errored: { comment: params.comment ?? '' } }),
		}),
		answering({
			value: 'reassign',
			name: 'Reassign',
			action: 'Reassign the step that a webhook asks about',
			description: 'Let users decide the policy step that a webhook delivery asks about',
			fields: [
				required(
					userList({
						displayName: 'New Users',
						name: 'newStepUserIds',
						description:
							'Comma-separated IDs or e-mail addresses of the users who decide; at most 32',
						maximum: 32,
					}),
					'Name at least one user',
				),
				comment,
			],
			document: ({ newStepUserIds, ...params }) => ({
				reassign: { newStepUserIds, comment: params.comment ?? '' },
			}),
		}),
		answering({
			value: 'replacePolicy',
			name: 'Replace Policy',
			action: 'Replace the policy of the task that a webhook asks about',
			description:
				'Replace the remaining policy steps of the task that a webhook delivery asks about',
			fields: [
				required(
					jsonList({
						displayName: 'Policy Steps',
						name: 'policySteps',
						description:
							'Steps that the task goes through from now on, each an object with one member: approval, provision, accept, reject, wait, form, or action',
						hint: 'e.g. [{ "approval": { "manager": {} } }]',
					}),
					'A policy without steps denies everything',
				),
				comment,
			],
			document: ({ policySteps, ...params }) => ({
				replacePolicy: { policySteps, comment: params.comment ?? '' },
			}),
		}),
		answering({
			value: 'returnContext',
			name: 'Return Context',
			action: 'Return context to the automation that a webhook came from',
			description: 'Give data back to the automation whose step sent the webhook delivery',
			fields: [
				json({
					displayName: 'Context',
					name: 'context',
					description: 'Data for the further steps of the automation',
				}),
			],
			document: (params) => ({ context: params.context ?? {} }),
		}),
	],
};
