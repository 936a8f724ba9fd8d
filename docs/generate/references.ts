import { appFlowApiReference } from './appFlowApi';
import { connectorsReference } from './connectors';
import { operationsReference } from './operations';

/** Each generated document, as its file inside `docs` and what makes its text. */
export const references = [
	{ file: 'operations.md', render: operationsReference },
	{ file: 'connectors.md', render: connectorsReference },
	{ file: 'appflow-api.md', render: appFlowApiReference },
] as const;
