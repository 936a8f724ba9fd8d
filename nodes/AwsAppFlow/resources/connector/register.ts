import { requiredText } from '../../../../engine/fields';
import { labelRules } from '../../connectors/label';
import { appFlowOperation } from '../../operation';
import {
	PROVISIONING_TYPE,
	descriptionOption,
	lambdaOptions,
	provisioningOf,
} from './registration';

export const register = appFlowOperation({
	value: 'register',
	name: 'Register',
	action: 'Register connector',
	description:
		'Register a custom connector, which is a Lambda function, in this account and region',
	fields: [
		requiredText({
			displayName: 'Connector Label',
			name: 'newConnectorLabel',
			description: 'Unique in the account and region; it cannot be changed later',
			placeholder: 'e.g. my-connector',
			...labelRules,
		}),
		requiredText(lambdaOptions),
	],
	options: [descriptionOption],
	idempotent: true,
	async execute({ params, service, signal, idempotencyToken }) {
		const { newConnectorLabel: connectorLabel, lambdaArn, options } = params;
		const input = {
			connectorLabel,
			connectorProvisioningType: PROVISIONING_TYPE,
			connectorProvisioningConfig: provisioningOf(service, lambdaArn),
			...(options.description !== undefined && { description: options.description }),
		} as const;
		const { connectorArn } = await service.send(
			'RegisterConnector',
			{ ...input, clientToken: idempotencyToken(input) },
			signal,
		);
		return { registered: true, connectorLabel, connectorArn };
	},
});
