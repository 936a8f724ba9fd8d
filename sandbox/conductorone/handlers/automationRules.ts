import type { Call } from '../call';
import { invalid, missing, notFound, StatusError } from '../errors';
import { refs } from '../filters';
import { applyMask } from '../masks';
import { page } from '../paging';
import { fieldMask, list, message, outputOnly, string } from '../protojson';
import type { AutomationRule, Entitlement } from '../seed/entitlements';
import { findEntitlement } from './entitlements';
import { findUser } from './users';

const kinds = ['basic', 'cel', 'entitlements', 'none'] as const;

const shape = {
	basic: message({ expression: string }),
	cel: message({ expression: string }),
	description: string,
	displayName: string,
	entitlements: message({ entitlementRefs: refs }),
	none: message({}),
};

function ruleOf({ rule }: Entitlement): AutomationRule {
	if (!rule) throw notFound('app entitlement automation');
	return rule;
}

const inPath = (call: Call) => findEntitlement(call, 'app_entitlement_id');

const shown = ({ excludedUserIds: _own, ...rule }: AutomationRule) => rule;

export const getAutomationRule = (call: Call) => ({
	AppEntitlementAutomation: shown(ruleOf(inPath(call))),
});

export function createAutomationRule(call: Call) {
	const found = inPath(call);
	const { automation } = call.read({
		automation: message({
			...shape,
			appEntitlementId: outputOnly,
			appId: outputOnly,
			createdAt: outputOnly,
			lastRunStatus: outputOnly,
			updatedAt: outputOnly,
		}),
	});
	if (!automation) throw missing('automation');
	if (found.rule) throw new StatusError('alreadyExists', 'automation already exists');
	const set = kinds.filter((kind) => automation[kind] !== undefined);
	if (set.length !== 1) throw invalid('exactly one of basic, cel, entitlements, none');
	const { appId, id } = found.entitlement;
	const createdAt = call.tenant.now.toISOString();
	found.rule = {
		appId,
		appEntitlementId: id,
		basic: automation.basic ?? null,
		cel: automation.cel ?? null,
		entitlements: automation.entitlements ?? null,
		none: automation.none ?? null,
		description: automation.description,
		displayName: automation.displayName,
		createdAt,
		updatedAt: createdAt,
		deletedAt: null,
		lastRunStatus: null,
		managedByRequestCatalogId: '',
		excludedUserIds: [],
	};
	found.entitlement.isAutomationEnabled = true;
	return { automation: shown(found.rule) };
}

/** Changes what the mask names; another condition takes the place of the one there was. */
export function updateAutomationRule(call: Call) {
	const rule = ruleOf(inPath(call));
	const { updateMask, ...given } = call.read({ ...shape, updateMask: fieldMask });
	const changed: Record<string, unknown> = { ...rule };
	applyMask(changed, given, updateMask, Object.keys(shape));
	const [kind] = kinds.filter((each) => updateMask.includes(each));
	for (const each of kinds) if (kind && each !== kind) changed[each] = null;
	Object.assign(rule, changed, { updatedAt: call.tenant.now.toISOString() });
	return { AppEntitlementAutomation: shown(rule) };
}

export function deleteAutomationRule(call: Call) {
	call.read({});
	const found = inPath(call);
	ruleOf(found);
	found.rule = undefined;
	found.entitlement.isAutomationEnabled = false;
	return {};
}

export function listExclusions(call: Call) {
	const found = inPath(call);
	const { appId, id } = found.entitlement;
	const { state, settings } = call.tenant;
	const { list: userIds, nextPageToken } = page(
		{
			...call.queryPage(),
			rows: ruleOf(found).excludedUserIds,
			floor: 5,
			scope: ['exclusions', id],
		},
		settings,
	);
	return {
		list: userIds.map((userId) => ({
			appId,
			appEntitlementId: id,
			appUserId:
				state.accounts.find(
					(account) => account.appId === appId && account.identityUserId === userId,
				)?.id ?? '',
			user: findUser(call, userId),
		})),
		nextPageToken,
	};
}

function change(call: Call, changed: (before: string[], given: string[]) => string[]) {
	const rule = ruleOf(inPath(call));
	const { userIds } = call.read({ userIds: list(string) });
	if (userIds.length === 0) throw missing('user_ids');
	for (const id of userIds) findUser(call, call.checkId('UserIds', id));
	rule.excludedUserIds = changed(rule.excludedUserIds, userIds);
	return {};
}

export const addExclusions = (call: Call) =>
	change(call, (before, given) => [...new Set([...before, ...given])]);

export const removeExclusions = (call: Call) =>
	change(call, (before, given) => before.filter((id) => !given.includes(id)));
