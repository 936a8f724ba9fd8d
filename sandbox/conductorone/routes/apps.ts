import { getApp, listApps, searchApps } from '../handlers/apps';
import { route, type Route } from './route';

const app = '/api/v1/apps';

export const appRoutes: Route[] = [
	route('GET', app, 'app.v1.Apps.List', listApps),
	route('GET', `${app}/{id}`, 'app.v1.Apps.Get', getApp),
	route('POST', '/api/v1/search/apps', 'app.v1.AppSearch.Search', searchApps, true),
];
