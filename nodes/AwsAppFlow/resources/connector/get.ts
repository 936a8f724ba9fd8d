import { InputError } from '../../../../engine/field';
import { checkText, showWhen } from '../../../../engine/fields';
import { toItemJson } from '../../../../engine/json';
import {
	CONNECTOR_LABEL_RULES,
	anyConnectorField,
	connectorLabelField,
} from '../../connectorFields';
import { appFlowOperation } from '../../operation';

const labelField = showWhen(connectorLabelField, { connectorType: ['CustomConnector'] });

export const get = appFlowOperation({
	value: 'get',
	name: 'Get',
	action: 'Get connector',
	description: 'Retrieve what a connector can do and what it needs for authentication',
	fields: [anyConnectorField, labelField],
	async execute({ params, service, signal }) {
		const { connectorType } = params;
		const label = connectorType === 'CustomConnector' ? params.connectorLabel?.value : undefined;
		if (connectorType === 'CustomConnector' && label === undefined) {
			throw new InputError(
				'Connector Label',
				'is empty',
				'Choose the custom connector by its label',
			);
		}
		if (label !== undefined) checkText('Connector Label', label, CONNECTOR_LABEL_RULES);
		const { connectorConfiguration } = await service.send(
			'DescribeConnector',
			{ connectorType, ...(label !== undefined && { connectorLabel: label }) },
			signal,
		);
		return toItemJson({ ...connectorConfiguration });
	},
});
