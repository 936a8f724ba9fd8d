import { campaigns, creation, templates, type Kind } from '../accessReviews/kinds';
import { newReview, newTemplate, type Reviewable } from '../accessReviews/review';
import type { Call } from '../call';
import { missing, notFound } from '../errors';
import { applyMask } from '../masks';
import { page } from '../paging';
import { expandMask, fieldMask, message, type Reader } from '../protojson';
import { nextId } from '../state';
import { findUser } from './users';

/** One that is named in a path; a deleted one only shows when it is read. */
export function find(call: Call, kind: Kind, name: string, deletedToo = false): Reviewable {
	const id = call.id(name);
	const found = kind.of(call).find(({ entity }) => entity.id === id);
	if (!found || (!deletedToo && kind.isDeleted(found))) throw notFound('access review');
	return start(call, found);
}

/** What is set to start by itself starts when its time has come. */
function start(call: Call, found: Reviewable): Reviewable {
	const { entity } = found;
	const { autoStartCampaign, scheduledStartDate, state } = entity;
	const { now } = call.tenant;
	const due =
		state === 'ACCESS_REVIEW_STATE_DRAFT' &&
		autoStartCampaign === true &&
		typeof scheduledStartDate === 'string' &&
		Date.parse(scheduledStartDate) <= now.getTime();
	if (due) {
		entity.state = 'ACCESS_REVIEW_STATE_OPEN';
		entity.startedAt = scheduledStartDate;
	}
	return found;
}

const campaignView = ({ entity }: Reviewable) => ({
	accessReview: entity,
	createdByUserPath: '',
	objectPermissions: null,
	policyPath: '',
});

const campaignReply = (found: Reviewable) => ({ accessReview: campaignView(found), expanded: [] });
const templateReply = ({ entity }: Reviewable) => ({ accessReviewTemplate: entity });

/** What a new one is made from, without what only creation takes. */
function readNew(call: Call, kind: Kind) {
	const known: typeof creation & Record<string, Reader<unknown>> = {
		...kind.settings,
		...kind.onlyForNew,
		...creation,
		expandMask,
	};
	const body = call.read(known);
	const { displayName, ownerIds, policyId, expandMask: _mask, duplicateFrom, ...given } = body;
	if (displayName === '') throw missing('display_name');
	if (policyId === '') throw missing('policy_id');
	if (ownerIds.length === 0) throw missing('owner_ids');
	for (const id of ownerIds) findUser(call, call.checkId('OwnerIds', id));
	call.checkId('PolicyId', policyId);
	const filled = Object.entries(given).filter(([, value]) => value !== undefined);
	const notificationConfig = body.notificationConfig ?? {
		sendClose: true,
		sendKickoff: true,
		sendReminders: true,
	};
	return {
		duplicateFrom: typeof duplicateFrom === 'string' ? duplicateFrom : '',
		given: { ...Object.fromEntries(filled), notificationConfig, displayName, policyId },
	};
}

export function createReview(call: Call) {
	const { state, now } = call.tenant;
	const { given, duplicateFrom } = readNew(call, campaigns);
	const original = state.accessReviews.find(({ entity }) => entity.id === duplicateFrom);
	if (duplicateFrom !== '' && !original) throw notFound('access review');
	const made = newReview(nextId(state, 'accessReview'), now.toISOString(), given);
	if (original) {
		made.entity.scopeV2 = original.entity.scopeV2;
		made.entitlements = structuredClone(original.entitlements);
	}
	state.accessReviews.unshift(made);
	return campaignReply(made);
}

export function createTemplate(call: Call) {
	const { state, now } = call.tenant;
	const { given } = readNew(call, templates);
	const made = newTemplate(nextId(state, 'accessReviewTemplate'), now.toISOString(), given);
	state.accessReviewTemplates.push(made);
	return templateReply(made);
}

function update(call: Call, kind: Kind): Reviewable {
	const found = find(call, kind, 'id');
	const body = call.read({
		[kind.member]: message(kind.shape),
		expandMask,
		updateMask: fieldMask,
	});
	const mask = (body.updateMask ?? []) as string[];
	kind.checkChange(found, mask);
	const given = body[kind.member] as Record<string, unknown> | undefined;
	applyMask(found.entity, given, mask, Object.keys(kind.settings));
	found.entity.updatedAt = call.tenant.now.toISOString();
	return found;
}

function remove(call: Call, kind: Kind) {
	call.read({});
	kind.delete(find(call, kind, 'id'), call);
	return {};
}

export const getReview = (call: Call) => campaignReply(find(call, campaigns, 'id', true));
export const getTemplate = (call: Call) => templateReply(find(call, templates, 'id', true));
export const updateReview = (call: Call) => campaignReply(update(call, campaigns));
export const updateTemplate = (call: Call) => templateReply(update(call, templates));
export const deleteReview = (call: Call) => remove(call, campaigns);
export const deleteTemplate = (call: Call) => remove(call, templates);

export function listReviews(call: Call) {
	const { state, settings } = call.tenant;
	const { list, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: state.accessReviews.map((found) => start(call, found)),
			floor: 5,
			scope: 'access_reviews',
			filter: (found) => !campaigns.isDeleted(found),
		},
		settings,
	);
	return { list: list.map(campaignView), expanded: [], nextPageToken };
}
