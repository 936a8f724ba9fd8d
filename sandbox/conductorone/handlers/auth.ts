import type { Call } from '../call';
import { tenantId } from '../state';

/** Who the token belongs to. The official name of the first member is misspelled so. */
export function introspect({ principal }: Call) {
	return {
		principleId: principal.id,
		userId: principal.userId,
		tenantId,
		roles: principal.roles,
		permissions: principal.permissions,
		features: [],
		disabledModules: [],
		deviceClientId: '',
	};
}
