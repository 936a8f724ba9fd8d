import {
	deleteFunction,
	getFunction,
	getInvocation,
	invokeFunction,
	listCommits,
	listFunctions,
	listInvocations,
	searchFunctions,
	searchInvocations,
	updateFunction,
} from '../handlers/functions';
import { route, type Route } from './route';

const functions = 'functions.v1.FunctionsService';
const invocations = 'functions.v1.FunctionsInvocationService';
const all = '/api/v1/functions';
const one = `${all}/{function_id}`;

export const functionRoutes: Route[] = [
	route('GET', all, `${functions}.ListFunctions`, listFunctions),
	route('POST', `${all}/update`, `${functions}.UpdateFunction`, updateFunction),
	route('GET', `${all}/{id}`, `${functions}.GetFunction`, getFunction),
	route('DELETE', `${all}/{id}`, `${functions}.DeleteFunction`, deleteFunction),
	route('GET', `${one}/commits`, `${functions}.ListCommits`, listCommits),
	route('POST', `${one}/invoke`, `${functions}.Invoke`, invokeFunction),
	route('GET', `${one}/invocations`, `${invocations}.List`, listInvocations),
	route('GET', `${one}/invocations/{id}`, `${invocations}.Get`, getInvocation),
	route(
		'POST',
		`${one}/invocations/search`,
		'functions.v1.FunctionsInvocationSearchService.Search',
		searchInvocations,
		true,
	),
	route(
		'POST',
		'/api/v1/search/functions',
		'functions.v1.FunctionsSearch.Search',
		searchFunctions,
		true,
	),
];
