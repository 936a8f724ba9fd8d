import type { IDataObject } from 'n8n-workflow';

import { json, requiredText } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { enumChoice, enumOptions } from '../fields/enums';
import { idText } from '../fields/ids';
import { descriptionText } from '../fields/naming';
import { appId, entitlementId } from '../fields/pickers';
import { jsonList } from '../fields/structures';
import { deleted, entity, success, whole } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

const requestSchemaId = idText({
	displayName: 'Request Schema ID',
	name: 'requestSchemaId',
	description: 'ID of the request schema (form); the API has no list of them',
});

const formFields = jsonList({
	displayName: 'Form Fields',
	name: 'fields',
	description: 'Fields of the form, in the form of the API',
	hint: 'e.g. [{ "name": "reason", "displayName": "Reason", "required": true, "stringField": { "textField": {} } }]',
});

const fieldGroups = jsonList({
	displayName: 'Field Groups',
	name: 'fieldGroups',
	description: 'Groups of fields, in the form of the API',
});

const fieldRelationships = jsonList({
	displayName: 'Field Relationships',
	name: 'fieldRelationships',
	description: 'Which fields exclude, need, or replace each other, in the form of the API',
});

const justification = enumChoice({
	displayName: 'Justification',
	name: 'justificationVisibility',
	description: 'Whether the form asks for a justification',
	options: enumOptions('JUSTIFICATION_VISIBILITY_', 'SHOW', 'HIDE'),
});

const simplify = (schema: Record<string, unknown>): IDataObject =>
	pick(schema, {
		id: 'id',
		formId: 'form.id',
		displayName: 'form.displayName',
		description: 'form.description',
		fields: 'form.fields',
		justificationVisibility: 'justificationVisibility',
		createdAt: 'createdAt',
		modifiedAt: 'modifiedAt',
	});

/** The entitlement that a form is shown for. */
const entitlementRef = (params: { appId: string; entitlementId: string }) => ({
	entitlementRef: { appId: params.appId, id: params.entitlementId },
});

const binding = { path: '/api/v1/request_schema_entitlement_binding' } as const;

/** Forms that people fill in when they request access. */
export const requestSchema: Resource<ConductorOne> = {
	value: 'requestSchema',
	name: 'Request Schema',
	defaultOperation: 'get',
	operations: [
		endpoint({
			value: 'addToEntitlement',
			name: 'Add to Entitlement',
			action: 'Add request schema to entitlement',
			description: 'Show a form to those who request an entitlement',
			method: 'POST',
			...binding,
			fields: [requestSchemaId, appId, entitlementId],
			body: ({ requestSchemaId: id, ...entitlement }) => ({
				requestSchemaId: id,
				...entitlementRef(entitlement),
			}),
			reply: whole,
		}),
		endpoint({
			value: 'removeFromEntitlement',
			name: 'Remove From Entitlement',
			action: 'Remove request schema from entitlement',
			description: 'Stop showing a form to those who request an entitlement',
			method: 'DELETE',
			...binding,
			fields: [requestSchemaId, appId, entitlementId],
			body: ({ requestSchemaId: id, ...entitlement }) => ({
				requestSchemaId: id,
				...entitlementRef(entitlement),
			}),
			reply: success,
		}),
		endpoint({
			value: 'update',
			name: 'Update',
			action: 'Update request schema',
			description: 'Replace a form, or change whether it asks for a justification',
			method: 'POST',
			path: '/api/v1/request_schemas/{requestSchemaId}',
			fields: [requestSchemaId],
			update: {
				wrapper: 'requestSchema',
				fields: [
					json({
						displayName: 'Form',
						name: 'form',
						description:
							'Replaces the form: displayName, description, fields, and fieldGroups as the API has them',
					}),
					justification,
				],
			},
			reply: entity('requestSchema'),
		}),
		endpoint({
			value: 'delete',
			name: 'Delete',
			action: 'Delete request schema',
			description: 'Delete a form, and where it was shown',
			method: 'DELETE',
			path: '/api/v1/request_schemas/{requestSchemaId}',
			fields: [requestSchemaId],
			reply: deleted,
		}),
		endpoint({
			value: 'get',
			name: 'Get',
			action: 'Get request schema',
			description: 'Retrieve a form by ID',
			method: 'GET',
			path: '/api/v1/request_schemas/{requestSchemaId}',
			fields: [requestSchemaId],
			reply: entity('requestSchema'),
			simplify,
		}),
		endpoint({
			value: 'findForEntitlement',
			name: 'Find for Entitlement',
			action: 'Find request schema for entitlement',
			description: 'Find which form is shown to those who request an entitlement',
			method: 'PUT',
			...binding,
			fields: [appId, entitlementId],
			body: entitlementRef,
			readsOnly: true,
			reply: whole,
		}),
		endpoint({
			value: 'create',
			name: 'Create',
			action: 'Create request schema',
			description: 'Create a form for access requests',
			method: 'POST',
			path: '/api/v1/request_schemas',
			fields: [
				requiredText({
					displayName: 'Name',
					name: 'schemaName',
					description: 'Name of the form',
				}),
				formFields,
			],
			body: ({ schemaName, fields }) => ({ name: schemaName, fields }),
			optional: [descriptionText, fieldGroups, fieldRelationships, justification],
			reply: entity('requestSchema'),
		}),
	],
};
