import type { Rows } from './rows';

/** The form of the user search, as the editor saves it. */
const form = {
	mappingMode: 'defineBelow',
	value: { body_email: 'ada@example.com', body_delegateStatus: 'DELEGATE_STATUS_UNSPECIFIED' },
	schema: ['email', 'delegateStatus', 'pageSize', 'pageToken'].map((name) => ({
		id: `body_${name}`,
		displayName: name,
		required: false,
		defaultMatch: false,
		display: true,
		type: 'string',
	})),
};

export const api: Rows = {
	call: {
		calls: ['user.v1.UserSearch.Search'],
		with: {
			apiOperation: { __rl: true, mode: 'list', value: 'POST /api/v1/search/users' },
			requestSource: 'form',
			requestForm: form,
			requestParameters: null,
			requestBody: '{"ids":[]}',
			openApiUrl: null,
		},
	},
};
