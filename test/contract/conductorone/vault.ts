import type { Rows } from './rows';

export const vault: Rows = {
	create: 'vault.v1.VaultService.Create',
	delete: 'vault.v1.VaultService.Delete',
	get: 'vault.v1.VaultService.Get',
	update: 'vault.v1.VaultService.Update',
};
