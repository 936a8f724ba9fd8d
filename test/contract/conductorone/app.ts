import { ownerRows } from './rows';
import type { Rows } from './rows';

const service = 'app.v1.Apps';

export const app: Rows = {
	...ownerRows('app.v2.AppOwners'),
	create: `${service}.Create`,
	delete: `${service}.Delete`,
	get: `${service}.Get`,
	getMany: `${service}.List`,
	search: 'app.v1.AppSearch.Search',
	update: {
		calls: [`${service}.Update`],
		with: {
			appUserMapper:
				'{"mappingCases":[{"appUserKeyCel":"appUser.email","userKeyCel":"user.email"}]}',
		},
	},
};
