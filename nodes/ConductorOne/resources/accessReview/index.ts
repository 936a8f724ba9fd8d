import type { IDataObject } from 'n8n-workflow';

import { dateTime, flag, json } from '../../../../engine/fields';
import type { Resource } from '../../../../engine/operation';
import { endpoint } from '../../endpoint';
import { optionalIdLocator } from '../../fields/ids';
import { changedDisplayName, descriptionText, newDisplayName } from '../../fields/naming';
import { deleted, list, view } from '../../reply';
import { pick } from '../../simplify';
import type { ConductorOne } from '../../transport/client';
import { accessReviewId, all, one } from './accessReview';
import { reportOperations } from './report';
import { scopeOperations } from './scope';
import {
	SCOPE_HINT,
	common,
	inclusionScope,
	newReviewPolicyId,
	notifications,
	owners,
	reviewPolicyId,
	scopeType,
} from './settings';

const simplify = (review: Record<string, unknown>): IDataObject =>
	pick(review, {
		id: 'id',
		displayName: 'displayName',
		description: 'description',
		state: 'state',
		scopeType: 'scopeType',
		policyId: 'policyId',
		expectedTicketCount: 'expectedTicketCount',
		startedAt: 'startedAt',
		completionDate: 'completionDate',
		closedAt: 'closedAt',
	});

const completionDate = dateTime({
	displayName: 'Completion Date',
	name: 'completionDate',
	description: 'When it has to be done; UTC if it has no time zone',
});

const scopeV2 = json({
	displayName: 'Scope',
	name: 'scopeV2',
	description: 'Which users, apps, and grants to review, in the form of the API',
	hint: SCOPE_HINT,
});

const reply = view('accessReview', 'accessReview');

/** Campaigns in which people confirm that others still need their access (certifications). */
export const accessReview: Resource<ConductorOne> = {
	value: 'accessReview',
	name: 'Access Review',
	defaultOperation: 'getMany',
	operations: [
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create access review',
			description: 'Create a draft of an access review (campaign); its scope can follow',
			method: 'POST',
			path: all,
			fields: [newDisplayName, newReviewPolicyId, owners],
			optional: [
				completionDate,
				optionalIdLocator({
					displayName: 'Copy Scope From',
					name: 'duplicateFrom',
					description: 'Access review whose scope and entitlements are copied',
					searchListMethod: 'searchAccessReviews',
				}),
				descriptionText,
				notifications,
				scopeV2,
				scopeType,
			],
			reply,
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get access review',
			description: 'Retrieve an access review (campaign) by ID: its state, policy, and dates',
			method: 'GET',
			path: one,
			fields: [accessReviewId],
			reply,
			simplify,
		}),
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many access reviews',
			description: 'Retrieve a list of access reviews (campaigns)',
			method: 'GET',
			path: '/api/v1/access_reviews',
			fields: [],
			reply: list({ entity: 'accessReview' }),
			simplify,
		}),
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update access review',
			description:
				'Change an access review; once it has started, its scope and policy cannot be changed',
			method: 'POST',
			path: one,
			fields: [accessReviewId],
			update: {
				wrapper: 'accessReview',
				fields: [
					...common,
					completionDate,
					changedDisplayName,
					inclusionScope,
					reviewPolicyId,
					flag({
						displayName: 'Resolve Automatically',
						name: 'autoResolve',
						description: 'Whether what nobody has any more is settled by itself',
						default: true,
					}),
					dateTime({
						displayName: 'Scheduled Start Date',
						name: 'scheduledStartDate',
						description: 'When it starts by itself; needs Start Automatically',
					}),
					scopeV2,
				],
			},
			reply,
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete access review',
			description: 'Delete an access review with its tasks',
			method: 'DELETE',
			path: one,
			fields: [accessReviewId],
			reply: deleted,
		}),
		...scopeOperations({
			of: 'access review',
			path: one,
			id: accessReviewId,
			scope: 'scopeV2',
			entitlement: 'accessReviewEntitlement',
		}),
		...reportOperations,
	],
};
