import type { Rows } from './rows';

export const role: Rows = {
	get: 'iam.v1.Roles.Get',
	getMany: 'iam.v1.Roles.List',
	update: 'iam.v1.Roles.Update',
};
