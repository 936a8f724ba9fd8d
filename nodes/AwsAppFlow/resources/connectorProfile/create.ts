import { createConnection, secretsFrom } from '../../connectors/form';
import { appFlowOperation } from '../../operation';
import { newPrivateConnectionOptions } from '../../privateConnection';
import { createProfile, newNameField } from './change';
import { kmsKeyOption } from './kmsKey';

export const create = appFlowOperation({
	value: 'create',
	name: 'Create',
	action: 'Create connector profile',
	description: 'Create a connector profile: one stored connection to an application',
	fields: [secretsFrom, newNameField, createConnection],
	options: [kmsKeyOption, ...newPrivateConnectionOptions],
	idempotent: true,
	async execute(call) {
		const { newConnectorProfileName: name, connection, options } = call.params;
		return await createProfile(call, { name, connection, kmsArn: options.kmsArn }, options);
	},
});
