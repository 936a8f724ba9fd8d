import { ServiceError } from '../../../../engine/errors';
import { createConnection, secretsFrom } from '../../connectors/form';
import { appFlowOperation } from '../../operation';
import { newPrivateConnectionOptions } from '../../privateConnection';
import { findProfile } from '../../profile';
import { createProfile, newNameField, updateProfile } from './change';
import { kmsKeyOption } from './kmsKey';

export const createOrUpdate = appFlowOperation({
	value: 'createOrUpdate',
	name: 'Create or Update',
	action: 'Create or update connector profile',
	description:
		'Create a connector profile, or replace the configuration of the one with this name (upsert)',
	fields: [secretsFrom, newNameField, createConnection],
	options: [kmsKeyOption, ...newPrivateConnectionOptions],
	idempotent: true,
	async execute(call) {
		const { newConnectorProfileName: name, connection, options } = call.params;
		const { service, signal } = call;
		const create = async () =>
			await createProfile(call, { name, connection, kmsArn: options.kmsArn }, options);
		const update = async () => {
			const profile = await findProfile(service, { name }, signal);
			if (!profile) return undefined;
			if (options.kmsArn) {
				call.hint("A profile's KMS key cannot be changed: it was left as it is where it existed");
			}
			const changed = await updateProfile(call, profile, connection, {
				keep: false,
				wait: options,
			});
			return { created: false, ...changed };
		};
		const updated = await update();
		if (updated) return updated;
		// Somebody else may have made it in between.
		return await create().catch(async (error: unknown) => {
			const conflict = error instanceof ServiceError && error.code === 'ConflictException';
			return (conflict ? await update() : undefined) ?? (await Promise.reject(error));
		});
	},
});
