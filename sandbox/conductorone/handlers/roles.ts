import type { Call } from '../call';
import { notFound } from '../errors';
import { applyMask } from '../masks';
import { page } from '../paging';
import { fieldMask, list, message, outputOnly, string } from '../protojson';
import type { Role } from '../seed/attributes';

function findRole(call: Call): Role {
	const id = call.id('role_id');
	const found = call.tenant.state.roles.find((role) => role.id === id);
	if (!found) throw notFound('role');
	return found;
}

export function listRoles(call: Call) {
	const { state, settings } = call.tenant;
	return page({ ...call.queryPage(), rows: state.roles, floor: 5, scope: 'roles' }, settings);
}

export const getRole = (call: Call) => ({ role: findRole(call) });

export function updateRole(call: Call) {
	const role = findRole(call);
	const body = call.read({
		role: message({
			displayName: string,
			id: outputOnly,
			permissions: list(string),
			serviceRoles: list(string),
		}),
		updateMask: fieldMask,
	});
	applyMask(role, body.role, body.updateMask, ['displayName', 'permissions', 'serviceRoles']);
	role.updatedAt = call.tenant.now.toISOString();
	return { role };
}
