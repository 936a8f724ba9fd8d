import { campaigns, templates, type Kind } from '../accessReviews/kinds';
import type { Reviewable } from '../accessReviews/review';
import type { Call } from '../call';
import { missing, notFound } from '../errors';
import { Expansion } from '../expand';
import { expandMask, list, message, string } from '../protojson';
import { tenantId } from '../state';
import { struct } from '../wellKnown';
import { find } from './accessReviews';
import { findApp } from './apps';

const expandable = ['app_id', 'app_entitlement_id', 'policy_id'] as const;

function scopeReply(call: Call, kind: Kind, found: Reviewable, paths: string[] = []) {
	const expansion = new Expansion(paths, expandable);
	const { entity, entitlements } = found;
	const rows = entitlements.map(({ appId, appEntitlementId }) => {
		const entitlement = entitlementOf(call, appId, appEntitlementId);
		const { appResourceId, appResourceTypeId } = entitlement;
		return {
			[kind.entitlement]: {
				[kind.owner]: entity.id,
				appId,
				appEntitlementId,
				appResourceId,
				appResourceTypeId,
				createdAt: entity.updatedAt,
				customPolicyId: '',
				deletedAt: null,
				policyId: entity.policyId,
				tenantId,
				updatedAt: entity.updatedAt,
			},
			appPath: expansion.refer('app_id', 'c1.api.app.v1.App', [findApp(call, appId)]),
			entitlementPath: expansion.refer('app_entitlement_id', 'c1.api.app.v1.AppEntitlement', [
				entitlement,
			]),
			policyPath: '',
		};
	});
	return { [kind.scope]: entity[kind.scope], list: rows, expanded: expansion.expanded };
}

function entitlementOf(call: Call, appId: string, id: string) {
	const found = call.tenant.state.entitlements.find(
		({ entitlement }) => entitlement.appId === appId && entitlement.id === id,
	);
	if (!found) throw notFound('app entitlement');
	return found.entitlement;
}

const inPath = (call: Call, kind: Kind) =>
	find(call, kind, kind === campaigns ? 'access_review_id' : 'access_review_template_id');

function set(call: Call, kind: Kind) {
	const found = inPath(call, kind);
	const body = call.read({
		entitlements: list(message({ appEntitlementId: string, appId: string })),
		expandMask,
		[kind.scope]: struct,
	});
	kind.checkChange(found, [kind.scope]);
	const given = (body.entitlements ?? []) as Array<{ appId: string; appEntitlementId: string }>;
	for (const { appId, appEntitlementId } of given) entitlementOf(call, appId, appEntitlementId);
	found.entitlements = given;
	found.entity[kind.scope] = body[kind.scope] ?? null;
	const mask = body.expandMask as { paths: string[] } | undefined;
	return scopeReply(call, kind, found, mask?.paths);
}

/** Covers all entitlements of resource types. */
function setByType(call: Call, kind: Kind) {
	const found = inPath(call, kind);
	const body = call.read({
		resourceTypeSelections: list(message({ appId: string, resourceTypeId: string })),
		[kind.scope]: struct,
	});
	kind.checkChange(found, [kind.scope]);
	const types = (body.resourceTypeSelections ?? []) as Array<{
		appId: string;
		resourceTypeId: string;
	}>;
	if (types.length === 0) throw missing('resource_type_selections');
	found.entitlements = call.tenant.state.entitlements
		.map(({ entitlement }) => entitlement)
		.filter(({ appId, appResourceTypeId }) =>
			types.some((type) => type.appId === appId && type.resourceTypeId === appResourceTypeId),
		)
		.map(({ appId, id }) => ({ appId, appEntitlementId: id }));
	found.entity[kind.scope] = body[kind.scope] ?? null;
	return {};
}

export const getReviewScope = (call: Call) => scopeReply(call, campaigns, inPath(call, campaigns));
export const getTemplateScope = (call: Call) =>
	scopeReply(call, templates, inPath(call, templates));
export const setReviewScope = (call: Call) => set(call, campaigns);
export const setTemplateScope = (call: Call) => set(call, templates);
export const setReviewScopeByType = (call: Call) => setByType(call, campaigns);
export const setTemplateScopeByType = (call: Call) => setByType(call, templates);
