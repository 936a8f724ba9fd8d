import { changeTime, entity, field, group, inOrder, keyField } from './entity';

const ORDERS = 'API_SALES_ORDER_SRV';
const PARTNERS = 'API_BUSINESS_PARTNER';

/** Services of SAP and the entity sets below each of them. */
export const SAP = inOrder(
	group(
		ORDERS,
		'Sales Order',
		entity(`${ORDERS}/A_SalesOrder`, 'Sales Order Header', [
			keyField('SalesOrder', 'Edm.String'),
			field('SalesOrderType', 'Edm.String', { length: { minimum: 1, maximum: 4 } }),
			field('SoldToParty', 'Edm.String', { required: true }),
			field('TotalNetAmount', 'Edm.Decimal', { kind: 'number' }),
			field('SalesOrderDate', 'Edm.DateTime', { kind: 'date' }),
			field('CompleteDeliveryIsDefined', 'Edm.Boolean', { kind: 'boolean' }),
			{ ...changeTime('LastChangeDateTime', 'Edm.DateTimeOffset'), kind: 'datetime' },
		]),
		entity(`${ORDERS}/A_SalesOrderItem`, 'Sales Order Item', [
			keyField('SalesOrder', 'Edm.String'),
			keyField('SalesOrderItem', 'Edm.String'),
			field('Material', 'Edm.String'),
			field('RequestedQuantity', 'Edm.Decimal', { kind: 'number' }),
		]),
	),
	group(
		PARTNERS,
		'Business Partner',
		entity(`${PARTNERS}/A_BusinessPartner`, 'Business Partner', [
			keyField('BusinessPartner', 'Edm.String'),
			field('BusinessPartnerFullName', 'Edm.String'),
			{ ...changeTime('LastChangeDate', 'Edm.DateTime'), kind: 'date' },
		]),
	),
);
