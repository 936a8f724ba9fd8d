import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../../engine/field';
import { choice, showWhen, text } from '../../../engine/fields';
import { options } from '../events/options';
import { PUSHED, readTriggerOn } from '../events/triggerOn';
import { webhookId as anyWebhookId } from '../fields/pickers';
import type { EventKind } from './events';

/** What has to be done in ConductorOne, by whose webhook it is. */
const notice = (webhook: 'own' | 'existing', publishing: string): INodeProperties => ({
	displayName: `ConductorOne calls a webhook only where it was chosen: in a policy (approval, provisioning, post action), in a step of an automation, or in a routing rule of findings. ${publishing}`,
	name: 'webhookNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { ...PUSHED, webhook: [webhook] } },
});

const webhook = showWhen(
	choice({
		displayName: 'Use Webhook',
		name: 'webhook',
		noDataExpression: true,
		options: [
			{
				name: "This Node's Own",
				value: 'own',
				description: 'Made when the workflow is published, and used again from then on',
			},
			{
				name: 'Existing One',
				value: 'existing',
				description: 'One that policies refer to already. Its URL is changed to that of this node.',
			},
		],
		default: 'own',
	}),
	PUSHED,
);

const existing = showWhen(anyWebhookId, { ...PUSHED, webhook: ['existing'] });

const respond = showWhen(
	choice({
		displayName: 'Respond',
		name: 'respond',
		noDataExpression: true,
		options: [
			{
				name: 'Later',
				value: 'later',
				description:
					"ConductorOne waits until 'Webhook Answer' of the ConductorOne node sends the answer, days if need be",
			},
			{
				name: 'Immediately',
				value: 'immediately',
				description: 'The same answer to each, before the workflow has run',
			},
			{
				name: 'When Last Node Finishes',
				value: 'lastNode',
				description:
					'The last node\'s first item is the answer, such as { "answer": "approve" }. It has 30 seconds.',
			},
		],
		default: 'later',
	}),
	PUSHED,
);

const immediately = (...kinds: EventKind[]) => ({ triggerOn: kinds, respond: ['immediately'] });

const LATER = { name: 'Later', value: 'later', description: "With 'Webhook Answer'" } as const;

const approvalAnswer = showWhen(
	choice({
		displayName: 'Answer to Approvals',
		name: 'approvalAnswer',
		options: [{ name: 'Approve', value: 'approve' }, { name: 'Deny', value: 'deny' }, LATER],
		default: 'later',
	}),
	immediately('approval'),
);

const provisioningAnswer = showWhen(
	choice({
		displayName: 'Answer to Provisioning',
		name: 'provisioningAnswer',
		options: [{ name: 'Complete', value: 'complete' }, { name: 'Fail', value: 'errored' }, LATER],
		default: 'later',
	}),
	immediately('provisioning'),
);

const comment = showWhen(
	text({
		displayName: 'Comment',
		name: 'comment',
		description: 'Why; it stays with the task',
		max: 1024,
	}),
	immediately('approval', 'provisioning'),
);

/** The part of the trigger's form that is about being pushed to. */
export const webhookProperties: INodeProperties[] = [
	...webhook.properties,
	...existing.properties,
	notice(
		'own',
		'Publishing this workflow makes a webhook whose name begins with "n8n:", and whose ID stays the same from then on. Choose that one.',
	),
	notice(
		'existing',
		'Publishing this workflow points the chosen webhook here. Where it was chosen already, nothing needs to change.',
	),
	...respond.properties,
	...approvalAnswer.properties,
	...provisioningAnswer.properties,
	...comment.properties,
];

/** How deliveries are answered. */
export type Responding =
	| { readonly when: 'later' | 'lastNode' }
	| {
			readonly when: 'immediately';
			readonly approval: 'approve' | 'deny' | 'later';
			readonly provisioning: 'complete' | 'errored' | 'later';
			readonly comment: string;
	  };

/** The checked form, as far as deliveries need it. */
export interface Wanted {
	readonly events: ReadonlySet<EventKind>;
	readonly responding: Responding;
	readonly publicUrl: string | undefined;
}

/** @throws {InputError} */
export function readWanted(reader: ParameterReader): Wanted {
	return {
		events: readTriggerOn(reader).pushed,
		responding: readResponding(reader),
		publicUrl: options.read(reader).publicUrl,
	};
}

function readResponding(reader: ParameterReader): Responding {
	const when = respond.read(reader);
	if (when !== 'immediately') return { when };
	return {
		when,
		approval: approvalAnswer.read(reader),
		provisioning: provisioningAnswer.read(reader),
		comment: comment.read(reader) ?? '',
	};
}

/** The checked form, as far as the registration needs it. */
export interface Registration {
	readonly events: ReadonlySet<EventKind>;
	/** The webhook to use; one of the node's own if there is none. */
	readonly existingId: string | undefined;
	readonly publicUrl: string | undefined;
}

/** @throws {InputError} */
export function readRegistration(reader: ParameterReader): Registration {
	const { events, publicUrl: url } = readWanted(reader);
	return {
		events,
		existingId: webhook.read(reader) === 'existing' ? existing.read(reader) : undefined,
		publicUrl: url,
	};
}

/**
 * Whether the webhook is to be deleted with the workflow's activation. One that the user has chosen
 * never is.
 *
 * @throws {InputError}
 */
export function readDeleteWanted(reader: ParameterReader): boolean {
	return webhook.read(reader) === 'own' && (options.read(reader).deleteOnDeactivate ?? false);
}
