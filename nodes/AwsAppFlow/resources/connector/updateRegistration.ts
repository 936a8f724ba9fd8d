import { collection, text } from '../../../../engine/fields';
import { appFlowOperation } from '../../operation';
import { descriptionOptions, lambdaOptions, provisioningOf, registeredField } from './registration';

export const updateRegistration = appFlowOperation({
	value: 'updateRegistration',
	name: 'Update Registration',
	action: 'Update registration of connector',
	description:
		'Change the Lambda function or the description of a registered connector. Without changes, AppFlow takes the newest version of the same function.',
	fields: [
		registeredField,
		collection({
			displayName: 'Update Fields',
			name: 'updateFields',
			placeholder: 'Add field',
			fields: [text({ ...descriptionOptions, allowEmpty: true }), text(lambdaOptions)],
		}),
	],
	idempotent: true,
	async execute({ params, service, signal, idempotencyToken }) {
		const { connectorLabel, updateFields } = params;
		const { description, lambdaArn } = updateFields;
		const input = {
			connectorLabel,
			...(description !== undefined && { description }),
			...(lambdaArn !== undefined && {
				connectorProvisioningConfig: provisioningOf(service, lambdaArn),
			}),
		};
		const { connectorArn } = await service.send(
			'UpdateConnectorRegistration',
			{ ...input, clientToken: idempotencyToken(input) },
			signal,
		);
		return { updated: true, connectorLabel, connectorArn };
	},
});
