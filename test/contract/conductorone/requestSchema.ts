import type { Rows } from './rows';

export const requestSchema: Rows = {
	addToEntitlement: 'request_schema.v1.RequestSchemaService.CreateEntitlementBinding',
	create: 'request_schema.v1.RequestSchemaService.Create',
	delete: 'request_schema.v1.RequestSchemaService.Delete',
	findForEntitlement: 'request_schema.v1.RequestSchemaService.FindBindingForAppEntitlement',
	get: 'request_schema.v1.RequestSchemaService.Get',
	removeFromEntitlement: 'request_schema.v1.RequestSchemaService.RemoveEntitlementBinding',
	update: {
		calls: ['request_schema.v1.RequestSchemaService.Update'],
		with: { form: '{"displayName":"Reason"}' },
	},
};
