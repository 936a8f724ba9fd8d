import { InputError, mapped } from '../../../../engine/field';
import type { Field } from '../../../../engine/field';
import { json } from '../../../../engine/fields';
import { isObject, toItemJson } from '../../../../engine/json';
import { endpoint } from '../../endpoint';
import { entitlementRefList, resourceTypeRefList } from '../../fields/entitlements';
import { own, success } from '../../reply';
import { rowsOf } from '../../transport/pages';
import { pick } from '../../simplify';
import { SCOPE_HINT } from './settings';

const entitlementList = entitlementRefList({
	displayName: 'Entitlements',
	name: 'entitlements',
	description: 'Entitlements to review, where the scope is by entitlements',
});

const entitlements = mapped(entitlementList, (given) =>
	given.map(({ appId, id }) => ({ appId, appEntitlementId: id })),
);

const typeList = resourceTypeRefList({
	displayName: 'Resource Types',
	name: 'resourceTypeSelections',
	description: 'Resource types to review',
});

const resourceTypes = mapped(typeList, (given) => {
	if (given.length === 0) throw new InputError('Resource Types', 'is empty', 'Add a resource type');
	return given.map(({ appId, id }) => ({ appId, resourceTypeId: id }));
});

const scope = json({
	displayName: 'Scope',
	name: 'scope',
	description: 'Which users, apps, and grants to review, in the form of the API',
	hint: SCOPE_HINT,
});

/** An empty object, as the form has it at first, is no scope. */
const scopeJson = mapped(scope, (given) =>
	given && Object.keys(given).length > 0 ? given : undefined,
);

interface Scoped {
	/** What it is called: `access review`. */
	readonly of: string;
	readonly path: string;
	readonly id: Field<string, string>;
	/** What the API calls the scope, and the entitlements in it. */
	readonly scope: 'scope' | 'scopeV2';
	readonly entitlement: string;
}

const simplifyRow = (row: Record<string, unknown>) =>
	pick(row, {
		appId: 'appId',
		appName: 'app.displayName',
		appEntitlementId: 'appEntitlementId',
		entitlementName: 'entitlement.displayName',
		policyId: 'policyId',
		policyName: 'policy.displayName',
	});

/** What campaigns review, or those made from a template. */
export function scopeOperations({ of, path, id, scope, entitlement }: Scoped) {
	const reply = own((answer) => ({
		scope: answer[scope],
		entitlements: rowsOf(answer, { items: 'list', entity: entitlement }),
	}));
	const renamed = ({ scope: whole, ...members }: Readonly<Record<string, unknown>>) => ({
		...members,
		...(whole !== undefined && { [scope]: whole }),
	});
	return [
		endpoint({
			value: 'getScope',
			name: 'Get Scope',
			action: `Get scope of ${of}`,
			description: `Retrieve what an ${of} covers: its scope and its entitlements`,
			method: 'GET',
			path: `${path}/scope_and_entitlements`,
			fields: [id],
			reply,
			simplify: ({ scope: covered, entitlements: rows }) =>
				toItemJson({
					scope: covered,
					entitlements: Array.isArray(rows) ? rows.filter(isObject).map(simplifyRow) : [],
				}),
		}),
		endpoint({
			value: 'replaceScope',
			name: 'Replace Scope',
			action: `Replace scope of ${of}`,
			description: `Replace the whole scope of an ${of} and ALL of its entitlements`,
			method: 'POST',
			path: `${path}/scope_and_entitlements`,
			fields: [id, entitlements, scopeJson],
			wrap(members) {
				const { entitlements: chosen, scope: whole } = members;
				if ((Array.isArray(chosen) && chosen.length > 0) || whole !== undefined) {
					return renamed(members);
				}
				throw new InputError(
					'Entitlements',
					'is empty, and so is Scope: nothing would be reviewed',
					'Give one of them',
				);
			},
			reply,
		}),
		endpoint({
			value: 'replaceScopeByResourceType',
			name: 'Replace Scope by Resource Type',
			action: `Replace scope of ${of} by resource types`,
			description: `Let an ${of} cover all entitlements of resource types, instead of what it covers now`,
			method: 'POST',
			path: `${path}/scope_by_resource_type`,
			fields: [id, resourceTypes, scopeJson],
			wrap: renamed,
			reply: success,
		}),
	];
}
