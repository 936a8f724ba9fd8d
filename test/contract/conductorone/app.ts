import type { Rows } from './rows';

export const app: Rows = {
	get: 'app.v1.Apps.Get',
	getMany: 'app.v1.Apps.List',
	search: 'app.v1.AppSearch.Search',
};
