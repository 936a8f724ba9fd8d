import type { Call } from '../call';
import { invalid, missing } from '../errors';
import { Expansion } from '../expand';
import { applyMask } from '../masks';
import {
	bool,
	enumOf,
	expandMask,
	fieldMask,
	list,
	message,
	outputOnly,
	string,
} from '../protojson';
import { ownedFromTheStart } from '../ownership';
import { newEntitlement, type Entitlement } from '../seed/entitlements';
import { nextId } from '../state';
import { duration, struct } from '../wellKnown';
import { findApp } from './apps';
import { entitlementPaths, entitlementView, findEntitlement } from './entitlements';
import { ownedBy } from './owners';

/** What can be set, by its name in an update. */
const settings = {
	alias: string,
	annotations: struct,
	certifyPolicyId: string,
	complianceFrameworkValueIds: list(string),
	description: string,
	deprovisionerPolicy: struct,
	displayName: string,
	durationGrant: duration,
	durationUnset: message({}),
	emergencyGrantEnabled: bool,
	emergencyGrantPolicyId: string,
	grantPolicyId: string,
	isManuallyManaged: bool,
	matchBatonId: string,
	overrideAccessRequestsDefaults: bool,
	provisionerPolicy: struct,
	purpose: enumOf('APP_ENTITLEMENT_PURPOSE_VALUE_UNSPECIFIED'),
	requestSchemaId: string,
	revokePolicyId: string,
	riskLevelValueId: string,
	slug: string,
};

function reply(call: Call, found: Entitlement, paths: string[] = []) {
	const expansion = new Expansion(paths, entitlementPaths);
	const appEntitlementView = entitlementView(call, found, expansion);
	return { appEntitlementView, expanded: expansion.expanded };
}

export const getEntitlement = (call: Call) => reply(call, findEntitlement(call, 'id'));

export function createEntitlement(call: Call) {
	const { state, now } = call.tenant;
	const { id: appId } = findApp(call, call.id('app_id'));
	const {
		deprovisionerPolicy: _deprovisioner,
		isManuallyManaged: _managed,
		provisionerPolicy: _provisioner,
		requestSchemaId: _schema,
		...forNew
	} = settings;
	const body = call.read({
		...forNew,
		appEntitlementOwnerIds: list(string),
		appResourceId: string,
		appResourceTypeId: string,
		expandMask,
		provisionPolicy: struct,
	});
	const { expandMask: mask, appEntitlementOwnerIds, provisionPolicy, ...given } = body;
	if (given.displayName === '') throw missing('display_name');
	if (given.appResourceId === '') throw missing('app_resource_id');
	if (given.durationGrant !== undefined && given.durationUnset !== undefined) {
		throw invalid('proto: (line 1:1): error parsing, oneof max_grant_duration is already set');
	}
	const { id: _id, ...fresh } = newEntitlement('', '', now.toISOString());
	const made: Entitlement = {
		entitlement: Object.assign(
			{ id: nextId(state, 'entitlement'), ...fresh },
			Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
			// Whoever makes it by hand manages it by hand, until a connector brings it too.
			{ appId, isManuallyManaged: true, provisionerPolicy: provisionPolicy ?? null },
		),
		...ownedFromTheStart(ownedBy(call, appEntitlementOwnerIds)),
	};
	state.entitlements.push(made);
	return reply(call, made, mask?.paths);
}

export function updateEntitlement(call: Call) {
	const found = findEntitlement(call, 'id');
	const { entitlement, updateMask, ...body } = call.read({
		entitlement: message({
			...settings,
			appId: string,
			appResourceId: string,
			appResourceTypeId: string,
			createdAt: outputOnly,
			deletedAt: outputOnly,
			grantCount: outputOnly,
			id: string,
			updatedAt: outputOnly,
		}),
		expandMask,
		overrideAccessRequestsDefaults: bool,
		updateMask: fieldMask,
	});
	const changed = { ...found.entitlement };
	applyMask(changed, entitlement, updateMask, Object.keys(settings));
	// The two are one setting: what is set replaces the other.
	if (updateMask.includes('durationGrant')) changed.durationUnset = {};
	if (entitlement?.durationGrant !== undefined) Object.assign(changed, { durationUnset: null });
	if (entitlement?.durationUnset !== undefined) changed.durationGrant = null;
	found.entitlement = { ...changed, updatedAt: call.tenant.now.toISOString() };
	return reply(call, found, body.expandMask?.paths);
}

export function deleteEntitlement(call: Call) {
	call.read({});
	findEntitlement(call, 'id').entitlement.deletedAt = call.tenant.now.toISOString();
	return {};
}
