import type { Rows } from './rows';

export const accessConflict: Rows = {
	addEntitlement:
		'accessconflict.v1.AppEntitlementMonitorBindingService.CreateAppEntitlementMonitorBinding',
	create: 'accessconflict.v1.AccessConflictService.CreateMonitor',
	delete: 'accessconflict.v1.AccessConflictService.DeleteMonitor',
	get: 'accessconflict.v1.AccessConflictService.GetMonitor',
	removeEntitlement:
		'accessconflict.v1.AppEntitlementMonitorBindingService.DeleteAppEntitlementMonitorBinding',
	update: 'accessconflict.v1.AccessConflictService.UpdateMonitor',
};
