import { choice, showWhen } from '../../../../engine/fields';
import { toItemJson } from '../../../../engine/json';
import { connectorOptions } from '../../connectorFields';
import { checkLabel, labelField } from '../../connectors/label';
import { appFlowOperation } from '../../operation';

const CUSTOM = 'CustomConnector';

export const get = appFlowOperation({
	value: 'get',
	name: 'Get',
	action: 'Get connector',
	description: 'Retrieve what a connector can do and what it needs for authentication',
	fields: [
		choice({
			displayName: 'Connector',
			name: 'connectorType',
			noDataExpression: true,
			options: connectorOptions,
			default: 'Salesforce',
		}),
		showWhen(labelField(true), { connectorType: [CUSTOM] }),
	],
	async execute({ params, service, signal }) {
		const { connectorType } = params;
		const label = connectorType === CUSTOM ? params.connectorLabel : undefined;
		checkLabel(connectorType, label);
		const { connectorConfiguration } = await service.send(
			'DescribeConnector',
			{ connectorType, ...(label !== undefined && { connectorLabel: label }) },
			signal,
		);
		return toItemJson({ ...connectorConfiguration });
	},
});
