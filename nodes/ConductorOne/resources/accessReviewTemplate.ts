import type { IDataObject } from 'n8n-workflow';

import { dateTime, flag, json } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { annotations } from '../fields/annotations';
import { duration } from '../fields/duration';
import { idText } from '../fields/ids';
import { changedDisplayName, newDisplayName } from '../fields/naming';
import { deleted, entity } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';
import { scopeOperations } from './accessReview/scope';
import {
	SCOPE_HINT,
	common,
	inclusionScope,
	newReviewPolicyId,
	owners,
	reviewPolicyId,
} from './accessReview/settings';

const accessReviewTemplateId = idText({
	displayName: 'Access Review Template ID',
	name: 'accessReviewTemplateId',
	description: 'ID of the template; the API has no list of them',
});

const settings = [
	...common,
	annotations,
	duration({
		displayName: 'Duration',
		name: 'accessReviewDuration',
		description: 'How long each access review takes',
		placeholder: 'e.g. 14 days',
	}),
	json({
		displayName: 'Recurrence',
		name: 'recurrenceRule',
		description: 'How often access reviews are made from it, in the form of the API',
		hint: 'e.g. { "frequency": "FREQUENCY_MONTHLY", "interval": 3, "startDate": "2026-01-01T08:00:00Z" }',
	}),
	flag({
		displayName: 'Schedule Enabled',
		name: 'isCampaignScheduleEnabled',
		description: 'Whether access reviews are made as the recurrence says',
		default: true,
	}),
	json({
		displayName: 'Scope',
		name: 'scope',
		description: 'Which users, apps, and grants to review, in the form of the API',
		hint: SCOPE_HINT,
	}),
] as const;

const simplify = (template: Record<string, unknown>): IDataObject =>
	pick(template, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		scopeType: 'scopeType',
		policyId: 'policyId',
		accessReviewDuration: 'accessReviewDuration',
		isCampaignScheduleEnabled: 'isCampaignScheduleEnabled',
		nextScheduledCampaignAt: 'nextScheduledCampaignAt',
		occurrences: 'occurrences',
		updatedAt: 'updatedAt',
	});

const all = '/api/v1/access_review_template';
const one = `${all}/{accessReviewTemplateId}` as const;
const reply = entity('accessReviewTemplate');

/** What access reviews are made from, again and again. */
export const accessReviewTemplate: Resource<ConductorOne> = {
	value: 'accessReviewTemplate',
	name: 'Access Review Template',
	defaultOperation: 'get',
	operations: [
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create access review template',
			description: 'Create a template from which access reviews are made, also on a schedule',
			method: 'POST',
			path: all,
			fields: [newDisplayName, newReviewPolicyId, owners],
			optional: settings,
			reply,
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get access review template',
			description: 'Retrieve a template of access reviews by ID',
			method: 'GET',
			path: one,
			fields: [accessReviewTemplateId],
			reply,
			simplify,
		}),
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update access review template',
			description: 'Change a template; access reviews that were made from it stay as they are',
			method: 'POST',
			path: one,
			fields: [accessReviewTemplateId],
			update: {
				wrapper: 'accessReviewTemplate',
				fields: [
					...settings,
					changedDisplayName,
					inclusionScope,
					dateTime({
						displayName: 'Next Scheduled At',
						name: 'nextScheduledCampaignAt',
						description: 'When the next access review is made; UTC if it has no time zone',
					}),
					reviewPolicyId,
				],
			},
			reply,
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete access review template',
			description: 'Delete a template: no more access reviews are made from it',
			method: 'DELETE',
			path: one,
			fields: [accessReviewTemplateId],
			reply: deleted,
		}),
		...scopeOperations({
			of: 'access review template',
			path: one,
			id: accessReviewTemplateId,
			scope: 'scope',
			entitlement: 'accessReviewTemplateEntitlement',
		}),
	],
};
