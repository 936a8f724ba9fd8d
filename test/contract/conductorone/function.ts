import type { Rows } from './rows';

const service = 'functions.v1.FunctionsService';
const invocation = 'functions.v1.FunctionsInvocationService.Get';

export const functionRows: Rows = {
	delete: `${service}.DeleteFunction`,
	get: `${service}.GetFunction`,
	getInvocation: invocation,
	getInvocations: 'functions.v1.FunctionsInvocationSearchService.Search',
	getMany: `${service}.ListFunctions`,
	invoke: {
		calls: [`${service}.Invoke`, invocation],
		replies: {
			[`${service}.Invoke`]: () => ({ invocationId: '2kG3aTftCcAvWtHZt2Ywry0dPn7' }),
			[invocation]: (sample) => ({
				invocation: {
					...(sample.invocation as object),
					status: 'FUNCTION_INVOCATION_STATUS_SUCCESS',
				},
			}),
		},
	},
	search: 'functions.v1.FunctionsSearch.Search',
	update: `${service}.UpdateFunction`,
};
