import type { Call } from '../call';
import { invalid, notFound } from '../errors';
import { refs } from '../filters';
import { bool, message, string } from '../protojson';
import { tenantId } from '../state';
import { findCatalog } from './requestCatalogs';

const inPath = (call: Call) => findCatalog(call, 'request_catalog_id');

function ruleOf(call: Call): Record<string, unknown> {
	const { bundleAutomation } = inPath(call);
	if (!bundleAutomation) throw notFound('bundle automation');
	return bundleAutomation;
}

export const getBundleAutomation = (call: Call) => ruleOf(call);

/** Creates the rule or replaces it as a whole. */
export function setBundleAutomation(call: Call) {
	const found = inPath(call);
	const { cel, entitlements, removedMembersThresholdPercent, ...flags } = call.read({
		cel: message({ expression: string }),
		createTasks: bool,
		disableCircuitBreaker: bool,
		enabled: bool,
		enforceOnSmallProfiles: bool,
		entitlements: message({ entitlementRefs: refs }),
		removedMembersThresholdPercent: string,
	});
	if (cel && entitlements) throw invalid('proto: oneof conditions is already set');
	const now = call.tenant.now.toISOString();
	found.bundleAutomation = {
		...flags,
		cel: cel ?? null,
		entitlements: entitlements ?? null,
		removedMembersThresholdPercent: removedMembersThresholdPercent || '0',
		circuitBreaker: null,
		createdAt: found.bundleAutomation?.createdAt ?? now,
		deletedAt: null,
		requestCatalogId: found.catalog.id,
		state: null,
		tenantId,
		updatedAt: now,
	};
	return found.bundleAutomation;
}

export function deleteBundleAutomation(call: Call) {
	call.read({});
	ruleOf(call);
	inPath(call).bundleAutomation = undefined;
	return {};
}

export function runBundleAutomation(call: Call) {
	call.read({ refs });
	Object.assign(ruleOf(call), {
		state: {
			celEvaluation: null,
			errorMessage: '',
			lastRunAt: call.tenant.now.toISOString(),
			status: 'BUNDLE_AUTOMATION_RUN_STATUS_SUCCESS',
		},
	});
	return {};
}
