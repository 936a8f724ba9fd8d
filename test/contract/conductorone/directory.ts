import type { Rows } from './rows';

export const directory: Rows = {
	create: 'directory.v1.DirectoryService.Create',
	delete: 'directory.v1.DirectoryService.Delete',
	get: 'directory.v1.DirectoryService.Get',
	getMany: 'directory.v1.DirectoryService.List',
	replaceSettings: 'directory.v1.DirectoryService.Update',
};
