import type { Call } from '../call';
import { missing, notFound } from '../errors';
import { string } from '../protojson';
import { entryOf } from './connectorView';

/** The fields that a type of connector, or an existing connector, is configured with. */
export function configurationSchema(call: Call) {
	const { appId, catalogId, connectorId } = call.read({
		appId: string,
		catalogId: string,
		connectorId: string,
	});
	if (connectorId === '' && catalogId === '') throw missing('catalog_id');
	const entry =
		connectorId === ''
			? entryOf({ catalogId: call.checkId('CatalogId', catalogId) })
			: entryOf(connectorWith(call, call.checkId('ConnectorId', connectorId), appId));
	const { id, fields, ...schema } = entry;
	return {
		schema: {
			...schema,
			iconUrl: `https://static.example.com/icons/${id}.svg`,
			fields: fields.map(({ kind, ...field }) => ({ ...field, ...kind })),
		},
		formSchema: null,
	};
}

function connectorWith(call: Call, id: string, appId: string) {
	const connector = call.tenant.state.connectors.find(
		(each) => each.id === id && (appId === '' || each.appId === appId),
	);
	if (!connector) throw notFound('connector');
	return connector;
}
