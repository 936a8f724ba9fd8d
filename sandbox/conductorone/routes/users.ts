import {
	getUser,
	introspectUser,
	listUsers,
	profileTypes,
	searchUsers,
	setDelegation,
} from '../handlers/users';
import { route, type Route } from './route';

export const userRoutes: Route[] = [
	route('GET', '/api/v1/users', 'user.v1.UserService.List', listUsers),
	route('GET', '/api/v1/users/{id}', 'user.v1.UserService.Get', getUser),
	route('POST', '/api/v1/users/introspect', 'user.v1.UserService.Introspect', introspectUser, true),
	route('POST', '/api/v1/search/users', 'user.v1.UserSearch.Search', searchUsers, true),
	route(
		'GET',
		'/api/v1/users/{user_id}/profile-types',
		'user.v1.UserService.GetUserProfileTypes',
		profileTypes,
	),
	route(
		'POST',
		'/api/v1/users/{user_id}/set-delegation-by-admin',
		'user.v1.UserService.SetExpiringUserDelegationBindingByAdmin',
		setDelegation,
	),
];
